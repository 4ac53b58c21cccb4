/** English: the crisis lines of a group, to look at, check, correct, add, hide and take along. */
export const crisisLines = {
  'lines.summary': 'The crisis lines of your group',
  'lines.view.summary': 'All lines of a country, and when somebody last checked each of them',
  'lines.confirm.summary': 'Say that you have checked a line, so that members see it',
  'lines.add.summary': 'Add a line of your group’s own',
  'lines.hide.summary': 'Hide a line in this group, or show it again',
  'lines.export.summary': 'A file with your group’s own lines, to keep or to share',
  'lines.import.summary': 'Take over lines from such a file. You see first what would change',

  // What members see
  'crisis.confirmed': 'Confirmed by your moderators on {date}.',
  'crisis.own': 'Added by your moderators on {date}; nobody here has called it.',

  // All lines of a country
  'lines.title': 'Lines for {country}',
  'lines.none': 'I know no line there, and your group has added none.',
  'lines.which-country': 'For which country? I don’t guess it.',
  'lines.country.title': 'Which country?',
  'lines.country.submit': 'Show lines',
  'lines.item': '<b>{name}</b>, {way}: {state}',
  'lines.choose': 'Look at one of them',
  'lines.more': 'More lines',
  'lines.back': 'Back to the list',
  'lines.about':
    'The lines that came with me were read from pages and lists, as of {date}. I have dialled none of them. What is hidden or confirmed here holds in this group alone.',
  'lines.state.fresh': 'confirmed on {date}',
  'lines.state.old': 'confirmed on {date}, more than 90 days ago',
  'lines.state.unchecked': 'nobody here has confirmed it',
  'lines.state.hidden': 'hidden',
  'lines.state.weak': 'not shown, since only one source has it',
  'lines.state.replaced': 'not shown, since yours stands in its place',

  // One line
  'lines.gone':
    'That line isn’t there any more, or somebody has changed it. /crisis-lines view shows what there is.',
  'lines.fact.state': 'In this group',
  'lines.fact.check': 'Last check',
  'lines.fact.checked': '{how}, {date}, {who}',
  'lines.fact.checked-from': '{how}, {date}, {who}. {source}',
  'lines.fact.needs': 'Shown for',
  'lines.fact.source': 'Where it is from',
  'lines.fact.listed': '{source} ({date})',
  'lines.fact.added': '{who}, {date}',
  'lines.fact.added-from': '{who}, {date}. {source}',
  'lines.fact.note': 'Worth knowing',
  'lines.how.called': 'I called or wrote, and somebody answered',
  'lines.how.asked': 'I asked the people who run it',
  'lines.how.page': 'I read it on their own page',
  'lines.how.other': 'In another way',
  'lines.was.called': 'called or written to',
  'lines.was.asked': 'the people who run it were asked',
  'lines.was.page': 'read on their own page',
  'lines.was.other': 'checked in another way',

  // Confirming
  'lines.confirm': 'Confirm it',
  'lines.confirm.title': 'Confirm a line',
  'lines.confirm.intro':
    '{name}: {ways}. Members then see that your moderators confirmed it today. Your name and what you fill in here are for moderators alone.',
  'lines.confirm.intro.blank': 'Members then see that your moderators confirmed it today.',
  'lines.confirm.how': 'How did you check it?',
  'lines.confirm.how.summary': 'Please confirm only what you checked yourself',
  'lines.confirm.source': 'Where, or with whom',
  'lines.confirm.source.summary': 'A page or a note for other moderators. You can leave it empty',
  'lines.confirmed': 'Thank you. Members of this group now see that it was confirmed today.',

  // Writing
  'lines.add': 'Add a line',
  'lines.correct': 'Correct it',
  'lines.write.title': 'A line of your own',
  'lines.write.submit': 'Next',
  'lines.about.title': 'Whom it is for',
  'lines.about.submit': 'Show me',
  'lines.field.country': 'Country',
  'lines.field.country.summary': 'Members who choose this country see the line',
  'lines.field.name': 'Its name',
  'lines.field.name.summary': 'As it calls itself',
  'lines.field.phone': 'A number to call',
  'lines.field.phone.summary': 'As one dials it, such as 116 123, 988 or +34 900 123 456',
  'lines.field.sms': 'A number to write to',
  'lines.field.sms.summary': 'Or what to send where, such as HOME to 741741',
  'lines.field.website': 'Website',
  'lines.field.website.summary': 'An address such as https://example.org',
  'lines.field.needs': 'Whom it is for',
  'lines.field.needs.summary': 'It is shown to members who press one of these',
  'lines.field.hours': 'Hours',
  'lines.field.hours.summary': 'Such as 24/7, or weekdays 9:00 to 17:00. Empty: not known',
  'lines.field.languages': 'Languages',
  'lines.field.languages.summary': 'In which one can talk there. Empty: not said',
  'lines.field.chat': 'Chat',
  'lines.field.chat.summary': 'The address of a chat, if it has one',
  'lines.field.source': 'Where you have it from',
  'lines.field.source.summary': 'A page, a leaflet, a person. For moderators alone',
  'lines.no-digit':
    'I see no number in “{typed}”. Whatever has a digit is fine: short numbers, letters, spaces and signs.',
  'lines.no-address':
    '“{typed}” doesn’t look like an address. You can copy it from the browser: it begins with https://.',
  'lines.too-long': 'That is {length} characters long. Please keep it to {most}.',
  'lines.no-way': 'It needs a way to reach it: a number to call, one to write to, or an address.',
  'lines.no-need': 'Please choose whom it is for.',
  'lines.twice': 'Your group has a line of that name in that country already. You can correct that one.',
  'lines.too-many': 'Your group can have {most} lines of its own. You can remove one first.',
  'lines.draft.gone':
    'I remember what you write for an hour, and this is over, or it was kept already. Please begin again.',
  'lines.draft.about': 'This is how members would see it. Nobody has been shown it yet.',
  'lines.draft.next': 'One thing is missing: whom it is for.',
  'lines.keep': 'Keep it',
  'lines.write.again': 'Change how to reach it',
  'lines.about.again': 'Whom it is for, and hours',
  'lines.added':
    'It is in your group’s list now. Members see that nobody here has called it, until a moderator confirms it with /crisis-lines confirm. If you have checked it yourself, press <b>Confirm it</b>.',
  'lines.added.hidden':
    'Kept, and still hidden: your group hides this line, so nobody is shown it. /crisis-lines hide shows it again.',

  // Hiding and removing
  'lines.hide': 'Hide it here',
  'lines.show': 'Show it again',
  'lines.remove': 'Remove it',
  'lines.hidden':
    'Hidden. In this group nobody is shown it any more. If it was the only one for something, they are shown the closest that I know.',
  'lines.shown': 'Shown again.',
  'lines.removed': 'Removed. If it stood in place of a line that came with me, that one is shown again.',

  // A file
  'lines.export': 'Export',
  'lines.export.here':
    'Here are your group’s own lines, what it hides, and what was checked, as JSON. No person is named in it, nor what you noted for yourselves about where a line is from. Another group can take it over with /crisis-lines import.',
  'lines.export.part': 'This is part {part} of {parts}. Each can be taken over by itself.',
  'lines.export.next': 'Next part',
  'lines.export.none':
    'Your group has no lines of its own, and hides and confirms none. There is nothing to take away yet.',
  'lines.import': 'Import',
  'lines.import.title': 'Take over lines',
  'lines.import.intro':
    'Paste what an export holds, part by part. You see what would change before anything is kept. Who confirmed what isn’t taken over: your moderators confirm for themselves.',
  'lines.import.list': 'The text of the file',
  'lines.import.list.summary': 'At most 3000 characters on Slack, and 4000 elsewhere',
  'lines.import.submit': 'Show me',
  'lines.import.title.changes': 'What would change',
  'lines.import.problems': 'I kept nothing, since some of it can’t be right:',
  'lines.import.others': 'and {count} more',
  'lines.import.not-json':
    'I can’t read that as JSON. Perhaps a piece is missing, at the beginning or at the end, or the quotation marks have become curly ones.',
  'lines.import.not-ours': 'That isn’t a file of crisis lines: “{field}” is missing or different.',
  'lines.import.at': 'Line {line}, {field}: {problem}',
  'lines.import.at-whole': 'Line {line}: {problem}',
  'lines.problem.missing': 'missing, or not what belongs there',
  'lines.problem.too-long': 'longer than {most} characters',
  'lines.problem.no-digit': 'there is no number in it',
  'lines.problem.no-address': 'not an address that begins with https:// or http://',
  'lines.problem.country': 'not a country that I know, by its two letters',
  'lines.problem.need': 'only unsafe, hurt, afraid and worried can stand there',
  'lines.problem.unknown': 'I don’t know what that is',
  'lines.problem.no-way': 'there is no way to reach it',
  'lines.problem.twice': 'there are two of that name in that country',
  'lines.import.added': 'New',
  'lines.import.changed': 'Changed',
  'lines.import.same': 'The same as yours',
  'lines.import.hides': 'Hidden',
  'lines.import.unknown': 'Hidden or replaced, and not known to me',
  'lines.import.nothing': 'Nothing would change: your group has all of it already.',
  'lines.import.keep': 'Keep this',
  'lines.imported':
    'Your group has these lines now. Nobody here has confirmed them yet. What your group hid before stays hidden.',

  // The quarterly note to admins
  'lines.note.title': 'Crisis lines that wait for a check',
  'lines.note.text':
    'In a group that you look after, nobody has confirmed these for 90 days. If you find the time, look at one or two, or ask another moderator. In a channel of the group, /crisis-lines confirm has them all.',
  'lines.note.none':
    'Nothing waits any more: somebody has confirmed the lines, or you don’t look after a group now.',
  'lines.note.others': 'and {count} more',
  'lines.note.stop': 'No more such notes',
  'lines.note.stopped': 'All right. I send you no more notes about crisis lines.',
  'lines.note.again': 'Send me such notes again',
  'lines.note.resumed': 'All right. I write to you about them once in three months at most.',

  // What was done, as the log has it
  'setup.did.lines-corrected': 'corrected a crisis line',
  'setup.did.lines-shown': 'showed a crisis line again',
  'setup.did.lines-removed': 'removed a crisis line',
  'setup.did.lines-imported': 'took over crisis lines from a file',

  // What is kept of somebody who moderates
  'data.moderated': 'Groups in which something stands under your name',
  'data.moderated.counts': '{count}, so that I can take your name out there if you erase what I keep',
  'data.erase.goes.names':
    'your name on what you did as a moderator or an admin: it then says that a moderator did it',
  'data.erase.stays.chosen':
    'that you were chosen as a moderator or an admin of a group. Its admins can change that in /trust-setup.',
} as const;
