import type { crisisSend as english } from '../en/crisis-send.ts';

/** Spanish: crisis lines that a moderator sends to one member, and what that member finds. */
export const crisisSend = {
  'crisis-send.summary': 'Líneas de ayuda para una persona, en privado. Antes ves lo que recibe',
  'crisis-send.member': 'Persona',
  'crisis-send.member.summary': 'Quién recibe las líneas, en una nota privada',
  'crisis-send.title': 'Líneas para alguien',
  'crisis-send.intro':
    'Recibe una nota privada que no dice nada, con las líneas detrás. La ves antes de que se envíe.',
  'crisis-send.self':
    'Eres tú, así que no se envió nada. Está bien que también te cuides: /crisis te muestra líneas, y nadie lo sabe.',
  'crisis-send.preview': 'Esto es lo que recibe. Todavía no se envió nada.',
  'crisis-send.to': '<b>Para:</b> {who}',
  'crisis-send.note': '<b>En su chat privado conmigo:</b> {note} · {open}. Detrás:',
  'crisis-send.under':
    'Debajo: <b>{why}</b> y <b>{stop}</b>. Lo lee en su idioma, si lo hablo. Recibe una nota así al día como mucho. A ti te digo si se entregó y nada más, tampoco después.',
  'crisis-send.asked':
    'Si me dijo su país, encuentra las líneas enseguida. También puedes indicar uno en el comando.',
  'crisis-send.own-country': 'Si me dijo que su país es otro, encuentra las líneas de ese en lugar de estas.',
  'crisis-send.watched':
    'Puede que otra persona lea su teléfono, y también puede abrir la nota. Si puedes, pregúntale antes si le parece bien.',
  'crisis-send.send': 'Enviar',
  'crisis-send.delivered':
    'Entregado. Encuentra una nota en su chat privado conmigo. Si la abre, no lo sé ni se lo digo a nadie.',
  'crisis-send.not-delivered':
    'No se entregó, hasta donde puedo saber tras unos segundos. Puede haber muchas razones, y no digo ninguna. Puedes publicar líneas para quien lea con /crisis-post, o decirle que /crisis está ahí, en privado y para cualquiera.',
  'crisis-send.today':
    'En las últimas 24 horas se le envió una nota desde aquí, o se intentó. Una al día basta para una persona, así que ahora no se envió nada. Puedes publicar líneas para quien lea con /crisis-post.',
  'crisis-send.enough':
    'Desde aquí se enviaron {count} notas así en las últimas 24 horas, y no envío más en un día. Puedes publicar líneas para quien lea con /crisis-post.',
  'crisis-send.repeated':
    'Esta pulsación tuya me llegó dos veces, así que ahora no se envió nada. Vale lo que respondí la primera vez. Si no viste ninguna respuesta, no puedo decirte si llegó una nota.',
  'crisis-send.unread':
    'Ahora no llego a lo que guardo, así que no se envió nada. Puedes publicar líneas para quien lea con /crisis-post.',

  // What the member finds
  'crisis-send.letter':
    'Alguien que modera un grupo en el que estás pensó que esto puede servirte. Puedes dejarlo estar: nadie espera nada de ti.',
  'crisis-send.why': 'Por qué recibí esto',
  'crisis-send.why.who':
    'Alguien que modera un grupo en el que estamos tú y yo me pidió que te enviara estas líneas. No sé por qué, no he leído nada tuyo y no he juzgado nada. No digo quién fue. Puedes preguntar a quien modera, y no hace falta que lo hagas.',
  'crisis-send.why.told':
    'Se le dijo si se entregó, y nada más. Nadie sabe si lo abriste ni qué haces con ello, y yo no lo guardo. Durante 24 horas guardo un código que dice que recibiste una, para que haya una al día como mucho, y recuerdo el mensaje, para que puedas borrarlo con /my-data clear.',
  'crisis-send.why.stop':
    'Si no quieres ninguna, pulsa <b>No quiero más</b>. Entonces nadie que modere puede enviarte una a través de mí durante 180 días, en ningún grupo. No se lo digo: se lee como si tu chat privado estuviera cerrado.',
  'crisis-send.stop': 'No quiero más',
  'crisis-send.stopped':
    'De acuerdo. Nadie que modere puede enviarte una nota así a través de mí durante 180 días, en ningún grupo. No se lo digo. Para eso guardo un código sin nombre ni contenido. /crisis está ahí para ti como siempre.',
  'crisis-send.again': 'Volver a recibirlas',
  'crisis-send.taken':
    'De acuerdo. Quien modera puede enviarte otra vez una nota así, una al día como mucho.',

  // What is kept of it
  'data.letters':
    'No quieres líneas de ayuda de quien modera hasta {until}. Lo guardo como un código sin nombre ni contenido.',
  'data.letters.turn':
    'Quien modera te envió líneas de ayuda, o lo intentó: {when}. Lo guardo 24 horas, como un código sin nombre ni contenido, para que no lleguen más de una vez al día.',
  'data.erase.stays.letters':
    'si no querías notas de quien modera, un código que lo dice, durante 180 días; si hoy se te envió una, un código para eso, durante 24 horas. No tienen nombre ni contenido.',
} as const satisfies Record<keyof typeof english, string>;
