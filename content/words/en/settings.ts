/** English: settings, and the three questions about safety that lead to some of them. */
export const settings = {
  // Settings
  'settings.summary': 'Language, side, country, time zone, quiet hours and journal, for you alone',
  'settings.title': 'Your settings',
  'settings.notes.title': 'Notes and journal',
  'settings.private':
    'Nobody in your group sees this. /my-data shows all that I keep and who could see it, and can erase it.',
  'settings.saved': 'Saved.',
  'settings.save': 'Save',
  'settings.unset': 'not chosen',
  'settings.unknown': 'I can’t read your settings right now. Please try again in a minute.',
  'settings.page.you': 'You',
  'settings.page.notes': 'Notes and journal',
  'settings.language': 'Language',
  'settings.language.summary': 'The language that I speak with you',
  'settings.practices': 'Practices and questions',
  'settings.practices.shown': 'shown',
  'settings.practices.hidden': 'hidden',
  'settings.hide': 'Hide practices',
  'settings.show': 'Show practices',
  'settings.country': 'Choose a country',
  'settings.country.forget': 'Forget my country',
  'settings.country.intro': 'I use it for crisis lines and nothing else. You can take it back at any time.',
  'settings.country.submit': 'Save',
  'settings.forget': 'Forget everything',

  // Time zone
  'settings.zone': 'Time zone',
  'settings.zone.choose': 'Choose a time zone',
  'settings.zone.forget': 'Forget my time zone',
  'settings.zone.title': 'Your time zone',
  'settings.zone.intro': 'Your quiet hours go by it. I don’t guess it, and you can take it back at any time.',
  'settings.zone.asked': 'Your check-in goes by another clock: {rhythm}. It can move to your time zone too.',
  'settings.zone.asked-quiet':
    'By your own clock that is {at}, in your quiet hours, so no note could come. You can move it, or change your quiet hours.',
  'settings.zone.move': 'Move it too',
  'settings.zone.leave': 'Leave it as it is',
  'settings.zone.moved': 'Moved: {rhythm}.',
  'settings.zone.moved-next': 'Moved: {rhythm}. The next note comes on {first}.',
  'settings.zone.nothing':
    'Nothing was moved: that takes a check-in, and a time zone that you chose. /check-in show has yours, if you have one.',
  'settings.zone.clash':
    'Your quiet hours are {from} to {until}, {zone}, and {at} lies in them, so no note could come. Nothing was changed. You can change your quiet hours here, or choose another hour with /check-in edit.',

  // Quiet hours
  'settings.quiet': 'Quiet hours',
  'settings.quiet.chosen': '{from} to {until}',
  'settings.quiet.usual': '{from} to {until}, until you choose others',
  'settings.quiet.never': 'none',
  'settings.quiet.change': 'Change quiet hours',
  'settings.quiet.none': 'No quiet hours',
  'settings.quiet.intro':
    'No note comes between these two, by the clock of your time zone. The same hour twice means never quiet.',
  'settings.quiet.from.label': 'From',
  'settings.quiet.from.summary': 'When it gets quiet, such as 21:00',
  'settings.quiet.until.label': 'Until',
  'settings.quiet.until.summary': 'When notes may come again, such as 08:00',
  'settings.quiet.clash':
    'Your check-in comes at {at}, {zone}, and from {from} to {until} it would be quiet, so no note could come. Nothing was saved. You can choose other quiet hours, or first give your check-in another hour with /check-in edit.',

  // How notes come
  'settings.sound': 'Notes',
  'settings.sound.on': 'with a sound',
  'settings.sound.off': 'without a sound',
  'settings.sound.silence': 'Notes without a sound',
  'settings.sound.restore': 'Notes with a sound',
  'settings.sound.where':
    'Without a sound works where the app can do that. Elsewhere a note comes like any other message.',

  // Journal
  'settings.journal': 'Journal',
  'settings.journal.summary': 'Whether your lines are kept, and for how long',
  'settings.journal.off': 'Off',
  'settings.journal.7': 'On, each entry kept for 7 days',
  'settings.journal.30': 'On, each entry kept for 30 days',
  'settings.journal.90': 'On, each entry kept for 90 days',
  'settings.journal.is-on':
    'Your journal is on. What you write in it is encrypted and goes by itself after {days} days. The person who hosts me could read it while I run. You can turn it off at any time.',
  'settings.journal.keep-end': 'What is there already keeps the end that it has.',
  'settings.journal.is-off': 'Your journal is off. Nothing new is kept in it.',
  'settings.journal.stays':
    '{count, plural, one {# entry is} other {# entries are}} still there. What is there goes by itself, the last of it on {day}. You can leave it, or delete it now.',
  'settings.journal.wipe': 'Delete it now',
  'settings.journal.wiped': 'Your journal is empty now.',

  // Is it safe?
  'safe.button': 'Is it safe?',
  'safe.title': 'Three questions, for you alone',
  'safe.afraid': 'Is one of you afraid of the other?',
  'safe.harmed': 'Does anyone get hurt, threatened, followed, or cut off from money, phone or friends?',
  'safe.read': 'Could someone else read these messages?',
  'safe.aside': 'Skip any of them. I keep no answer and tell nobody. I’m a program.',
  'safe.yes-harm': 'Yes to 1 or 2',
  'safe.yes-read': 'Yes to 3',
  'safe.none': 'No, or skip',
  'safe.harm':
    'Thank you for answering. If someone frightens or hurts you, it is not your fault, and the steps are not for now. People who know about this can help you think, at your own speed. You decide what happens next.',
  'safe.lines': 'Show me who can help',
  'safe.settings':
    'If you like, you can also do some of these, each by itself. They are ordinary settings, open to everybody.',
  'safe.pause': 'Pause check-ins',
  'safe.journal-off': 'Turn the journal off',
  'safe.private':
    'What others can see here: my answers to you are shown to you alone, and what arrives by itself says only “You have a note”. Someone who holds your phone or is signed in as you can read what is on the screen, and can press my buttons.',
  'safe.private.host':
    'The person who hosts me can read what I store while I run. /my-data shows what that is, and can erase it.',
  'safe.private.platform':
    'I can’t erase what a phone showed in a notification, screenshots or exports. Some workplaces can read or export private messages.',
  'safe.private.do': 'What you can do now: hide this, or delete my messages in your private chat.',
  'safe.read-button': 'Someone could read this',
  'safe.harm-button': 'Someone is hurt or afraid',
  'safe.nothing': 'All right. The question stays here whenever you want it.',
} as const;
