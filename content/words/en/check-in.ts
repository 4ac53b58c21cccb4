/** English: the private check-in, from the first yes to the answer. */
export const checkIn = {
  'check-in.summary': 'A private question at an hour you choose. Nobody in your group sees it',
  'check-in.start.summary': 'Begin, at the days and the hour you choose',
  'check-in.now.summary': 'Check in right now',
  'check-in.skip.summary': 'Skip the note that waits, or the next one',
  'check-in.pause.summary': 'No notes until a day you name, or until you resume',
  'check-in.resume.summary': 'Notes come again',
  'check-in.edit.summary': 'Change the days, the hour or the time zone',
  'check-in.stop.summary': 'No more notes. What you kept stays until you erase it',
  'check-in.show.summary': 'When the next note comes, and what you can do',
  'check-in.until.summary': 'The last day on which a note may come',
  'check-in.until.label': 'Until (you can leave it empty)',
  'check-in.pause.until.summary': 'The day from which notes come again, such as Monday',
  'check-in.pause.until.label': 'Until when',

  // The first yes
  'check-in.title': 'A private check-in',
  'check-in.what':
    'At the hour you choose I send you one plain line, “You have a note”. You open it when you like. It asks how it goes, in a short form. Skipping is a complete answer.',
  'check-in.kept':
    '<b>What I keep:</b> days, hour, time zone and language; that you answered, and how far you did what you said you would (1 to 5); your step; whether the last note was opened; where our chat is, and when you were last here. Promises and a journal only if you use them: the journal is off until you turn it on.',
  'check-in.not-kept': '<b>What I never keep:</b> how safe you felt, and anything about a crisis.',
  'check-in.how-long':
    '<b>For how long:</b> ratings for 26 weeks, a journal as long as you choose, the rest until you erase it. /my-data erases all of it at once, and so do 180 days in which you do nothing here.',
  'check-in.who':
    '<b>Who could see it:</b> nobody in your group, and no moderator. The person who hosts me could read what I store while I run. Someone who holds your phone can read what is on its screen. Some workplaces can export private messages.',
  'check-in.program': 'I’m a program. Nobody is watching, and I tell nobody.',
  'check-in.when': 'When',
  'check-in.next-three': 'The next ones would come on',
  'check-in.next-none': 'No note would come: the last day is over before the first one.',
  'check-in.yes': 'Yes, start',
  'check-in.choose': 'Choose days and hour',
  'check-in.choose-other': 'Choose another time',
  'check-in.form.title': 'Your check-in',
  'check-in.form.submit': 'Show me the dates',
  'check-in.quiet':
    'Your quiet hours are {from} to {until}, {zone}, and {at} lies in them, so no note could come. You can choose another hour, or change your quiet hours.',
  'check-in.quiet.elsewhere':
    'Your quiet hours are {from} to {until}, {zone}. At {time}, {there}, your own clock shows {at}, so no note could come. If you have moved, choose your time zone first. You can also choose another hour, or change your quiet hours.',
  'check-in.quiet.change': 'Change quiet hours',
  'check-in.started': 'Done: {rhythm}. The first note comes on {first}.',
  'check-in.started.test':
    'I sent you a test note just now. If you don’t see it in your private chat with me, tell the person who hosts me.',
  'check-in.closed':
    'I couldn’t write to you: your private messages are closed to me. Nothing was saved. You can let me write to you in the app’s privacy settings, then press the button once more.',
  'check-in.busy': 'I can’t write to you right now, so nothing was saved. Please try again in a minute.',
  'check-in.no-zone': 'I don’t know your time zone yet. Please choose it, with the days and the hour.',
  'check-in.no-zone.first':
    'First I need your time zone. Then I show you what I keep and who could see it, and nothing begins before you say yes.',
  'check-in.unknown': 'I can’t read what I keep about you right now. Please try again in a minute.',
  'check-in.test': 'This is the test. It works: notes reach you here.',

  // The state of it
  'check-in.show.title': 'Your check-in',
  'check-in.none': 'You have no check-in. You can begin one whenever you like.',
  'check-in.begin': 'Begin',
  'check-in.next': 'Next note',
  'check-in.next.ended': 'none, the last one has come',
  'check-in.next.past': 'none, the last day is over by then',
  'check-in.state': 'State',
  'check-in.state.on': 'on',
  'check-in.state.asked': 'paused, until you resume',
  'check-in.state.until': 'paused, until {day}',
  'check-in.state.unanswered': 'resting, until you resume',
  'check-in.state.closed': 'paused, because your private messages were closed to me',
  'check-in.step': 'Step',
  'check-in.now.button': 'Check in now',
  'check-in.skip-next.button': 'Skip the next one',
  'check-in.pause.button': 'Pause',
  'check-in.resume.button': 'Resume',
  'check-in.edit.button': 'Change the time',
  'check-in.stop.button': 'Stop check-ins',
  'check-in.paused': 'Paused until you resume. Nothing is counted meanwhile.',
  'check-in.paused.until': 'Paused. Notes come again from {day} on.',
  'check-in.paused.past':
    'Paused until {day}. Your last day for notes, {last}, is over by then, so none comes unless you resume before it.',
  'check-in.resumed': 'Welcome back. The next note comes on {first}.',
  'check-in.resumed.ended': 'Your check-in has ended: its last day is over. You can begin another one.',
  'check-in.is-on': 'Your check-in isn’t paused. The next note comes on {first}.',
  'check-in.stopped': 'Stopped. No more notes. What you kept is still here: /my-progress and /my-data.',

  // The note
  'check-in.over': 'There is nothing more to do with this note.',
  'check-in.late': 'This is late, sorry. That was on my side.',
  'check-in.about': 'Step {step} of 7: {name}. {line}',
  'check-in.ask': 'Something to ask yourself: {question}',
  'check-in.try': 'Something you could try, if you like: {practice}',
  'check-in.answer': 'Check in',
  'check-in.later.hour': 'In 1 hour',
  'check-in.later.evening': 'At 20:00',
  'check-in.later.tomorrow': 'Tomorrow, same hour',
  'check-in.skip.button': 'Skip',
  'check-in.later.done': 'All right. It comes again: {moment}. Your other dates stay as they are.',
  'check-in.later.quiet':
    'That lies in your quiet hours, and no note comes then. Please choose another time.',
  'check-in.skipped': 'Skipped. Nothing to make up.',
  'check-in.skipped-next': 'Skipped. Nothing to make up. The note after that comes on {first}.',
  'check-in.skipped-other':
    'That one isn’t planned any more, so nothing was changed. The next note comes on {first}.',
  'check-in.skipped-last': 'Skipped. Nothing to make up. No other note is planned.',
  'check-in.rest':
    'Three notes have passed, and that is fine. I stop here, so that I don’t become one more thing. Whenever you want them again, press Resume. Nothing counts against you.',

  // The form
  'check-in.form.how': 'How is it?',
  'check-in.form.how.summary': 'As it feels today',
  'check-in.how.steady': 'Steady',
  'check-in.how.mixed': 'Mixed',
  'check-in.how.hard': 'Hard',
  'check-in.how.not-ok': 'Not OK',
  'check-in.form.did': 'I did what I said I would',
  'check-in.form.did.summary': '1 is not at all, 5 is fully. About yourself only. This one is kept.',
  'check-in.form.safe': 'I felt safe being honest',
  'check-in.form.safe.summary': '1 is not at all, 5 is fully. This one is never kept.',
  'check-in.rating.1': '1, not at all',
  'check-in.rating.2': '2, a little',
  'check-in.rating.3': '3, partly',
  'check-in.rating.4': '4, mostly',
  'check-in.rating.5': '5, fully',
  'check-in.form.promises': 'Promises you kept',
  'check-in.form.promises.summary':
    'The others stay open, and /promise lists all. None of them counts against you.',
  'check-in.form.words': 'A few lines for your journal',
  'check-in.form.words.summary':
    'Only if you like. Encrypted. If you choose “Not OK”, nothing you write here is kept.',
  'check-in.form.send': 'Done',
  'check-in.form.answer-title': 'Check-in',
  'check-in.form.answer-intro':
    'All of it is optional but the first line. Not a validated scale, just yours.',
  'check-in.form.not-begun': 'You have not begun check-ins, so nothing you answer here is kept.',
  'check-in.thanks': 'Thank you. That counts.',
  'check-in.thanks.hard': 'Thank you for saying so. You don’t have to make it sound better here.',
  'check-in.thanks.journal': 'Your lines are in your journal, in /my-progress.',
  'check-in.thanks.resting': 'Notes rest until you press Resume.',
  'check-in.journal-off':
    'Your journal was turned off in the meantime, so your lines would not be kept, and nothing was saved yet. You can turn it on in /my-settings and try again, or try again without them.',
  'check-in.answered': 'This check-in was answered before, so nothing was changed.',
  'check-in.overtaken':
    'Your next note came in the meantime, so this was not kept for the one before. Send it again and it counts for now.',
  'check-in.skipped-before':
    'This note was skipped in the meantime, so this was not kept for it. Send it again and it counts for now.',
  'check-in.stopped-before':
    'Your check-ins were stopped in the meantime, so this was not kept for that note. Send it again and it counts for now.',
  'check-in.stay': 'Stay on this step',
  'check-in.move': 'Next step',
  'check-in.stayed': 'Your step is still {step}: {name}.',
  'check-in.moved': 'Your step is now {step}: {name}.',
  'check-in.not-ok':
    'Thank you for putting that into words. Are you thinking about ending your life, or is it more that everything feels too heavy? Either way, you don’t have to be alone with it. The people behind these buttons know about both.',
  'check-in.not-ok.kept':
    'I’m a program: I told nobody, and nobody watches this chat. I kept only that you answered this week, nothing else that you wrote.',
  'check-in.not-ok.nothing':
    'I’m a program: I told nobody, and nobody watches this chat. I kept nothing of what you wrote.',

  // What happened meanwhile
  'check-in.news.missed':
    'I couldn’t send your note of {day}: I was down, or had to wait. Nothing counts against you.',
  'check-in.news.quiet':
    'The note of {day} would have come in your quiet hours, so I left it out. Nothing counts against you.',
  'check-in.news.unsure': 'I can’t tell whether my note of {day} reached you. Nothing counts against you.',
  'check-in.news.rest':
    'Three notes have passed, and that is fine. On {day} I stopped, so that I don’t become one more thing. Whenever you want them again, press Resume. Nothing counts against you.',
  'check-in.news.gone':
    'I couldn’t reach you on {day}, so your check-in is paused. You can resume it whenever you like.',
  'check-in.news.closed':
    'I couldn’t write to you on {day}: your private messages are closed to me. I try again next time.',
  'check-in.news.closed-paused':
    'I couldn’t write to you three times, the last time on {day}, so your check-in is paused. Open your private messages to me, then resume with /check-in resume.',
  'check-in.next.paused': 'none, until you resume',
  'check-in.skipped-nothing': 'There is nothing to skip: no note waits, and none is planned.',
  'check-in.no-side':
    'If you tell me your side in /my-settings, each note brings a question that fits. You don’t have to.',
  'check-in.thanks.not-kept': 'Thank you. You have not begun check-ins, so nothing was kept.',
} as const;
