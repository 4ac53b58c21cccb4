import type { time as english } from '../en/time.ts';

/** Times, days, zones and rhythms in Spanish, with the same holes as in English. */
export const time: Readonly<Record<keyof typeof english, string>> = {
  'time.label': 'Hora',
  'time.summary': 'Una hora del día, por ejemplo 18:00 o 6 de la tarde',
  'time.not-a-time': 'No puedo leer «{typed}» como una hora. Puedes escribirla así: 18:00, o 6 de la tarde.',
  'time.several': '«{typed}» puede ser {nearest}. Puedes escribirla así: 18:00, o 6 de la tarde.',
  'time.read.around': 'a, al, las, la, sobre',
  'time.read.between': 'en, punto',
  'time.read.hours': 'h, hs, hora, horas',
  'time.read.noon': 'mediodía, 12 del mediodía',
  'time.read.midnight': 'medianoche, 12 de la medianoche',
  'time.read.am': 'am, a m, de la madrugada, de madrugada',
  'time.read.pm': 'pm, p m, de la tarde, del mediodía',
  'time.read.morning': 'de la mañana',
  'time.read.night': 'de la noche',

  'days.label': 'Días',
  'days.summary': 'Días de la semana, por ejemplo domingo, o lunes y jueves',
  'days.not-days':
    'No puedo leer «{typed}» como días de la semana. Puedes escribirlos así: domingo, o lunes y jueves.',
  'days.name.1': 'lunes',
  'days.name.2': 'martes',
  'days.name.3': 'miércoles',
  'days.name.4': 'jueves',
  'days.name.5': 'viernes',
  'days.name.6': 'sábados',
  'days.name.7': 'domingos',
  'days.every': 'todos los días',
  'days.weekdays': 'de lunes a viernes',
  'days.some': 'los {days}',
  'days.read.around': 'el, los, la, las, y, e, cada, todos, de, del',
  'days.read.to': 'a, al, hasta',
  'days.read.every': 'todos los días, cada día, a diario, diario, diariamente',
  'days.read.weekdays': 'días entre semana, entre semana, días de semana, días laborables, días hábiles',
  'days.read.weekend': 'fines de semana, fin de semana',

  'weeks.label': 'Cada cuántas semanas',
  'weeks.summary': 'De 1 a 8. Vacío: cada semana',
  'weeks.name': '{weeks, plural, =1 {cada semana} other {cada # semanas}}',
  'weeks.read.1': 'semanal, cada semana, todas las semanas, una vez por semana, una semana, una',
  'weeks.read.2': 'cada 2 semanas, cada dos semanas, cada quince días, cada quincena, dos semanas, dos',
  'weeks.read.3': 'cada 3 semanas, cada tres semanas, tres semanas, tres',
  'weeks.read.4': 'cada 4 semanas, cada cuatro semanas, cuatro semanas, cuatro',
  'weeks.read.5': 'cada 5 semanas, cada cinco semanas, cinco semanas, cinco',
  'weeks.read.6': 'cada 6 semanas, cada seis semanas, seis semanas, seis',
  'weeks.read.7': 'cada 7 semanas, cada siete semanas, siete semanas, siete',
  'weeks.read.8': 'cada 8 semanas, cada ocho semanas, ocho semanas, ocho',

  'day.label': 'Día',
  'day.summary': 'Un día, por ejemplo mañana, viernes, 4 de mayo o 2027-05-04',
  'day.not-a-day':
    'No puedo leer «{typed}» como un día. Puedes escribirlo así: mañana, viernes, 4 de mayo o 2027-05-04.',
  'day.several':
    '«{typed}» puede ser {nearest}. Puedes escribirlo con el mes en letras, por ejemplo 4 de mayo.',
  'day.past': 'El {day} ya pasó. Elige hoy u otro día posterior, por favor.',
  'day.tomorrow': 'mañana',
  'day.in-a-week': 'en una semana',
  'day.in-two-weeks': 'en dos semanas',
  'day.in-four-weeks': 'en cuatro semanas',
  'day.read.around': 'el, la, hasta, para, este, próximo, que, viene',
  'day.read.next': 'otro',
  'day.read.after-tomorrow': 'pasado mañana',

  'zone.label': 'Zona horaria',
  'zone.summary': 'Tu zona horaria, por una ciudad como Madrid, o por un país',
  'zone.not-found':
    'No conozco «{typed}» como lugar. Puedes escribir una ciudad grande de tu zona horaria, por ejemplo Madrid.',
  'zone.several': '«{typed}» puede ser {nearest}, u otro lugar. Escribe la ciudad, por favor.',

  // “A la 1:00”, pero “a las 2:00”
  'when.zone': 'hora de {city}',
  'when.day': '{weekday} {date}',
  'when.moment': '{day} {hour, plural, one {a la} other {a las}} {time}, {zone}',
  'when.rhythm':
    '{days} {hour, plural, one {a la} other {a las}} {time}, {weeks, plural, =1 {} other {cada # semanas, }}{zone}',
  'when.until': '{rhythm}, hasta el {day}',
};
