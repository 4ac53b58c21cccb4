import type { setup as english } from '../en/setup.ts';

/** Spanish: what admins set up for their group, and the card that introduces the bot. */
export const setup = {
  'setup.summary': 'Quién modera, en qué canales, con qué reloj y en qué idioma',
  'setup.start.summary': 'Qué está elegido y qué no, con formularios cortos para cambiarlo',
  'setup.check.summary': 'Qué falta y por qué, canal por canal, con una nota de prueba para ti',
  'setup.show.summary': 'Qué está elegido, y qué hizo la moderación en los últimos 90 días',
  'setup.export.summary': 'Un archivo con todo lo que se guarda sobre este grupo',
  'setup.erase.summary': 'Borrar todo lo que se guarda sobre este grupo',

  // The first admin
  'setup.code.summary': 'Para la primera persona que administra, donde no puedo verlo: el código que mostré',
  'setup.code.label': 'Código',
  'setup.code.wrong':
    'Ese no es el último código que mostré, o tiene más de 15 minutos, o ya se usó. Quien me administra recibe otro al arrancarme de nuevo. No cambió nada.',
  'setup.code.done':
    'Ahora administras este grupo. El código ya no sirve. Abajo puedes elegir a más personas.',
  'setup.no-admin':
    'Solo quien administra este grupo puede hacer eso. Si todavía no hay nadie: al arrancar muestro un código a quien me administra. Sirve durante 15 minutos: /trust-setup start code:XXXX-XXXX',

  // What is set
  'setup.title': 'Tu grupo',
  'setup.works':
    'Cuando termines, pulsa <b>Comprobar</b>. Aunque falte algo por elegir, /trust-steps, /trust-guide y /crisis funcionan para todo el mundo.',
  'setup.unchanged': 'No elegiste nada nuevo, así que no cambió nada.',
  'setup.unread':
    'Ahora mismo no puedo leer lo elegido para este grupo. Inténtalo otra vez en un minuto, por favor.',
  'setup.unset': 'sin elegir',
  'setup.moderators': 'Moderación',
  'setup.members': 'Personas que moderan',
  'setup.members.summary': 'Como máximo, 25 personas',
  'setup.roles': 'Roles que moderan',
  'setup.roles.summary': 'Como máximo, 25 roles',
  'setup.admins': 'Administración',
  'setup.admins.summary': 'Pueden cambiar todo esto. /trust-setup check dice qué más hace falta',
  'setup.admins.manage': 'todas las personas que pueden gestionar este grupo en la aplicación',
  'setup.room': 'Canal de moderación',
  'setup.room.summary': 'Donde llegan los avisos para quien modera. Mejor un canal privado',
  'setup.rooms': 'Canales',
  'setup.rooms.summary': 'Como máximo, 25 canales en total',
  'setup.rooms.both': 'Para los dos lados',
  'setup.rooms.broke': 'Para quienes rompieron la confianza',
  'setup.rooms.hurt': 'Para quienes vieron rota su confianza',
  'setup.rooms.too-many':
    'Son {count} canales, y puedo trabajar en {most} como máximo. Elige menos, por favor. No cambió nada.',
  'setup.voice': '{room} (para {voice})',
  'setup.voice.both': 'los dos lados',
  'setup.voice.broke': 'quienes rompieron la confianza',
  'setup.voice.hurt': 'quienes vieron rota su confianza',
  'setup.zone': 'Zona horaria',
  'setup.zone.summary': 'El reloj de tu grupo, por una ciudad como Madrid, o por un país',
  'setup.language': 'Idioma',
  'setup.language.summary': 'El idioma de lo que publico en los canales',
  'setup.language.usual': 'sin elegir, así que {language}',
  'setup.country': 'País',
  'setup.country.summary': 'Las líneas de ayuda en crisis que la moderación ve primero',
  'setup.hours': 'Cuándo está quien modera',
  'setup.hours.summary': 'Con tus palabras, y con nombres si quieres: Ana y Kim, casi todas las noches',
  'setup.sharing': 'Compartir pasos en los canales',
  'setup.sharing.on': 'permitido',
  'setup.sharing.off': 'solo quien modera',

  // What can be changed
  'setup.people.form': 'Quién modera',
  'setup.people.intro':
    'Lo que dejes vacío se queda como está. Las personas que elijas ocupan el lugar de las de antes, aunque aquí no se vean.',
  'setup.rooms.form': 'Canales y voces',
  'setup.rooms.intro': 'A quién le hablo en cada canal. Lo que elijas reemplaza lo que había.',
  'setup.rules': 'Reglas del grupo',
  'setup.rules.summary': 'Lo que vale en tu grupo, en pocas líneas. Está en la tarjeta de /trust-intro',
  'setup.minAge': 'Edad mínima',
  'setup.minAge.summary':
    'Qué edad hay que tener para participar, de 13 a 99. La aplicación también tiene una edad mínima',
  'setup.minAge.problem': 'No puedo pedir esa edad. Escribe un número de {least} a {most}, por favor.',
  'setup.rules.form': 'Reglas y edad',
  'setup.rules.intro':
    'Las dos están en la tarjeta que publica /trust-intro. Lo que dejes vacío se queda como está.',
  'setup.times.form': 'Idioma y horas',
  'setup.times.intro': 'Lo que dejes vacío se queda como está.',
  'setup.sharing.stop': 'No permitir compartir',
  'setup.sharing.allow': 'Permitir compartir',
  'setup.take': 'Quitar algo',
  'setup.check.button': 'Comprobar',
  'setup.change': 'Cambiar',

  // What is missing
  'setup.check.title': 'Lo que encontré',
  'setup.check.rooms': 'Canal por canal',
  'setup.check.fine': '{room}: no falta nada',
  'setup.check.missing': '{room}: falta: {names}',
  'setup.check.unknown': '{room}: ahora mismo no pude averiguarlo',
  'setup.check.why': 'Sin eso no puedo publicar ahí: ni avisos, ni mensajes para la moderación.',
  'setup.check.lacks': 'Todavía sin elegir',
  'setup.check.nothing-lacks':
    'Todo está elegido. Ahora, en un canal de tu grupo: /trust-intro publica una tarjeta para fijar, y /group-reminder add planea un aviso.',
  'setup.lack.moderators':
    'Moderación: mientras tanto, solo quien administra puede usar lo que es para moderar',
  'setup.lack.room': 'Canal de moderación: mientras tanto, por mí no le llega nada a quien modera',
  'setup.lack.rooms': 'Canales: mientras tanto, cuento con que cada canal es para los dos lados',
  'setup.lack.zone': 'Zona horaria: mientras tanto, no se puede planear nada con el reloj de tu grupo',
  'setup.lack.language': 'Idioma: mientras tanto, publico en {language}',
  'setup.lack.country': 'País: mientras tanto, la moderación lo elige cada vez',
  'setup.lack.hours': 'Cuándo está quien modera: mientras tanto, nadie puede saberlo',
  'setup.check.note':
    'Te envié una nota de prueba. Si no la ves en tu chat privado conmigo, díselo a quien me administra.',
  'setup.check.closed': 'No pude enviarte una nota de prueba: no recibes mensajes privados míos.',
  'setup.check.busy':
    'Ahora mismo no pude enviarte una nota de prueba. Puedes comprobar otra vez en un minuto.',

  // Where it is put right
  'discord.allow': 'Editar canal, Permisos, añádeme y permite lo que falta. Después comprueba otra vez.',
  'discord.hide':
    'Para ocultar comandos: Ajustes del servidor, Integraciones, luego mi nombre, y elige quién ve cada uno. Deja /crisis a la vista de todo el mundo, en todos los canales, por favor. Ahí también permites /trust-setup a quien administra sin gestionar el servidor.',
  'discord.privacy': 'Puedes permitirlos en los ajustes de privacidad de este servidor, «Mensajes directos».',
  'slack.invite': 'Escribe esa línea en el canal. Después comprueba otra vez.',

  // What was done
  'setup.log': 'Qué hicieron quienes moderan y administran',
  'setup.log.none': 'Nada en los últimos 90 días.',
  'setup.log.about':
    'Se guarda 90 días, para quien administra. Nunca quién leyó líneas de ayuda, quién te escribió ni quién respondió a su nota.',
  'setup.log.somebody': 'alguien que modera',
  'setup.log.line': '{when}: {who} {did}',
  'setup.log.line-in': '{when}: {who} {did} en {room}',
  'setup.log.older': 'Anteriores',
  'setup.log.newer': 'Lo último',
  'setup.did.setup': 'cambió lo que está elegido',
  'setup.did.crisis-post': 'publicó líneas de ayuda en crisis',
  'setup.did.crisis-send': 'envió líneas de ayuda a alguien del grupo, o lo intentó',
  'setup.did.reminder-added': 'añadió un aviso',
  'setup.did.reminder-edited': 'cambió un aviso',
  'setup.did.reminder-paused': 'pausó un aviso',
  'setup.did.reminder-resumed': 'reanudó un aviso',
  'setup.did.reminder-removed': 'quitó un aviso',
  'setup.did.reminder-skipped': 'saltó un aviso una vez',
  'setup.did.steps-started': 'empezó los pasos semanales',
  'setup.did.steps-stopped': 'detuvo los pasos semanales',
  'setup.did.intro-posted': 'publicó la tarjeta sobre mí',
  'setup.did.lines-confirmed': 'confirmó una línea de ayuda',
  'setup.did.lines-added': 'añadió una línea de ayuda',
  'setup.did.lines-hidden': 'ocultó una línea de ayuda',

  // A file
  'setup.export': 'Exportar',
  'setup.export.none': 'No guardo nada sobre este grupo.',
  'setup.export.here':
    'Aquí está todo lo que guardo sobre este grupo, en JSON. No hay nada de tus participantes.',
  'setup.export.part':
    'Esta es la parte {part} de {parts}. En las otras solo siguen los recordatorios y lo que se hizo.',
  'setup.export.next': 'Parte siguiente',
  'setup.export.after': 'Dice quién modera y qué se hizo. No está cifrado, y se queda donde lo guardes.',

  // Erasing
  'setup.erase': 'Borrar este grupo',
  'setup.erase.goes': 'Esto desaparece, enseguida:',
  'setup.erase.goes.settings': 'quién modera, los canales y todo lo demás que está elegido aquí',
  'setup.erase.goes.planned': 'los avisos, los pasos semanales y las líneas de ayuda del propio grupo',
  'setup.erase.goes.log': 'lo que hicieron quienes moderan y administran',
  'setup.erase.goes.key': 'la llave que abre todo esto, para que las copias ya no se puedan leer',
  'setup.erase.stays': 'Esto se queda:',
  'setup.erase.stays.posts': 'lo que publiqué en los canales. Quien los gestiona puede borrarlo.',
  'setup.erase.stays.members': 'lo que cada participante guarda para sí. Es suyo, y /my-data lo borra.',
  'setup.erase.stays.list':
    'durante 30 días, un código que dice que se borró un registro, para que una copia antigua no lo traiga de vuelta. No lleva nombre ni contenido.',
  'setup.erase.stays.backup':
    'las copias de la llave, si quien me administra hace alguna. Deberían desaparecer en 7 días.',
  'setup.erase.admins':
    'Después ya no administras según lo elegido aquí. Donde la aplicación me dice quién puede gestionar el grupo, eso sigue igual. Donde no, la primera persona necesita otro código, que muestro al arrancar.',
  'setup.erase.really': '¿De verdad? Nadie puede recuperarlo, y yo tampoco.',
  'setup.erase.yes': 'Sí, borrarlo todo',
  'setup.erase.no': 'Dejarlo',
  'setup.erase.kept': 'De acuerdo. No cambió nada.',
  'setup.erase.done': 'Borrado. Volví a mirar: no queda nada.',
  'setup.erase.still-there':
    'Lo borré y volví a mirar, y ahí hay algo. Quizá alguien cambió un ajuste en el mismo momento. Puedes intentarlo otra vez.',
  'setup.erase.again': 'Intentarlo otra vez',

  // The card
  'intro.summary': 'Una tarjeta para fijar en este canal: qué soy, quién modera y cuándo',
  'intro.preview':
    'Así se verá la tarjeta en este canal. Todavía nadie la ha visto, y nadie recibe un aviso.',
  'intro.preview.moderators':
    'Todavía no hay nadie que modere, así que la tarjeta no nombra a nadie. Se elige en /trust-setup.',
  'intro.title': 'Qué soy, y quién está aquí',
  'intro.private':
    'Lo que me preguntes te lo respondo solo a ti. /trust-help muestra lo que puedo hacer, y /my-data lo que guardo.',
  'intro.moderators': 'Quién modera',
  'intro.moderators.chosen': 'personas que eligió quien administra',
  'intro.hours': 'Cuándo está',
  'intro.rules': 'Aquí valen las normas de tu grupo y la edad mínima de la aplicación.',
  'intro.watched':
    'Nadie mira este canal todo el tiempo. Si alguien está en peligro ahora mismo, llama al número de emergencias local.',
  'intro.post': 'Publicarla aquí',
  'intro.done':
    'La tarjeta está ahora en el canal, en mi nombre y no en el tuyo. Puedes fijarla desde su menú.',

  // Sharing
  'share.off':
    'En este grupo los pasos no se comparten en los canales, como decidió quien lo administra. Todo lo privado sigue igual.',
} as const satisfies Record<keyof typeof english, string>;
