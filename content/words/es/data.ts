import type { data as english } from '../en/data.ts';

/** Spanish: what is kept about a member, the file of it, clearing, erasing, and the bot's own page. */
export const data = {
  'data.summary': 'Lo que guardo sobre ti y quién puede verlo. Llévatelo, vacía el chat o bórralo todo',
  'data.show.summary': 'Todo lo que guardo sobre ti, y quién puede verlo',
  'data.export.summary': 'Un archivo con todo, para llevártelo',
  'data.clear.summary': 'Borrar mis mensajes de nuestro chat privado',
  'data.erase.summary': 'Borrar todo lo que guardo sobre ti, y volver a mirar',
  'data.nothing': 'No guardo nada sobre ti.',
  'data.unknown':
    'Ahora mismo no alcanzo lo que guardo, así que no cambié nada. Inténtalo otra vez en un minuto, por favor.',
  'data.back': 'Volver',
  'data.more': 'Más',

  // What is kept
  'data.title': 'Lo que guardo sobre ti',
  'data.settings': 'Tus ajustes',
  'data.settings.none': 'ninguno elegido',
  'data.check-in': 'Tu pregunta privada',
  'data.check-in.when': 'Cuándo',
  'data.check-in.language': 'El idioma de tu sí',
  'data.check-in.none': 'ninguna',
  'data.agreed': 'Dijiste que sí el',
  'data.later': 'Aplazada hasta',
  'data.last': 'Última nota',
  'data.last.said': '{moment}: {state}',
  'data.last.held': 'espera para salir',
  'data.last.claimed': 'en camino',
  'data.last.asked': 'sin abrir',
  'data.last.opened': 'abierta',
  'data.last.later': 'aplazada',
  'data.last.skipped': 'saltada',
  'data.last.answered': 'respondida',
  'data.last.unsure': 'quizá no entregada',
  'data.last.unsent': 'no entregada',
  'data.turn': 'Notas enviadas',
  'data.unanswered': 'Notas desde tu última respuesta',
  'data.closed': 'Notas que encontraron cerrados tus mensajes privados',
  'data.progress': 'Tu progreso',
  'data.step': 'Paso',
  'data.kept-steps': 'Pasos que guardaste',
  'data.promises': 'Promesas',
  'data.promises.counts': 'abiertas: {open}, cumplidas: {kept}, soltadas: {gone}',
  'data.ratings': 'Valoraciones',
  'data.ratings.counts': '{count}, del {first} al {last}',
  'data.weeks': 'Semanas en que viniste',
  'data.journal': 'Entradas del diario',
  'data.journal.counts': '{count}, la última hasta el {day}',
  'data.rest': 'Lo demás',
  'data.chat': 'Nuestro chat privado',
  'data.chat.known': 'su dirección, para que te lleguen las notas',
  'data.messages': 'Mis mensajes ahí',
  'data.messages.counts': '{count}, para poder borrarlos',
  'data.news': 'Cosas que contarte la próxima vez',
  'data.seen': 'Viniste por última vez el',
  'data.gone': 'No puedo escribirte desde el',
  'data.hidden':
    'Además hay huellas de los últimos cambios, para que ninguno ocurra dos veces, y el momento de lo próximo.',
  'data.drafts':
    'Durante 15 minutos recuerdo también lo que escribiste en un formulario que no se pudo guardar.',

  // Line by line
  'data.lines': 'Línea por línea',
  'data.promise': 'Promesa del {made}: {words} ({state})',
  'data.promise.by': 'Promesa del {made}, para el {day}: {words} ({state})',
  'data.promise.open': 'abierta',
  'data.promise.kept': 'cumplida',
  'data.promise.let-go': 'soltada',
  'data.rating': '{day}: hice lo que dije que haría, {did} de 5',
  'data.week': 'Viniste en la semana del {day}',
  'data.entry': 'Diario, {moment}, se guarda hasta el {day}',
  'data.message': 'Mi mensaje: {moment}',
  'data.asked': 'Mensaje a quienes moderan, con tu nombre, {moment}',
  'data.asked.unnamed': 'Mensaje a quienes moderan, sin tu nombre, {moment}',
  'data.answer': 'Su respuesta, {moment}: {words}',
  'data.draft': 'Un mensaje a quienes moderan que no has enviado. Lo guardo hasta {until}.',
  'data.draft.words': 'Sin enviar a quienes moderan: {words}',
  'data.piece-of-news': 'Para contarte la próxima vez: {news}',

  // Who can see it
  'data.who': 'Quién puede verlo',
  'data.who.group': 'Nadie de tu grupo, y nadie que lo modere.',
  'data.who.asked':
    'Quien esté en el canal de moderación puede leer lo que enviaste ahí, con tu nombre si lo diste.',
  'data.who.moderated':
    'Quienes administran o moderan un grupo pueden ver lo que hiciste ahí con esa función, con tu nombre.',
  'data.who.rest': 'Todo lo demás no lo ve nadie de tu grupo, ni nadie que lo modere.',
  'data.who.host': 'Quien me administra podría leerlo todo mientras funciono. En el disco está cifrado.',
  'data.who.app':
    'La aplicación en la que hablas conmigo ve lo que pasa por ella. En algunos trabajos se pueden exportar los mensajes privados.',
  'data.who.phone':
    'Quien tenga tu teléfono en la mano, o haya entrado con tu cuenta, ve lo que hay en la pantalla.',

  // A file
  'data.export': 'Exportar',
  'data.export.title': 'Antes de llevarte el archivo',
  'data.export.what':
    'Contiene todo lo que guardo sobre ti, también tus promesas y tu diario, con palabras claras. No está cifrado.',
  'data.export.where':
    'Se queda donde se guarda: entre las descargas de un teléfono o de un equipo, y en sus copias de seguridad. En un equipo compartido, otras personas pueden abrirlo. Yo no puedo recuperarlo.',
  'data.export.watched': 'Si alguien mira este teléfono o este equipo, hazlo en otro, o déjalo estar.',
  'data.export.give': 'Darme el archivo',
  'data.export.here': 'Aquí está, dos veces: como texto para leer, y como JSON para otros programas.',
  'data.export.part':
    'Esta es la parte {part} de {parts}. Las promesas, los mensajes a quienes moderan y el diario siguen en las demás. El resto está en todas.',
  'data.export.next': 'Parte siguiente',
  'data.export.after': 'Si lo borras más tarde, vacía también la papelera.',
  'data.file.title': 'Todo lo que se guarda sobre ti',
  'data.file.written': 'Escrito el {moment}.',
  'data.file.part': 'Parte {part} de {parts}.',

  // Clearing
  'data.clear': 'Vaciar nuestro chat',
  'data.clear.none': 'No recuerdo ningún mensaje mío en nuestro chat privado.',
  'data.clear.done':
    '{count, plural, one {# mensaje mío ya no está} other {# mensajes míos ya no están}} en nuestro chat privado.',
  'data.clear.left': 'Estos siguen ahí, porque la aplicación no me dejó borrarlos:',
  'data.clear.others': 'y {count} más',
  'data.clear.only':
    'Recuerdo mis últimas 50 notas, durante 90 días. Las respuestas que solo se muestran un rato, como esta, no las puedo borrar: Ocultar esto vacía una, y se van cuando la aplicación se abre de nuevo.',
  'data.clear.beyond':
    'Lo que un teléfono mostró en una notificación, las capturas de pantalla y las copias exportadas están fuera de mi alcance.',

  // Erasing
  'data.erase': 'Borrar todo',
  'data.erase.goes': 'Esto se va, al momento:',
  'data.erase.goes.record': 'tus ajustes, tu pregunta privada y todo lo que estaba previsto para ti',
  'data.erase.goes.progress': 'promesas, valoraciones, semanas y pasos',
  'data.erase.goes.journal': 'tu diario',
  'data.erase.goes.chat': 'mis mensajes de nuestro chat privado, hasta donde la aplicación me deja',
  'data.erase.goes.key': 'la llave que abre todo esto, para que ya no se pueda leer ninguna copia',
  'data.erase.stays': 'Esto se queda:',
  'data.erase.stays.list':
    'durante 30 días, un código que dice que se borró algo, para que una copia de seguridad antigua no lo traiga de vuelta. No lleva nombre ni contenido.',
  'data.erase.stays.backup':
    'las copias de la llave, si quien me administra las hace. Están pensadas para irse en 7 días.',
  'data.erase.stays.chat':
    'los mensajes que la aplicación no me deje borrar. Te digo cuáles son al terminar.',
  'data.erase.stays.beyond': 'las notificaciones, las capturas de pantalla y los archivos que te llevaste',
  'data.erase.first': 'Exportar antes',
  'data.erase.really': '¿De verdad? Nadie puede recuperarlo, y yo tampoco.',
  'data.erase.yes': 'Sí, borrarlo todo',
  'data.erase.no': 'Conservarlo',
  'data.erase.kept': 'De acuerdo. No cambió nada.',
  'data.erase.done': 'Borrado. Volví a mirar: no hay nada.',
  'data.erase.still-there':
    'Lo borré, volví a mirar, y algo sigue ahí. El error es mío, no tuyo. Inténtalo una vez más, por favor. Si no se va, cuéntaselo a quien me administra.',
  'data.erase.again': 'Intentarlo una vez más',

  // The bot's own page
  'home.title': 'Tu página',
  'home.next': 'Próxima nota: {first}',
  'home.none': 'No hay ninguna nota prevista.',
  'home.paused': 'Las notas están en pausa.',
  'home.paused-until': 'Las notas están en pausa. La próxima: {first}',
  'home.unknown': 'Ahora mismo no puedo leer tu página. Ábrela otra vez en un minuto, por favor.',
  'home.settings': 'Ajustes',
  'home.data': 'Tus datos',
} as const satisfies Record<keyof typeof english, string>;
