/**
 * English: times, days, zones and rhythms. What stands under a key with `.read.` is never said: it lists, with commas, what
 * people may type.
 */
export const time = {
  'time.label': 'Time',
  'time.summary': 'A time of day, such as 18:00 or 6pm',
  'time.not-a-time': 'I can’t read “{typed}” as a time. You can write it like 18:00 or 6pm.',
  'time.several': '“{typed}” could be {nearest}. You can write it like 18:00 or 6pm.',
  'time.read.around': 'at, about',
  'time.read.between': 'o’clock, sharp, in, the, this, at',
  'time.read.hours': 'h, hs, hr, hrs, hour, hours',
  'time.read.noon': 'noon, midday, 12 noon',
  'time.read.midnight': 'midnight, 12 midnight',
  'time.read.am': 'am, a m',
  'time.read.pm': 'pm, p m, afternoon, evening',
  'time.read.morning': 'morning',
  'time.read.night': 'night',

  'days.label': 'Days',
  'days.summary': 'Days of the week, such as Sunday, or Monday and Thursday',
  'days.not-days':
    'I can’t read “{typed}” as days of the week. You can write them like Sunday, or Monday and Thursday.',
  'days.name.1': 'Mondays',
  'days.name.2': 'Tuesdays',
  'days.name.3': 'Wednesdays',
  'days.name.4': 'Thursdays',
  'days.name.5': 'Fridays',
  'days.name.6': 'Saturdays',
  'days.name.7': 'Sundays',
  'days.every': 'every day',
  'days.weekdays': 'Mondays to Fridays',
  'days.some': '{days}',
  'days.read.around': 'on, and, every, each, the',
  'days.read.to': 'to, through, thru, until, till',
  'days.read.every': 'every day, everyday, each day, all days, daily',
  'days.read.weekdays': 'every weekday, weekdays, weekday, working days, workdays',
  'days.read.weekend': 'every weekend, weekends, weekend, the weekend',

  'weeks.label': 'Every how many weeks',
  'weeks.summary': 'From 1 to 8. Empty: every week',
  'weeks.name': '{weeks, plural, =1 {every week} other {every # weeks}}',
  'weeks.read.1': 'weekly, every week, each week, once a week, one week, one',
  'weeks.read.2':
    'every 2 weeks, every two weeks, every other week, every second week, fortnightly, every fortnight, two weeks, two',
  'weeks.read.3': 'every 3 weeks, every three weeks, every third week, three weeks, three',
  'weeks.read.4': 'every 4 weeks, every four weeks, every fourth week, four weeks, four',
  'weeks.read.5': 'every 5 weeks, every five weeks, every fifth week, five weeks, five',
  'weeks.read.6': 'every 6 weeks, every six weeks, every sixth week, six weeks, six',
  'weeks.read.7': 'every 7 weeks, every seven weeks, every seventh week, seven weeks, seven',
  'weeks.read.8': 'every 8 weeks, every eight weeks, every eighth week, eight weeks, eight',

  'day.label': 'Day',
  'day.summary': 'A day, such as tomorrow, Friday, 4 May or 2027-05-04',
  'day.not-a-day':
    'I can’t read “{typed}” as a day. You can write it like tomorrow, Friday, 4 May or 2027-05-04.',
  'day.several': '“{typed}” could be {nearest}. You can write it with the month as a word, like 4 May.',
  'day.past': '{day} is over. Please choose today or a later day.',
  'day.tomorrow': 'tomorrow',
  'day.in-a-week': 'in one week',
  'day.in-two-weeks': 'in two weeks',
  'day.in-four-weeks': 'in four weeks',
  'day.read.around': 'on, until, till, by, for, this, coming, the',
  'day.read.next': 'next',
  'day.read.after-tomorrow': 'day after tomorrow, overmorrow',

  'zone.label': 'Time zone',
  'zone.summary': 'Your time zone, by a city such as Madrid, or by a country',
  'zone.not-found':
    'I don’t know “{typed}” as a place. You can write a large city in your time zone, such as Madrid.',
  'zone.several': '“{typed}” could be {nearest}, or another place. Please write the city.',

  // The hour is there for languages in which it changes the word before it
  'when.zone': '{city} time',
  'when.day': '{weekday} {date}',
  'when.moment': '{day} {hour, plural, other {at}} {time}, {zone}',
  'when.rhythm':
    '{days} {hour, plural, other {at}} {time}, {weeks, plural, =1 {} other {every # weeks, }}{zone}',
  'when.until': '{rhythm}, until {day}',
} as const;
