import type { ask as english } from '../en/ask.ts';

/** Spanish: messages to the moderators of a group, and what they can do about them. */
export const ask = {
  'data.erase.goes.questions':
    'quién escribió tus mensajes a la moderación, y sus respuestas. Lo que escribiste queda en su canal.',
  'data.erase.stays.block':
    'durante 180 días, si la moderación bloqueó tus mensajes, un código que lo dice. No tiene nombre ni contenido.',
  'data.questions':
    'Mensajes a la moderación que todavía sé que son tuyos: {count}. Con sus respuestas se guardan 30 días.',
  'ask.summary': 'Escribir a la moderación de este grupo, con tu nombre o sin él',
  'ask.menu': 'Avisar a la moderación',

  // Before anything is typed
  'ask.what': 'Puedes escribir a la moderación de este grupo. Antes de enviarlo ves lo que leerá.',
  'ask.watched':
    'Nadie está pendiente de estos mensajes. La moderación los lee cuando está aquí, y eso puede tardar horas o días. Para ayuda ahora mismo, pulsa <b>¿Necesitas ayuda ahora?</b>.',
  'ask.hours-unknown': 'Cuándo está la moderación, nadie lo ha dicho.',
  'ask.names':
    '<b>Con tu nombre</b> ven quién eres. <b>Sin él</b> ven otro nombre, como Garza, solo para este mensaje. Pueden responderte a través de mí y pueden dejar de recibir mensajes así, y nunca les digo quién eres. Tu manera de escribir, o lo que cuentas, aún podría dejarlo ver.',
  'ask.kept':
    'Guardo quién escribió, cifrado, durante 30 días, para que una respuesta te encuentre. Lo que escribes queda en el canal de moderación, y solo allí se puede borrar. Quien me administra podría leer lo que guardo mientras funciono.',
  'ask.write': 'Escribir',
  'ask.last': 'Mi último mensaje',
  'ask.no-room':
    'Aquí todavía no hay canal de moderación, así que nada llega a la moderación a través de mí. Se elige en /trust-setup. Puedes escribir tú a una persona que modere. Nadie sabe que preguntaste.',
  'ask.blocked':
    'La moderación de este grupo no recibe mensajes tuyos a través de mí hasta {until}. Puedes escribir tú a una de esas personas. /crisis funciona como siempre.',
  'ask.blocked.named':
    'La moderación no recibe mensajes con tu nombre a través de mí hasta {until}. Puedes escribir sin él, o escribir tú a una persona que modere.',
  'ask.blocked.unnamed':
    'La moderación no recibe mensajes tuyos sin nombre hasta {until}. Puedes escribir con él. No saben quién eres.',
  'ask.open':
    'Tu mensaje sin nombre ({when}) sigue abierto, y solo puede haber uno. Puedes escribir otro con tu nombre, o esperar a que la moderación lo vea o lo responda. Después de una semana puedes escribir de nuevo.',

  // What is written, and looked at before it is sent
  'ask.form.title': 'A la moderación',
  'ask.form.intro':
    'Lo ves otra vez antes de enviarlo. Nadie está pendiente. Di tanto como quieras. Nadie necesita detalles de lo que pasó.',
  'ask.words': 'Tu mensaje',
  'ask.words.summary': 'Como máximo, 1500 caracteres',
  'ask.name': 'Tu nombre',
  'ask.name.summary': 'Si la moderación ve quién eres',
  'ask.named': 'Con mi nombre',
  'ask.unnamed': 'Sin mi nombre',
  'ask.form.submit': 'Ver cómo queda',
  'ask.link.what':
    'La moderación recibiría un enlace a ese mensaje, y nada de lo que dice. ¿Quieres dar tu nombre?',
  'ask.preview': 'Esto es lo que leerá la moderación, palabra por palabra. Todavía no se envió nada.',
  'ask.preview.named': 'Nombrarte en un canal te avisaría, así que tu nombre está detrás de ese botón.',
  'ask.send': 'Enviar',
  'ask.sent':
    'Enviado. La moderación lo lee cuando está aquí. Si responde, te lo digo con tu próximo comando. Si ya tienes un chat privado conmigo, ahí puede llegar antes una nota.',
  'ask.not-sent':
    'No puedo publicar en el canal de moderación, así que no se envió nada. En /trust-setup se ve qué falta. Puedes escribir tú a una persona que modere.',
  'ask.gone':
    'Ya no tengo ese mensaje: lo olvido a los 15 minutos, o cuando empiezas otro. No se envió nada.',

  // What moderators read
  'ask.alert.title': 'Un mensaje para la moderación',
  'ask.alert.from': '<b>De:</b>',
  'ask.alert.from.behind': '<b>De:</b> alguien del grupo que da su nombre. Pulsa <b>Quién escribió esto</b>.',
  'ask.alert.link': 'Pide que miren este mensaje: {link}',
  'ask.alert.alone':
    'Nadie espera que lleves esto a solas ni que juzgues el riesgo. Puedes avisar a otra persona que modere, o publicar líneas con /crisis-post.',
  'ask.alert.unnamed': 'No digo a nadie quién escribió esto. Una respuesta le llega a través de mí.',
  'ask.somebody': 'Alguien del grupo, {alias}',
  'ask.again': 'Nadie se ha ocupado de este mensaje en una hora. Está más arriba.',

  // What moderators do
  'ask.take': 'Me ocupo',
  'ask.take.done': 'Te ocupas tú. A quien también pulse se lo digo.',
  'ask.take.other': '{who} se ocupa, desde {when}.',
  'ask.hand': 'Lo pasé',
  'ask.hand.done': 'De acuerdo: lo pasaste. Se ocupa la próxima persona que pulse <b>Me ocupo</b>.',
  'ask.hand.other': '{who} lo pasó, {when}.',
  'ask.who': 'Quién escribió esto',
  'ask.who.named': '{who} escribió esto, y quiso dar su nombre.',
  'ask.seen': 'Visto',
  'ask.seen.done': 'Le digo que alguien de la moderación lo vio. No quién.',
  'ask.seen.other': '{who} ya se lo hizo saber, {when}.',
  'ask.answer': 'Responder',
  'ask.answer.title': 'Tu respuesta',
  'ask.answer.intro':
    'La lee en privado, en mi nombre. No le digo quién eres, si no lo escribes. Se envía al momento.',
  'ask.answer.words': 'Lo que leerá',
  'ask.answer.summary': 'Como máximo, 1500 caracteres',
  'ask.answer.submit': 'Enviar',
  'ask.answer.done':
    'Tu respuesta está en camino. La encuentra en una nota privada, o con su próximo comando.',
  'ask.block': 'Bloquear',
  'ask.block.done.named':
    'Durante 180 días no les paso mensajes con nombre de esta persona. Solo lo sabe si lo intenta. /crisis le sigue funcionando.',
  'ask.block.done.unnamed':
    'Durante 180 días no les paso mensajes sin nombre de quien escribió esto. No les digo quién es. Solo lo sabe si lo intenta, y /crisis le sigue funcionando.',
  'ask.unblock': 'Deshacer',
  'ask.unblock.done': 'Deshecho. Puede volver a escribir.',
  'ask.over': 'Ese mensaje terminó: tiene más de 30 días, o quien lo escribió hizo borrar todo lo suyo.',

  // What became of it
  'ask.read.title': 'Tu mensaje para la moderación',
  'ask.read.seen': 'Alguien de la moderación lo vio.',
  'ask.read.nothing': 'Se envió. La moderación todavía no respondió.',
  'ask.read.answer': 'Alguien de la moderación escribe:',
  'ask.read.earlier': 'La respuesta anterior',
  'ask.read.more': 'Para contestar, usa /ask-moderators en un canal de tu grupo. Nadie lee este chat.',
  'ask.read.over': 'Eso terminó: guardo estos mensajes durante 30 días.',

  // What somebody is called who gives no name
  'ask.alias.avocet': 'Avoceta',
  'ask.alias.bittern': 'Avetoro',
  'ask.alias.curlew': 'Zarapito',
  'ask.alias.dipper': 'Mirlo acuático',
  'ask.alias.egret': 'Garceta',
  'ask.alias.fieldfare': 'Zorzal',
  'ask.alias.goldfinch': 'Jilguero',
  'ask.alias.heron': 'Garza',
  'ask.alias.ibis': 'Morito',
  'ask.alias.jackdaw': 'Grajilla',
  'ask.alias.kestrel': 'Cernícalo',
  'ask.alias.lapwing': 'Avefría',
  'ask.alias.magpie': 'Urraca',
  'ask.alias.nightingale': 'Ruiseñor',
  'ask.alias.oriole': 'Oropéndola',
  'ask.alias.plover': 'Chorlito',
  'ask.alias.quail': 'Codorniz',
  'ask.alias.robin': 'Petirrojo',
  'ask.alias.sandpiper': 'Andarríos',
  'ask.alias.swallow': 'Golondrina',
  'ask.alias.tern': 'Charrán',
  'ask.alias.wren': 'Chochín',
} as const satisfies Record<keyof typeof english, string>;
