import type { crisisLines as english } from '../en/crisis-lines.ts';

/** Spanish: the crisis lines of a group, to look at, check, correct, add, hide and take along. */
export const crisisLines = {
  'lines.summary': 'Las líneas de crisis de tu grupo',
  'lines.view.summary': 'Todas las líneas de un país, y cuándo se comprobó cada una por última vez',
  'lines.confirm.summary': 'Di que comprobaste una línea, para que el grupo lo vea',
  'lines.add.summary': 'Añadir una línea propia de tu grupo',
  'lines.hide.summary': 'Ocultar una línea en este grupo, o mostrarla otra vez',
  'lines.export.summary': 'Un archivo con las líneas propias de tu grupo, para guardar o compartir',
  'lines.import.summary': 'Tomar líneas de un archivo así. Primero ves qué cambiaría',

  // What members see
  'crisis.confirmed': 'Confirmada por tu moderación el {date}.',
  'crisis.own': 'Añadida por tu moderación el {date}; aquí nadie ha llamado.',

  // All lines of a country
  'lines.title': 'Líneas de {country}',
  'lines.none': 'No conozco ninguna línea allí, y tu grupo no añadió ninguna.',
  'lines.which-country': '¿De qué país? No lo adivino.',
  'lines.country.title': '¿Qué país?',
  'lines.country.submit': 'Ver líneas',
  'lines.item': '<b>{name}</b>, {way}; {state}',
  'lines.choose': 'Mirar una de ellas',
  'lines.more': 'Más líneas',
  'lines.back': 'Volver a la lista',
  'lines.about':
    'Las líneas que vienen conmigo se leyeron en páginas y listas, con fecha de {date}. No he llamado a ninguna. Lo que se oculta o confirma aquí vale solo en este grupo.',
  'lines.state.fresh': 'confirmada el {date}',
  'lines.state.old': 'confirmada el {date}, hace más de 90 días',
  'lines.state.unchecked': 'aquí nadie la confirmó',
  'lines.state.hidden': 'oculta',
  'lines.state.weak': 'no se muestra, porque solo la tiene una fuente',
  'lines.state.replaced': 'no se muestra, porque la de tu grupo ocupa su lugar',

  // One line
  'lines.gone': 'Esa línea ya no está, o alguien la cambió. /crisis-lines view muestra lo que hay.',
  'lines.fact.state': 'En este grupo',
  'lines.fact.check': 'Última comprobación',
  'lines.fact.checked': '{how}; {date}; {who}',
  'lines.fact.checked-from': '{how}; {date}; {who}. {source}',
  'lines.fact.needs': 'Se muestra para',
  'lines.fact.source': 'De dónde viene',
  'lines.fact.listed': '{source}, {date}',
  'lines.fact.added': '{who}; {date}',
  'lines.fact.added-from': '{who}; {date}. {source}',
  'lines.fact.note': 'Conviene saber',
  'lines.how.called': 'Llamé o escribí, y alguien respondió',
  'lines.how.asked': 'Pregunté a quienes la llevan',
  'lines.how.page': 'Lo leí en su propia página',
  'lines.how.other': 'De otra manera',
  'lines.was.called': 'se llamó o se escribió',
  'lines.was.asked': 'se preguntó a quienes la llevan',
  'lines.was.page': 'se leyó en su propia página',
  'lines.was.other': 'se comprobó de otra manera',

  // Confirming
  'lines.confirm': 'Confirmarla',
  'lines.confirm.title': 'Confirmar una línea',
  'lines.confirm.intro':
    '{name}: {ways}. El grupo verá que tu moderación la confirmó hoy. Tu nombre y lo que escribas aquí son solo para quien modera.',
  'lines.confirm.intro.blank': 'El grupo verá que tu moderación la confirmó hoy.',
  'lines.confirm.how': '¿Cómo la comprobaste?',
  'lines.confirm.how.summary': 'Confirma, por favor, solo lo que comprobaste tú',
  'lines.confirm.source': 'Dónde, o con quién',
  'lines.confirm.source.summary': 'Una página o una nota para quien modera. Puede quedar vacío',
  'lines.confirmed': 'Gracias. En este grupo se ve ahora que se confirmó hoy.',

  // Writing
  'lines.add': 'Añadir una línea',
  'lines.correct': 'Corregirla',
  'lines.write.title': 'Una línea propia',
  'lines.write.submit': 'Siguiente',
  'lines.about.title': 'Para quién es',
  'lines.about.submit': 'Muéstrame',
  'lines.field.country': 'País',
  'lines.field.country.summary': 'La ve quien elige este país',
  'lines.field.name': 'Su nombre',
  'lines.field.name.summary': 'Como se llama a sí misma',
  'lines.field.phone': 'Un número para llamar',
  'lines.field.phone.summary': 'Como se marca, por ejemplo 116 123, 024 o +34 900 123 456',
  'lines.field.sms': 'Un número para escribir',
  'lines.field.sms.summary': 'O qué enviar adónde, por ejemplo HOME al 741741',
  'lines.field.website': 'Página web',
  'lines.field.website.summary': 'Una dirección como https://example.org',
  'lines.field.needs': 'Para quién es',
  'lines.field.needs.summary': 'La ve quien pulsa una de estas',
  'lines.field.hours': 'Horario',
  'lines.field.hours.summary': 'Por ejemplo 24/7, o laborables de 9:00 a 17:00. Vacío: no se sabe',
  'lines.field.languages': 'Idiomas',
  'lines.field.languages.summary': 'En cuáles se puede hablar. Vacío: no se dice',
  'lines.field.chat': 'Chat en línea',
  'lines.field.chat.summary': 'La dirección de un chat, si lo tiene',
  'lines.field.source': 'De dónde la tienes',
  'lines.field.source.summary': 'Una página, un folleto, alguien. Solo para quien modera',
  'lines.no-digit':
    'No veo ningún número en «{typed}». Vale todo lo que tenga una cifra: números cortos, letras, espacios y signos.',
  'lines.no-address':
    '«{typed}» no parece una dirección. Puedes copiarla del navegador: empieza por https://.',
  'lines.too-long': 'Son {length} caracteres. Que no pasen de {most}, por favor.',
  'lines.no-way': 'Falta una manera de contactar: un número para llamar, uno para escribir o una dirección.',
  'lines.no-need': 'Elige, por favor, para quién es.',
  'lines.twice': 'Tu grupo ya tiene una línea con ese nombre en ese país. Puedes corregir esa.',
  'lines.too-many': 'Tu grupo puede tener {most} líneas propias. Antes puedes quitar una.',
  'lines.draft.gone':
    'Recuerdo lo que escribes durante una hora, y ya pasó, o ya está guardado. Empieza otra vez, por favor.',
  'lines.draft.about': 'Así se vería en el grupo. Todavía no se le ha mostrado a nadie.',
  'lines.draft.next': 'Falta una cosa: para quién es.',
  'lines.keep': 'Guardarla',
  'lines.write.again': 'Cambiar cómo contactar',
  'lines.about.again': 'Para quién es, y horario',
  'lines.added':
    'Ya está en la lista de tu grupo. Se ve que aquí nadie ha llamado, hasta que alguien de la moderación la confirme con /crisis-lines confirm. Si la comprobaste tú, pulsa <b>Confirmarla</b>.',
  'lines.added.hidden':
    'Guardada, y sigue oculta: tu grupo oculta esta línea, así que no se le muestra a nadie. /crisis-lines hide la muestra otra vez.',

  // Hiding and removing
  'lines.hide': 'Ocultarla aquí',
  'lines.show': 'Mostrarla otra vez',
  'lines.remove': 'Quitarla',
  'lines.hidden':
    'Oculta. En este grupo ya no se le muestra a nadie. Si era la única para algo, verán la más cercana que conozco.',
  'lines.shown': 'Se muestra otra vez.',
  'lines.removed': 'Quitada. Si ocupaba el lugar de una línea que vino conmigo, esa se muestra otra vez.',

  // A file
  'lines.export': 'Exportar',
  'lines.export.here':
    'Aquí están las líneas propias de tu grupo, lo que oculta y lo que se comprobó, como JSON. No nombra a nadie, ni dice lo que se anotó sobre de dónde viene una línea. Otro grupo puede tomarlas con /crisis-lines import.',
  'lines.export.part': 'Esta es la parte {part} de {parts}. Cada una se puede tomar por separado.',
  'lines.export.next': 'Parte siguiente',
  'lines.export.none':
    'Tu grupo no tiene líneas propias, ni oculta ni confirma ninguna. Todavía no hay nada que llevarse.',
  'lines.import': 'Importar',
  'lines.import.title': 'Tomar líneas',
  'lines.import.intro':
    'Pega lo que contiene una exportación, parte por parte. Ves qué cambiaría antes de guardar nada. Quién confirmó qué no se toma: tu moderación confirma por sí misma.',
  'lines.import.list': 'El texto del archivo',
  'lines.import.list.summary': 'Como máximo, 3000 caracteres en Slack, y 4000 en otras partes',
  'lines.import.submit': 'Muéstrame',
  'lines.import.title.changes': 'Qué cambiaría',
  'lines.import.problems': 'No guardé nada, porque algo no puede ser correcto:',
  'lines.import.others': 'y {count} más',
  'lines.import.not-json':
    'No puedo leer eso como JSON. Quizá falta un trozo, al principio o al final, o las comillas se volvieron tipográficas.',
  'lines.import.not-ours': 'Eso no es un archivo de líneas de crisis: «{field}» falta o es distinto.',
  'lines.import.at': 'Línea {line}, {field}: {problem}',
  'lines.import.at-whole': 'Línea {line}: {problem}',
  'lines.problem.missing': 'falta, o no es lo que va ahí',
  'lines.problem.too-long': 'tiene más de {most} caracteres',
  'lines.problem.no-digit': 'no contiene ningún número',
  'lines.problem.no-address': 'no es una dirección que empiece por https:// o http://',
  'lines.problem.country': 'no es un país que yo conozca, con sus dos letras',
  'lines.problem.need': 'ahí solo pueden ir unsafe, hurt, afraid y worried',
  'lines.problem.unknown': 'no sé qué es eso',
  'lines.problem.no-way': 'no hay manera de contactar',
  'lines.problem.twice': 'hay dos con ese nombre en ese país',
  'lines.import.added': 'Nuevas',
  'lines.import.changed': 'Cambiadas',
  'lines.import.same': 'Iguales a las de tu grupo',
  'lines.import.hides': 'Ocultas',
  'lines.import.unknown': 'Ocultas o reemplazadas, y que no conozco',
  'lines.import.nothing': 'No cambiaría nada: tu grupo ya lo tiene todo.',
  'lines.import.keep': 'Guardar esto',
  'lines.imported':
    'Tu grupo tiene ahora estas líneas. Aquí nadie las ha confirmado todavía. Lo que tu grupo ya ocultaba sigue oculto.',

  // The quarterly note to admins
  'lines.note.title': 'Líneas de crisis que esperan una comprobación',
  'lines.note.text':
    'En un grupo del que te ocupas, nadie ha confirmado estas en 90 días. Si tienes un rato, mira una o dos, o pide ayuda a otra persona de la moderación. En un canal del grupo, /crisis-lines confirm las tiene todas.',
  'lines.note.none': 'Ya no espera nada: alguien confirmó las líneas, o ahora no te ocupas de ningún grupo.',
  'lines.note.others': 'y {count} más',
  'lines.note.stop': 'No más notas así',
  'lines.note.stopped': 'De acuerdo. No te mando más notas sobre líneas de crisis.',
  'lines.note.again': 'Mándame otra vez notas así',
  'lines.note.resumed': 'De acuerdo. Te escribo sobre ellas una vez cada tres meses como máximo.',

  // What was done, as the log has it
  'setup.did.lines-corrected': 'corrigió una línea de crisis',
  'setup.did.lines-shown': 'mostró otra vez una línea de crisis',
  'setup.did.lines-removed': 'quitó una línea de crisis',
  'setup.did.lines-imported': 'tomó líneas de crisis de un archivo',

  // What is kept of somebody who moderates
  'data.moderated': 'Grupos en los que algo lleva tu nombre',
  'data.moderated.counts': '{count}, para poder quitar tu nombre de ahí si borras lo que guardo',
  'data.erase.goes.names':
    'tu nombre en lo que hiciste al moderar o administrar: después dice que lo hizo alguien de la moderación',
  'data.erase.stays.chosen':
    'que se te eligió para moderar o administrar un grupo. Quien lo administra puede cambiarlo en /trust-setup.',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
