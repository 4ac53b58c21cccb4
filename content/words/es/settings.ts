import type { settings as english } from '../en/settings.ts';

/** Spanish: settings, and the three questions about safety that lead to some of them. */
export const settings = {
  // Settings
  'settings.summary': 'Idioma, lado, país, zona horaria, horas de silencio y diario, solo para ti',
  'settings.title': 'Tus ajustes',
  'settings.notes.title': 'Notas y diario',
  'settings.private':
    'Nadie de tu grupo ve esto. /my-data muestra todo lo que guardo y quién podría verlo, y puede borrarlo.',
  'settings.saved': 'Guardado.',
  'settings.save': 'Guardar',
  'settings.unset': 'sin elegir',
  'settings.unknown': 'Ahora mismo no puedo leer tus ajustes. Inténtalo otra vez en un minuto, por favor.',
  'settings.page.you': 'Sobre ti',
  'settings.page.notes': 'Notas y diario',
  'settings.language': 'Idioma',
  'settings.language.summary': 'El idioma en el que te hablo',
  'settings.practices': 'Prácticas y preguntas',
  'settings.practices.shown': 'visibles',
  'settings.practices.hidden': 'ocultas',
  'settings.hide': 'Ocultar prácticas',
  'settings.show': 'Mostrar prácticas',
  'settings.country': 'Elegir un país',
  'settings.country.forget': 'Olvidar mi país',
  'settings.country.intro':
    'Lo uso para las líneas de ayuda en crisis y para nada más. Puedes quitarlo cuando quieras.',
  'settings.country.submit': 'Guardar',
  'settings.forget': 'Olvidar todo',

  // Time zone
  'settings.zone': 'Zona horaria',
  'settings.zone.choose': 'Elegir la zona horaria',
  'settings.zone.forget': 'Olvidar mi zona horaria',
  'settings.zone.title': 'Tu zona horaria',
  'settings.zone.intro':
    'Tus horas de silencio se rigen por ella. No la adivino, y puedes quitarla cuando quieras.',
  'settings.zone.asked':
    'Tu pregunta privada se rige por otro reloj: {rhythm}. También puede pasar a tu zona horaria.',
  'settings.zone.asked-quiet':
    'En tu reloj son las {at}, dentro de tus horas de silencio, así que no podría llegar ninguna nota. Puedes cambiarla de zona, o cambiar tus horas de silencio.',
  'settings.zone.move': 'Cambiarla también',
  'settings.zone.leave': 'Dejarla como está',
  'settings.zone.moved': 'Cambiada: {rhythm}.',
  'settings.zone.moved-next': 'Cambiada: {rhythm}. La próxima nota llega: {first}.',
  'settings.zone.nothing':
    'No cambió nada: hace falta una pregunta privada, y una zona horaria que hayas elegido. /check-in show te muestra la tuya, si la tienes.',
  'settings.zone.clash':
    'Tus horas de silencio van de {from} a {until}, {zone}, y las {at} caen dentro, así que no podría llegar ninguna nota. No cambió nada. Puedes cambiar aquí tus horas de silencio, o elegir otra hora con /check-in edit.',

  // Quiet hours
  'settings.quiet': 'Horas de silencio',
  'settings.quiet.chosen': 'de {from} a {until}',
  'settings.quiet.usual': 'de {from} a {until}, mientras no elijas otras',
  'settings.quiet.never': 'ninguna',
  'settings.quiet.change': 'Cambiar el silencio',
  'settings.quiet.none': 'Sin horas de silencio',
  'settings.quiet.intro':
    'Entre estas dos horas no llega ninguna nota, según el reloj de tu zona horaria. La misma hora dos veces quiere decir: nunca hay silencio.',
  'settings.quiet.from.label': 'Desde',
  'settings.quiet.from.summary': 'Cuándo empieza el silencio, por ejemplo 21:00',
  'settings.quiet.until.label': 'Hasta',
  'settings.quiet.until.summary': 'Cuándo pueden volver las notas, por ejemplo 08:00',
  'settings.quiet.clash':
    'Tu pregunta privada llega a las {at}, {zone}, y de {from} a {until} habría silencio, así que no podría llegar ninguna nota. No se guardó nada. Puedes elegir otras horas de silencio, o darle antes otra hora a tu pregunta con /check-in edit.',

  // How notes come
  'settings.sound': 'Notas',
  'settings.sound.on': 'con sonido',
  'settings.sound.off': 'sin sonido',
  'settings.sound.silence': 'Notas sin sonido',
  'settings.sound.restore': 'Notas con sonido',
  'settings.sound.where':
    'Sin sonido funciona donde la aplicación lo permite. Donde no, una nota llega como cualquier otro mensaje.',

  // Journal
  'settings.journal': 'Diario',
  'settings.journal.summary': 'Si se guardan tus líneas, y durante cuánto tiempo',
  'settings.journal.off': 'Apagado',
  'settings.journal.7': 'Encendido, cada entrada se guarda 7 días',
  'settings.journal.30': 'Encendido, cada entrada se guarda 30 días',
  'settings.journal.90': 'Encendido, cada entrada se guarda 90 días',
  'settings.journal.is-on':
    'Tu diario está encendido. Lo que escribas en él se guarda cifrado y desaparece por sí solo a los {days} días. Quien me administra podría leerlo mientras funciono. Puedes apagarlo cuando quieras.',
  'settings.journal.keep-end': 'Lo que ya está ahí conserva el plazo que tiene.',
  'settings.journal.is-off': 'Tu diario está apagado. No se guarda nada nuevo en él.',
  'settings.journal.stays':
    '{count, plural, one {Queda # entrada} other {Quedan # entradas}}. Lo que queda desaparece por sí solo, lo último el {day}. Puedes dejarlo, o borrarlo ahora.',
  'settings.journal.wipe': 'Borrarlo ahora',
  'settings.journal.wiped': 'Tu diario está vacío ahora.',

  // Is it safe?
  'safe.button': '¿Es seguro?',
  'safe.title': 'Tres preguntas, solo para ti',
  'safe.afraid': '¿Alguna de las dos personas le tiene miedo a la otra?',
  'safe.harmed':
    '¿Alguien sufre daño, amenazas o persecución, o tiene cortado el acceso a su dinero, su teléfono o sus amistades?',
  'safe.read': '¿Podría otra persona leer estos mensajes?',
  'safe.aside': 'Puedes saltarte cualquiera. No guardo ninguna respuesta ni aviso a nadie. Soy un programa.',
  'safe.yes-harm': 'Sí a la 1 o a la 2',
  'safe.yes-read': 'Sí a la 3',
  'safe.none': 'No, o saltar',
  'safe.harm':
    'Gracias por responder. Si alguien te da miedo o te hace daño, no es culpa tuya, y los pasos no son para este momento. Hay personas que conocen estas situaciones y pueden ayudarte a pensar, a tu ritmo. Tú decides qué pasa después.',
  'safe.lines': 'Mostrar quién puede ayudarme',
  'safe.settings':
    'Si quieres, también puedes hacer algo de esto, cada cosa por separado. Son ajustes corrientes, al alcance de cualquiera.',
  'safe.pause': 'Pausar las notas',
  'safe.journal-off': 'Apagar el diario',
  'safe.private':
    'Lo que otras personas pueden ver aquí: mis respuestas se te muestran solo a ti, y lo que llega por sí solo dice únicamente «Tienes una nota». Quien tenga tu teléfono en la mano, o haya entrado con tu cuenta, puede leer lo que hay en la pantalla y pulsar mis botones.',
  'safe.private.host':
    'Quien me administra puede leer lo que guardo mientras funciono. /my-data muestra qué es, y puede borrarlo.',
  'safe.private.platform':
    'No puedo borrar lo que un teléfono mostró en una notificación, las capturas de pantalla ni las copias exportadas. En algunos trabajos se pueden leer o exportar los mensajes privados.',
  'safe.private.do': 'Lo que puedes hacer ahora: ocultar esto, o borrar mis mensajes de tu chat privado.',
  'safe.read-button': 'Alguien podría leer esto',
  'safe.harm-button': 'Alguien sufre daño o tiene miedo',
  'safe.nothing': 'De acuerdo. La pregunta sigue aquí para cuando quieras.',
} as const satisfies Record<keyof typeof english, string>;
