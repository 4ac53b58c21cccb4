import type { sentences as english } from '../en/sentences.ts';
import { ask } from './ask.ts';
import { checkIn } from './check-in.ts';
import { crisisLines } from './crisis-lines.ts';
import { crisisSend } from './crisis-send.ts';
import { data } from './data.ts';
import { group } from './group.ts';
import { moderatorsCard } from './moderators-card.ts';
import { progress } from './progress.ts';
import { reminder } from './reminder.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { time } from './time.ts';

/** The sentences in Spanish, with the same holes as the English ones. */
export const sentences: Readonly<Record<keyof typeof english, string>> = {
  ...ask,
  ...checkIn,
  ...crisisLines,
  ...crisisSend,
  ...data,
  ...group,
  ...moderatorsCard,
  ...progress,
  ...reminder,
  ...settings,
  ...setup,
  ...time,

  // Said by every command
  'command.unknown': 'No conozco ese comando. /trust-help muestra lo que puedo hacer.',
  stale: 'Ese botón es de una versión anterior de mí. Usa el comando otra vez, por favor.',
  fault:
    'Algo salió mal, y el error es mío, no tuyo. Si se lo cuentas a quien me administra, dale esta referencia: {reference}.',
  'fault.still-works': '/crisis y /trust-steps siguen funcionando.',
  'form.kept': 'Lo que escribiste se guarda 15 minutos, para que no tengas que escribirlo otra vez.',
  'form.try-again': 'Intentar de nuevo',
  typed:
    'Soy un programa y no puedo leer mensajes. Nadie sigue este chat, así que aquí nadie verá si necesitas ayuda. Los botones y los comandos sí funcionan.',
  'help.button': '¿Necesitas ayuda ahora?',
  'option.yes': 'Sí',
  'option.no': 'No',
  'option.required': 'Completa este campo, por favor.',
  'option.not-a-choice': 'Con «{typed}» no sé qué elegir. Puedes elegir {nearest}.',
  'option.not-yes-or-no': 'Responde sí o no en lugar de «{typed}», por favor.',
  'option.too-long': 'Tu texto tiene {length} caracteres. Como máximo pueden ser {most}.',

  // What is shared by several commands
  'side.label': 'Lado',
  'side.summary': 'De qué lado estás: rompiste la confianza, la tuya se rompió, o las dos cosas',
  'side.broke': 'Rompí la confianza',
  'side.hurt': 'Mi confianza se rompió',
  'side.both': 'Las dos cosas',
  'side.unsaid': 'Prefiero no decirlo',
  'country.label': 'País',
  'country.summary': 'Un país, por ejemplo España o ES',
  'country.not-found': 'No sé qué país es. Puedes escribir su nombre, o sus dos letras, como ES.',
  'note.text': 'Tienes una nota',
  'note.open': 'Abrir',
  'hide.button': 'Ocultar esto',
  'hide.done': 'Listo.',

  // The steps
  'steps.summary': 'Los siete pasos para reconstruir la confianza, uno por uno o todos a la vez',
  'steps.option.step': 'Un paso, por su número o por una palabra de su nombre',
  'steps.option.step.label': 'Paso',
  'steps.option.share': 'Publica en este canal una tarjeta breve del paso, a la vista de todo el canal',
  'steps.option.share.label': 'Compartir en este canal',
  'steps.safety':
    'Estos pasos son para situaciones en las que ambas personas tienen la libertad de decir que no. Si tienes miedo, o si te vigilan, te amenazan o te hacen daño, ahora mismo no son para ti, y nada de eso es culpa tuya. El botón <b>¿Es seguro?</b> tiene tres preguntas breves. No se le avisa a nadie.',
  'steps.title': 'Siete pasos',
  'steps.numbered': '{step}. {name}',
  'steps.of-seven': 'Paso {step} de 7: {name}',
  'steps.line': '<b>{step}. {name}.</b> {line}',
  'steps.broke': 'Si tú rompiste la confianza',
  'steps.hurt': 'Si fue tu confianza la que se rompió',
  'steps.not-this': '<b>Dónde termina este paso:</b> {text}',
  'steps.source': 'A partir de «{title}», de {publisher}, con revisión de {reviewers}. {limit}',
  'steps.previous': 'Anterior',
  'steps.next': 'Siguiente',
  'steps.all': 'Todos los pasos',
  'steps.back': 'Volver al paso',
  'steps.open': 'Abrir para mí',
  'steps.shared-aside': 'Si pulsas un botón, la respuesta es solo para ti. Nadie ve lo que pulsas.',
  'practices.button.broke': 'Prácticas: rompí la confianza',
  'practices.button.hurt': 'Prácticas: mi confianza se rompió',
  'practices.title': 'Prácticas del paso {step}: {name}',
  'practices.try': 'Podrías probar una de estas',
  'practices.ask': 'Podrías preguntarte',
  'practices.optional.broke': 'Con una basta. No hace falta demostrarle nada a nadie.',
  'practices.optional.hurt': 'Todo es opcional. Nada de esto es una obligación hacia la otra persona.',
  'practices.hidden':
    'Las prácticas y preguntas están ocultas, como elegiste. Puedes mostrarlas otra vez en /my-settings.',
  'practices.unknown':
    'Ahora mismo no puedo leer tus ajustes, así que por precaución no muestro prácticas ni preguntas. Inténtalo otra vez en un minuto, por favor.',
  'reflect.button': 'Reflexionar',
  'reflect.button.broke': 'Reflexionar: rompí la confianza',
  'reflect.button.hurt': 'Reflexionar: mi confianza se rompió',
  'reflect.title': 'Reflexionar',
  'reflect.intro': 'Nada de lo que escribas aquí se guarda.',
  'reflect.question': '{number}. {question}',
  'reflect.first.label': 'Primera pregunta',
  'reflect.second.label': 'Segunda pregunta',
  'reflect.third.label': 'Tercera pregunta',
  'reflect.summary': 'Es para ti. Puedes dejarlo en blanco.',
  'reflect.submit': 'Listo',
  'reflect.intro.kept':
    'El diario está encendido: lo que escribas aquí se guarda en él, cifrado, {days} días. Nadie de tu grupo lo ve.',
  'reflect.done.kept': 'Gracias por tomarte el tiempo. Ahora está en tu diario, en /my-progress.',
  'reflect.unknown':
    'Ahora no puedo leer tus ajustes, así que nada de lo que escribiste se guardó. Inténtalo de nuevo en un minuto.',
  'reflect.done': 'Gracias por dedicarle este tiempo. No se guardó nada de lo que escribiste.',
  'share.button': 'Compartir aquí',
  'share.done': 'La tarjeta breve del paso {step} ya está en el canal, en mi nombre y no en el tuyo.',
  'share.intro':
    'La tarjeta breve del paso que elijas se publica en este canal, en mi nombre y no en el tuyo.',
  'share.no-room': 'Aquí no hay ningún canal donde compartirlo. Hazlo en un canal de tu grupo, por favor.',
  'share.not-you': 'No puedes publicar en este canal, así que no publico en él por ti.',
  'share.not-me':
    'No puedo publicar en este canal. Quien modera puede darme acceso: en Discord con los permisos «Ver canal» y «Enviar mensajes», en Slack con /invite.',
  'share.recent':
    'Hace un momento se compartió un paso aquí. Espera dos minutos, por favor, para que el canal siga en calma.',
  'share.busy': 'Ahora mismo no puedo publicar. Inténtalo otra vez en un minuto, por favor.',

  // Crisis lines
  'crisis.summary': 'Líneas de ayuda en crisis: dónde llamar, escribir o chatear. Solo tú ves la respuesta',
  'crisis.option.need': 'Qué pasa ahora mismo',
  'crisis.option.need.label': 'Qué pasa',
  'need.unsafe': 'Ahora mismo no estoy a salvo',
  'need.hurt': 'Alguien me está haciendo daño',
  'need.afraid': 'Tengo miedo de lo que yo pueda hacer',
  'need.worried': 'Me preocupa alguien',
  'crisis.title': '¿Qué pasa ahora mismo?',
  'crisis.program':
    'Soy un programa. No se lo digo a nadie. Nadie sigue este chat, así que aquí nadie verá si necesitas ayuda.',
  'crisis.in-danger':
    'Si alguien corre peligro ahora mismo, llama al número de emergencias del lugar donde estás.',
  'crisis.in-danger-call':
    'Si alguien corre peligro ahora mismo, llama al número de emergencias del lugar donde estás. Los números que conozco en {country}:',
  'emergency.all': 'todos los servicios de emergencia',
  'emergency.police': 'policía',
  'emergency.ambulance': 'ambulancia',
  'emergency.number': '{number} ({reaches})',
  'crisis.lines-title': 'Quién puede ayudar en {country}',
  'crisis.no-need-line':
    'No conozco ninguna línea en {country} justo para esto. De las que conozco, estas son las que más se acercan.',
  'crisis.no-line': 'No conozco ninguna línea en {country}. Puede que este directorio conozca alguna:',
  'crisis.elsewhere': 'Líneas en otros países:',
  'crisis.call': 'Llamar:',
  'crisis.write': 'Escribir:',
  'crisis.chat': 'Chatear:',
  'crisis.website': 'Sitio web:',
  'crisis.hours': 'Horario: {hours}.',
  'crisis.hours.always': 'día y noche',
  'crisis.hours.always-free': 'día y noche, gratis',
  'crisis.hours.unknown': 'No sé el horario.',
  'crisis.languages': 'Idiomas: {languages}.',
  'crisis.listed': 'Según {source} ({date}); nadie de aquí ha llamado para comprobarlo.',
  'crisis.listed-undated': 'Según {source}; nadie de aquí ha llamado para comprobarlo.',
  'crisis.more': 'Más',
  'crisis.other': 'Otra cosa',
  'crisis.country': 'Elegir un país',
  'crisis.other-country': 'Otro país',
  'crisis.country.title': 'Tu país',
  'crisis.country.intro': 'Las líneas de ayuda son distintas en cada país. No adivino el tuyo ni lo guardo.',
  'crisis.country.submit': 'Mostrar líneas',
  'crisis.which-country': '¿En qué país estás? Yo no lo adivino.',
  'crisis.send': 'Enviarme esto',
  'crisis.sent': 'Está en tu chat privado conmigo. Solo dice «Tienes una nota».',
  'crisis.not-sent':
    'No pude escribirte: tus mensajes privados están cerrados para mí. Puedes usar /crisis otra vez cuando quieras.',
  'crisis.send-later': 'Ahora mismo no puedo escribirte. Inténtalo otra vez en un minuto, por favor.',
  'crisis.unsafe':
    'Si alguien te hace daño, pulsa <b>¿Necesitas ayuda ahora?</b> y luego <b>Alguien me está haciendo daño</b>: otras líneas saben de eso.',
  'crisis.hurt':
    'Las llamadas, los mensajes y las páginas que abres pueden quedar en un teléfono. Si alguien mira el tuyo, usa otro si puedes.',
  'crisis.worried':
    'Puedes preguntarle con claridad a esa persona si piensa en quitarse la vida. Preguntar no le mete la idea en la cabeza. Escucha, mantén la calma y no prometas guardar el secreto. No tienes que cargar con esto a solas: estas líneas también son para ti.',
  'crisis.afraid':
    'Es bueno que busques ayuda ahora. Si puedes, pon distancia entre tú y la otra persona, o entre tú y lo que podrías usar.',

  // The guide
  'guide.summary': 'Nueve preguntas sobre la confianza, respondidas con palabras sencillas',
  'guide.option.topic': 'La pregunta que tienes',
  'guide.option.topic.label': 'Pregunta',
  'guide.title': '¿Sobre qué te gustaría leer?',
  'guide.all': 'Todas las preguntas',

  // Help
  'help.summary': 'Qué soy, qué no soy y qué puedo hacer aquí',
  'help.title': 'Qué soy',
  'help.is':
    'Soy un programa para grupos de apoyo mutuo de personas que reconstruyen la confianza. Muestro siete pasos, y líneas de ayuda en crisis cuando hacen falta.',
  'help.is-not':
    'No hago terapia, no soy una línea de ayuda y no vigilo a nadie. Nunca leo los mensajes de los canales.',
  'help.commands': 'Qué puedo hacer',
  'help.moderators': 'Para quienes moderan y administran',
  'help.kept': 'Qué guardo',
  'help.kept.what':
    'Solo lo que eliges, escribes o respondes para ti, cifrado. /my-data lo muestra todo y lo borra. Quien me administra puede leerlo mientras funciono. No guardo lo que lees.',
  'help.missing': 'Qué falta aquí',
  'help.missing.posting':
    'No puedo publicar en este canal, así que compartir un paso no funciona. Quien administra puede darme los permisos «Ver canal» y «Enviar mensajes».',
  'help.missing.setup':
    'Todavía no hay canal de moderación ni zona horaria, así que /ask-moderators y los avisos esperan. Quien administra puede elegirlos con /trust-setup start. Lo demás funciona.',
  'help.missing.zone':
    'No se ha elegido zona horaria, así que los avisos esperan. Quien administra puede elegirla en /trust-setup.',
  'help.missing.room':
    'No hay canal de moderación, así que /ask-moderators no llega a nadie. Quien administra puede elegirlo en /trust-setup.',
  'help.missing.store':
    'Ahora mismo no alcanzo mi memoria, así que los ajustes no se pueden leer ni guardar. Quien me administra puede arreglarlo. Los pasos, la guía y las líneas de ayuda funcionan.',

  // What only Slack shows
  'slack.description': 'Te responde en privado. Escribe /trust-help para ver qué hace.',
  'slack.notification': 'Hay algo nuevo aquí.',
  'slack.wait': 'Un momento, por favor. La respuesta aparecerá aquí.',
  'slack.expired': 'Tardé demasiado en abrir ese formulario. Inténtalo otra vez, por favor.',
  'slack.check': 'Compruebo si puedo escribir aquí. Solo tú ves esto.',
  'slack.not-in-channel': 'que yo esté en el canal (escribe allí «/invite {name}»)',
  'slack.asker-not-in-channel': 'que lo compruebe alguien que esté en ese canal (tú no estás)',
  'slack.somebody': 'una persona del grupo',
};
