import type { checkIn as english } from '../en/check-in.ts';

/** Spanish: the private check-in, from the first yes to the answer. */
export const checkIn = {
  'check-in.summary': 'Una pregunta privada a la hora que elijas. Nadie de tu grupo la ve',
  'check-in.start.summary': 'Empezar, en los días y a la hora que elijas',
  'check-in.now.summary': 'Responder ahora mismo',
  'check-in.skip.summary': 'Saltar la nota que espera, o la próxima',
  'check-in.pause.summary': 'Sin notas hasta el día que digas, o hasta que las retomes',
  'check-in.resume.summary': 'Las notas vuelven',
  'check-in.edit.summary': 'Cambiar los días, la hora o la zona horaria',
  'check-in.stop.summary': 'No más notas. Lo que guardaste sigue hasta que lo borres',
  'check-in.show.summary': 'Cuándo llega la próxima nota, y qué puedes hacer',
  'check-in.until.summary': 'El último día en que puede llegar una nota',
  'check-in.until.label': 'Hasta (puedes dejarlo vacío)',
  'check-in.pause.until.summary': 'El día desde el que vuelven las notas, como el lunes',
  'check-in.pause.until.label': 'Hasta cuándo',

  // The first yes
  'check-in.title': 'Una pregunta privada',
  'check-in.what':
    'A la hora que elijas te envío una sola línea, «Tienes una nota». La abres cuando quieras. Pregunta cómo va, en un formulario corto. Saltarla es una respuesta completa.',
  'check-in.kept':
    '<b>Lo que guardo:</b> días, hora, zona horaria e idioma; que respondiste, y hasta qué punto hiciste lo que dijiste (de 1 a 5); tu paso; si se abrió la última nota; dónde está nuestro chat, y cuándo viniste por última vez. Promesas y un diario solo si los usas: el diario está apagado hasta que tú lo enciendas.',
  'check-in.not-kept': '<b>Lo que nunca guardo:</b> cuánta seguridad sentiste, y nada sobre una crisis.',
  'check-in.how-long':
    '<b>Durante cuánto tiempo:</b> las valoraciones, 26 semanas; el diario, lo que elijas; lo demás, hasta que lo borres. /my-data lo borra todo de una vez. Si pasas 180 días sin hacer nada aquí, todo se borra por sí mismo.',
  'check-in.who':
    '<b>Quién podría verlo:</b> nadie de tu grupo, y nadie que lo modere. Quien me administra podría leer lo que guardo mientras funciono. Quien tenga tu teléfono puede leer lo que está en la pantalla. Algunos lugares de trabajo pueden exportar los mensajes privados.',
  'check-in.program': 'Soy un programa. Nadie está mirando, y no se lo digo a nadie.',
  'check-in.when': 'Cuándo',
  'check-in.next-three': 'Las próximas llegarían',
  'check-in.next-none': 'No llegaría ninguna nota: el último día pasa antes de la primera.',
  'check-in.yes': 'Sí, empezar',
  'check-in.choose': 'Elegir días y hora',
  'check-in.choose-other': 'Elegir otro momento',
  'check-in.form.title': 'Tu pregunta privada',
  'check-in.form.submit': 'Ver las fechas',
  'check-in.quiet':
    'Tus horas de silencio van de {from} a {until}, {zone}, y las {at} caen dentro, así que no podría llegar ninguna nota. Puedes elegir otra hora, o cambiar tus horas de silencio.',
  'check-in.quiet.elsewhere':
    'Tus horas de silencio van de {from} a {until}, {zone}. A las {time}, {there}, tu propio reloj marca las {at}, así que no podría llegar ninguna nota. Si te has mudado, elige primero tu zona horaria. También puedes elegir otra hora, o cambiar tus horas de silencio.',
  'check-in.quiet.change': 'Cambiar el silencio',
  'check-in.started': 'Hecho: {rhythm}. La primera nota llega: {first}.',
  'check-in.started.test':
    'Te acabo de enviar una nota de prueba. Si no la ves en tu chat privado conmigo, díselo a quien me administra.',
  'check-in.closed':
    'No pude escribirte: tus mensajes privados están cerrados para mí. No se guardó nada. Puedes dejar que te escriba en los ajustes de privacidad de la aplicación, y después pulsar el botón otra vez.',
  'check-in.busy': 'Ahora no puedo escribirte, así que no se guardó nada. Inténtalo de nuevo en un minuto.',
  'check-in.no-zone': 'Todavía no sé tu zona horaria. Elígela, con los días y la hora.',
  'check-in.no-zone.first':
    'Primero necesito tu zona horaria. Después te muestro qué guardo y quién podría verlo, y nada empieza antes de que digas que sí.',
  'check-in.unknown': 'Ahora no puedo leer lo que guardo de ti. Inténtalo de nuevo en un minuto.',
  'check-in.test': 'Esta es la prueba. Funciona: las notas te llegan aquí.',

  // The state of it
  'check-in.show.title': 'Tu pregunta privada',
  'check-in.none': 'No tienes ninguna pregunta privada. Puedes empezar cuando quieras.',
  'check-in.begin': 'Empezar',
  'check-in.next': 'Próxima nota',
  'check-in.next.ended': 'ninguna, ya llegó la última',
  'check-in.next.past': 'ninguna, para entonces ya pasó el último día',
  'check-in.state': 'Estado',
  'check-in.state.on': 'en marcha',
  'check-in.state.asked': 'en pausa, hasta que la retomes',
  'check-in.state.until': 'en pausa, hasta el {day}',
  'check-in.state.unanswered': 'en descanso, hasta que la retomes',
  'check-in.state.closed': 'en pausa, porque tus mensajes privados estaban cerrados para mí',
  'check-in.step': 'Paso',
  'check-in.now.button': 'Responder ahora',
  'check-in.skip-next.button': 'Saltar la próxima',
  'check-in.pause.button': 'Pausar',
  'check-in.resume.button': 'Retomar',
  'check-in.edit.button': 'Cambiar el momento',
  'check-in.stop.button': 'Dejar las notas',
  'check-in.paused': 'En pausa hasta que la retomes. Mientras tanto no cuenta nada.',
  'check-in.paused.until': 'En pausa. Las notas vuelven desde el {day}.',
  'check-in.paused.past':
    'En pausa hasta el {day}. Tu último día de notas, el {last}, ya habrá pasado, así que no llega ninguna si no las retomas antes.',
  'check-in.resumed': 'Qué bien que vuelvas. La próxima nota llega: {first}.',
  'check-in.resumed.ended':
    'El último día ya pasó, así que no llega ninguna nota más. Puedes empezar otra vez cuando quieras.',
  'check-in.is-on': 'Tus notas no están en pausa. La próxima llega: {first}.',
  'check-in.stopped': 'Listo. No más notas. Lo que guardaste sigue aquí: /my-progress y /my-data.',

  // The note
  'check-in.over': 'Con esta nota ya no hay nada que hacer.',
  'check-in.late': 'Llega tarde, perdona. Fue cosa mía.',
  'check-in.about': 'Paso {step} de 7: {name}. {line}',
  'check-in.ask': 'Algo que preguntarte: {question}',
  'check-in.try': 'Algo que podrías probar, si quieres: {practice}',
  'check-in.answer': 'Responder',
  'check-in.later.hour': 'En 1 hora',
  'check-in.later.evening': 'A las 20:00',
  'check-in.later.tomorrow': 'Mañana, misma hora',
  'check-in.skip.button': 'Saltar',
  'check-in.later.done': 'De acuerdo. Vuelve: {moment}. Tus otras fechas siguen igual.',
  'check-in.later.quiet':
    'Eso cae en tus horas de silencio, y entonces no llega ninguna nota. Elige otro momento.',
  'check-in.skipped': 'Saltada. No hay nada que recuperar.',
  'check-in.skipped-next': 'Saltada. No hay nada que recuperar. La siguiente llega: {first}.',
  'check-in.skipped-other':
    'Esa ya no está prevista, así que no se cambió nada. La próxima nota llega: {first}.',
  'check-in.skipped-last': 'Saltada. No hay nada que recuperar. No queda ninguna otra prevista.',
  'check-in.rest':
    'Han pasado tres notas, y está bien. Paro aquí, para no ser una cosa más. Cuando las quieras otra vez, pulsa Retomar. Nada cuenta en tu contra.',

  // The form
  'check-in.form.how': '¿Cómo va?',
  'check-in.form.how.summary': 'Tal como lo sientes hoy',
  'check-in.how.steady': 'Estable',
  'check-in.how.mixed': 'Regular',
  'check-in.how.hard': 'Difícil',
  'check-in.how.not-ok': 'No estoy bien',
  'check-in.form.did': 'Hice lo que dije que haría',
  'check-in.form.did.summary': '1 es nada, 5 es del todo. Solo sobre ti. Esta se guarda.',
  'check-in.form.safe': 'Pude hablar con franqueza sin miedo',
  'check-in.form.safe.summary': '1 es nada, 5 es del todo. Esta no se guarda nunca.',
  'check-in.rating.1': '1, nada',
  'check-in.rating.2': '2, un poco',
  'check-in.rating.3': '3, en parte',
  'check-in.rating.4': '4, casi todo',
  'check-in.rating.5': '5, del todo',
  'check-in.form.promises': 'Promesas que cumpliste',
  'check-in.form.promises.summary':
    'Las demás siguen abiertas; /promise las muestra todas. Ninguna cuenta en tu contra.',
  'check-in.form.words': 'Unas líneas para tu diario',
  'check-in.form.words.summary':
    'Solo si quieres. Cifradas. Si eliges «No estoy bien», no se guarda nada de lo que escribas aquí.',
  'check-in.form.send': 'Listo',
  'check-in.form.answer-title': 'Cómo va',
  'check-in.form.answer-intro':
    'Todo es opcional menos la primera línea. No es una escala validada, solo es tuya.',
  'check-in.form.not-begun':
    'Todavía no empezaste con las notas, así que nada de lo que respondas aquí se guarda.',
  'check-in.thanks': 'Gracias. Eso cuenta.',
  'check-in.thanks.hard': 'Gracias por decirlo. Aquí no hace falta que suene mejor.',
  'check-in.thanks.journal': 'Tus líneas están en tu diario, en /my-progress.',
  'check-in.thanks.resting': 'Las notas descansan hasta que pulses Retomar.',
  'check-in.journal-off':
    'Tu diario se apagó mientras tanto, así que tus líneas no se guardarían, y todavía no se guardó nada. Puedes encenderlo en /my-settings e intentarlo de nuevo, o intentarlo sin ellas.',
  'check-in.answered': 'Esto ya se respondió antes, así que no se cambió nada.',
  'check-in.overtaken':
    'Mientras tanto llegó tu siguiente nota, así que esto no se guardó para la anterior. Vuelve a enviarlo y contará para ahora.',
  'check-in.skipped-before':
    'Esta nota se saltó mientras tanto, así que esto no se guardó para ella. Vuelve a enviarlo y contará para ahora.',
  'check-in.stopped-before':
    'Mientras tanto dejaste las notas, así que esto no se guardó para aquella. Vuelve a enviarlo y contará para ahora.',
  'check-in.stay': 'Seguir en este paso',
  'check-in.move': 'Paso siguiente',
  'check-in.stayed': 'Tu paso sigue siendo el {step}: {name}.',
  'check-in.moved': 'Tu paso es ahora el {step}: {name}.',
  'check-in.not-ok':
    'Gracias por ponerlo en palabras. ¿Estás pensando en quitarte la vida, o es más bien que todo pesa demasiado? En los dos casos no tienes que llevarlo a solas. Las personas detrás de estos botones saben de ambas cosas.',
  'check-in.not-ok.kept':
    'Soy un programa: no se lo dije a nadie, y nadie mira este chat. Solo guardé que respondiste esta semana, nada más de lo que escribiste.',
  'check-in.not-ok.nothing':
    'Soy un programa: no se lo dije a nadie, y nadie mira este chat. No guardé nada de lo que escribiste.',

  // What happened meanwhile
  'check-in.news.missed':
    'No pude enviar tu nota del {day}: yo no funcionaba, o tuve que esperar. Nada cuenta en tu contra.',
  'check-in.news.quiet':
    'La nota del {day} habría llegado en tus horas de silencio, así que la dejé fuera. Nada cuenta en tu contra.',
  'check-in.news.unsure': 'No sé si te llegó mi nota del {day}. Nada cuenta en tu contra.',
  'check-in.news.rest':
    'Han pasado tres notas, y está bien. El {day} paré, para no ser una cosa más. Cuando las quieras otra vez, pulsa Retomar. Nada cuenta en tu contra.',
  'check-in.news.gone':
    'No pude escribirte el {day}, así que tus notas están en pausa. Puedes retomarlas cuando quieras.',
  'check-in.news.closed':
    'No pude escribirte el {day}: tus mensajes privados están cerrados para mí. Lo intento de nuevo la próxima vez.',
  'check-in.news.closed-paused':
    'No pude escribirte tres veces, la última el {day}, así que tus notas están en pausa. Abre tus mensajes privados para mí y retómalas con /check-in resume.',
  'check-in.next.paused': 'ninguna, hasta que la retomes',
  'check-in.skipped-nothing': 'No hay nada que saltar: no espera ninguna nota, y no hay ninguna prevista.',
  'check-in.no-side':
    'Si me dices tu lado en /my-settings, cada nota trae una pregunta que encaja. No hace falta.',
  'check-in.thanks.not-kept': 'Gracias. Todavía no empezaste con las notas, así que no se guardó nada.',
} as const satisfies Record<keyof typeof english, string>;
