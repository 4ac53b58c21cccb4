/** English: what admins set up for their group, and the card that introduces the bot. */
export const setup = {
  'setup.summary': 'Who moderates, which channels, the clock and the language of your group',
  'setup.start.summary': 'What is set and what is not, with short forms to change it',
  'setup.check.summary': 'What is missing and why, channel by channel, with a test note to you',
  'setup.show.summary': 'What is set, and what moderators did in the last 90 days',
  'setup.export.summary': 'A file with all that is kept about this group',
  'setup.erase.summary': 'Erase all that is kept about this group',

  // The first admin
  'setup.code.summary': 'For the first admin, where I can’t see who that is: the code that I printed',
  'setup.code.label': 'Code',
  'setup.code.wrong':
    'That isn’t the code I printed last, or it is older than 15 minutes, or somebody has used it. Whoever hosts me gets a new one by starting me again. Nothing was changed.',
  'setup.code.done': 'You are an admin now. The code is used up. You can choose others below.',
  'setup.no-admin':
    'Only admins of this group can do that. If it has none yet: when I start, I print a code for the person who hosts me. It works for 15 minutes: /trust-setup start code:XXXX-XXXX',

  // What is set
  'setup.title': 'Your group',
  'setup.works':
    'When you are done, press <b>Check</b>. Whatever isn’t set: /trust-steps, /trust-guide and /crisis work for everybody.',
  'setup.unchanged': 'Nothing new was chosen, so nothing was changed.',
  'setup.unread': 'I can’t read what is set for this group right now. Please try again in a minute.',
  'setup.unset': 'not chosen',
  'setup.moderators': 'Moderators',
  'setup.members': 'People who moderate',
  'setup.members.summary': 'At most 25 people',
  'setup.roles': 'Roles that moderate',
  'setup.roles.summary': 'At most 25 roles',
  'setup.admins': 'Admins',
  'setup.admins.summary': 'They can change all of this. /trust-setup check tells what else it takes',
  'setup.admins.manage': 'everybody who can manage this group in the app',
  'setup.room': 'Moderators’ channel',
  'setup.room.summary': 'Where moderators are told things. A private channel is best',
  'setup.rooms': 'Channels',
  'setup.rooms.summary': 'At most 25 channels in all',
  'setup.rooms.both': 'For both sides',
  'setup.rooms.broke': 'For those who broke trust',
  'setup.rooms.hurt': 'For those whose trust was broken',
  'setup.rooms.too-many':
    'That is {count} channels, and I can work in {most} at most. Please choose fewer. Nothing was changed.',
  'setup.voice': '{room} (for {voice})',
  'setup.voice.both': 'both sides',
  'setup.voice.broke': 'those who broke trust',
  'setup.voice.hurt': 'those whose trust was broken',
  'setup.zone': 'Time zone',
  'setup.zone.summary': 'The clock of your group, by a city such as Madrid, or by a country',
  'setup.language': 'Language',
  'setup.language.summary': 'The language of what I post in channels',
  'setup.language.usual': 'not chosen, so {language}',
  'setup.country': 'Country',
  'setup.country.summary': 'Whose crisis lines moderators see first',
  'setup.hours': 'When moderators are around',
  'setup.hours.summary': 'In your words, with names if you like: Ana and Kim, most evenings',
  'setup.sharing': 'Sharing of steps in channels',
  'setup.sharing.on': 'on',
  'setup.sharing.off': 'off, except for moderators',

  // What can be changed
  'setup.people.form': 'Who moderates',
  'setup.people.intro':
    'What you leave empty stays as it is. Whoever you choose takes the place of those chosen before, even where I can’t show them here.',
  'setup.rooms.form': 'Channels and voices',
  'setup.rooms.intro': 'In whose words I speak in each channel. What you choose replaces what was chosen.',
  'setup.rules': 'House rules',
  'setup.rules.summary': 'What holds in your group, in a few lines. It stands on the card of /trust-intro',
  'setup.minAge': 'Minimum age',
  'setup.minAge.summary': 'How old one has to be to take part, from 13 to 99. The app has a minimum age too',
  'setup.minAge.problem': 'That is no age that I can ask for. Please write a number from {least} to {most}.',
  'setup.rules.form': 'Rules and age',
  'setup.rules.intro': 'Both stand on the card that /trust-intro posts. What you leave empty stays as it is.',
  'setup.times.form': 'Language and times',
  'setup.times.intro': 'What you leave empty stays as it is.',
  'setup.sharing.stop': 'Turn sharing off',
  'setup.sharing.allow': 'Turn sharing on',
  'setup.take': 'Take something away',
  'setup.check.button': 'Check',
  'setup.change': 'Change',

  // What is missing
  'setup.check.title': 'What I found',
  'setup.check.rooms': 'Channel by channel',
  'setup.check.fine': '{room}: nothing is missing',
  'setup.check.missing': '{room}: missing: {names}',
  'setup.check.unknown': '{room}: I couldn’t find out just now',
  'setup.check.why': 'Without that I can’t post there: no reminder, and no message to moderators.',
  'setup.check.lacks': 'Not chosen yet',
  'setup.check.nothing-lacks':
    'Everything is chosen. Next, in a channel of your group: /trust-intro posts a card to pin, and /group-reminder add plans a reminder.',
  'setup.lack.moderators': 'Moderators: until then only admins can use what is for moderators',
  'setup.lack.room': 'Moderators’ channel: until then nothing reaches moderators through me',
  'setup.lack.rooms': 'Channels: until then I take every channel to be for both sides',
  'setup.lack.zone': 'Time zone: until then nothing can be planned by the clock of your group',
  'setup.lack.language': 'Language: until then I post in {language}',
  'setup.lack.country': 'Country: until then moderators choose it each time',
  'setup.lack.hours': 'When moderators are around: until then nobody can tell',
  'setup.check.note':
    'I sent you a test note. If you don’t see it in your private chat with me, tell the person who hosts me.',
  'setup.check.closed': 'I couldn’t send you a test note: your private messages are closed to me.',
  'setup.check.busy': 'I couldn’t send you a test note just now. You can check again in a minute.',

  // Where it is put right
  'discord.allow': 'Edit Channel, Permissions, add me, and allow what is missing. Then check again.',
  'discord.hide':
    'To hide commands: Server Settings, Integrations, then my name, and choose who sees which. Please leave /crisis open for everybody, in every channel. There you also allow /trust-setup to admins who can’t manage the server.',
  'discord.privacy': 'You can open them under this server’s Privacy Settings, “Direct Messages”.',
  'slack.invite': 'Type the line in that channel. Then check again.',

  // What was done
  'setup.log': 'What moderators and admins did',
  'setup.log.none': 'Nothing in the last 90 days.',
  'setup.log.about':
    'Kept for 90 days, for admins. Never who read crisis lines, who wrote to you or who checked in.',
  'setup.log.somebody': 'a moderator',
  'setup.log.line': '{when}: {who} {did}',
  'setup.log.line-in': '{when}: {who} {did} in {room}',
  'setup.log.older': 'Older',
  'setup.log.newer': 'Newest',
  'setup.did.setup': 'changed what is set',
  'setup.did.crisis-post': 'posted crisis lines',
  'setup.did.crisis-send': 'sent crisis lines to a member, or tried to',
  'setup.did.reminder-added': 'added a reminder',
  'setup.did.reminder-edited': 'changed a reminder',
  'setup.did.reminder-paused': 'paused a reminder',
  'setup.did.reminder-resumed': 'resumed a reminder',
  'setup.did.reminder-removed': 'removed a reminder',
  'setup.did.reminder-skipped': 'skipped a reminder once',
  'setup.did.steps-started': 'started weekly steps',
  'setup.did.steps-stopped': 'stopped weekly steps',
  'setup.did.intro-posted': 'posted the card about me',
  'setup.did.lines-confirmed': 'confirmed a crisis line',
  'setup.did.lines-added': 'added a crisis line',
  'setup.did.lines-hidden': 'hid a crisis line',

  // A file
  'setup.export': 'Export',
  'setup.export.none': 'I keep nothing about this group.',
  'setup.export.here': 'Here is all that I keep about this group, as JSON. Nothing of your members is in it.',
  'setup.export.part': 'This is part {part} of {parts}. Only reminders and the log go on in the others.',
  'setup.export.next': 'Next part',
  'setup.export.after':
    'It names who moderates, and what they did. It isn’t encrypted, and it stays where it is saved.',

  // Erasing
  'setup.erase': 'Erase this group',
  'setup.erase.goes': 'This goes, at once:',
  'setup.erase.goes.settings': 'who moderates, channels, and everything else that is set here',
  'setup.erase.goes.planned': 'reminders, weekly steps, and the group’s own crisis lines',
  'setup.erase.goes.log': 'what moderators and admins did',
  'setup.erase.goes.key': 'the key that opens all of this, so that copies of it can’t be read any more',
  'setup.erase.stays': 'This stays:',
  'setup.erase.stays.posts': 'what I posted in channels. Whoever manages them can delete it.',
  'setup.erase.stays.members':
    'what members keep for themselves. It belongs to them, and /my-data erases it.',
  'setup.erase.stays.list':
    'for 30 days, a code that says that a record was erased, so that an old backup doesn’t bring it back. It has no name and no content.',
  'setup.erase.stays.backup':
    'copies of the key, if the person who hosts me makes any. They are meant to go within 7 days.',
  'setup.erase.admins':
    'You are then no admin by my settings any more. Where the app tells me who can manage the group, those still are. Elsewhere the first admin needs a new code, which I print when I start.',
  'setup.erase.really': 'Really? Nobody can bring it back, and I can’t either.',
  'setup.erase.yes': 'Yes, erase it all',
  'setup.erase.no': 'Keep it',
  'setup.erase.kept': 'All right. Nothing was changed.',
  'setup.erase.done': 'Erased. I looked again: nothing is there.',
  'setup.erase.still-there':
    'I erased it and looked again, and something is there. Perhaps somebody changed a setting at the same moment. You can try once more.',
  'setup.erase.again': 'Try once more',

  // The card
  'intro.summary': 'A card to pin in this channel: what I am, who moderates, and when',
  'intro.preview':
    'This is how the card will look in this channel. Nobody has been shown it yet, and nobody is notified.',
  'intro.preview.moderators':
    'Nobody is chosen as a moderator yet, so the card names none. An admin can do that in /trust-setup.',
  'intro.title': 'What I am, and who is here',
  'intro.private':
    'What you ask me is answered to you alone. /trust-help shows what I can do, and /my-data what I keep.',
  'intro.moderators': 'Who moderates',
  'intro.moderators.chosen': 'people whom your admins chose',
  'intro.hours': 'When they are around',
  'intro.rules': 'The rules of your group hold here, and so does the minimum age of the app.',
  'intro.watched':
    'Nobody watches this channel all the time. If anyone is in danger right now, call your local emergency number.',
  'intro.post': 'Post it here',
  'intro.done': 'The card is in the channel now, in my name and not yours. You can pin it from its menu.',

  // Sharing
  'share.off':
    'Steps aren’t shared by members in this group, as its admins chose. Everything private works as before.',
} as const;
