/** English: messages to the moderators of a group, and what they can do about them. */
export const ask = {
  'data.erase.goes.questions':
    'who wrote your messages to moderators, and their answers. What you wrote stays in their channel.',
  'data.erase.stays.block':
    'for 180 days, if moderators blocked your messages, a code that says so. It has no name and no content.',
  'data.questions':
    'Messages to moderators that I still know are yours: {count}. With their answers they are kept for 30 days.',
  'ask.summary': 'Write to the moderators of this group, with your name or without',
  'ask.menu': 'Tell the moderators',

  // Before anything is typed
  'ask.what': 'You can write to the moderators of this group. You see what they will read before it is sent.',
  'ask.watched':
    'Nobody watches for these messages. Moderators read them when they are here, which can take hours or days. For help right now, press <b>Need help now?</b>.',
  'ask.hours-unknown': 'When moderators are around, nobody has said.',
  'ask.names':
    '<b>With your name</b> they see who you are. <b>Without it</b> they see another name, such as Heron, for this one message. They can answer through me and can stop such messages, and I never tell them who you are. How you write, and what about, could still tell.',
  'ask.kept':
    'I keep who wrote, encrypted, for 30 days, so that an answer finds you. What you write stands in the moderators’ channel, where only they can delete it. The person who hosts me could read what I keep while I run.',
  'ask.write': 'Write',
  'ask.last': 'My last message',
  'ask.no-room':
    'There is no moderators’ channel here yet, so nothing reaches moderators through me. An admin can choose one in /trust-setup. You can write to a moderator yourself. Nobody was told that you asked.',
  'ask.blocked':
    'The moderators of this group take no messages from you through me until {until}. You can still write to one of them yourself. /crisis works as always.',
  'ask.blocked.named':
    'The moderators take no messages with your name through me until {until}. You can still write without it, or to one of them yourself.',
  'ask.blocked.unnamed':
    'The moderators take no messages without your name from you until {until}. You can still write with it. They don’t know who you are.',
  'ask.open':
    'Your message without a name ({when}) is still open, and there can be one at a time. You can write another one with your name, or wait until a moderator has seen or answered it. After a week you can write anew.',

  // What is written, and looked at before it is sent
  'ask.form.title': 'To the moderators',
  'ask.form.intro':
    'You see it once more before it is sent. Nobody watches for it. Say as much as you like. Nobody needs details of what was done.',
  'ask.words': 'Your message',
  'ask.words.summary': 'At most 1500 characters',
  'ask.name': 'Your name',
  'ask.name.summary': 'Whether moderators see who you are',
  'ask.named': 'With my name',
  'ask.unnamed': 'Without my name',
  'ask.form.submit': 'Show me',
  'ask.link.what':
    'Moderators would get a link to that message, and nothing of what it says. Do you want to give your name?',
  'ask.preview': 'This is what moderators will read, word for word. Nothing was sent yet.',
  'ask.preview.named': 'Naming you in a channel would notify you, so your name stands behind that button.',
  'ask.send': 'Send',
  'ask.sent':
    'Sent. Moderators read it when they are here. If they answer, I tell you at your next command. If you have a private chat with me already, a note can come there sooner.',
  'ask.not-sent':
    'I can’t post in the moderators’ channel, so nothing was sent. An admin can see in /trust-setup what is missing. You can write to a moderator yourself.',
  'ask.gone':
    'I don’t have that message any more: after 15 minutes, or once you begin another one, I let go of it. Nothing was sent.',

  // What moderators read
  'ask.alert.title': 'A message to the moderators',
  'ask.alert.from': '<b>From:</b>',
  'ask.alert.from.behind': '<b>From:</b> a member who gives their name. Press <b>Who wrote this</b>.',
  'ask.alert.link': 'They ask you to look at this message: {link}',
  'ask.alert.alone':
    'You are not expected to handle this alone or to judge the risk. You can tell another moderator, or post lines with /crisis-post.',
  'ask.alert.unnamed': 'I tell nobody who wrote this. An answer reaches them through me.',
  'ask.somebody': 'A member, {alias}',
  'ask.again': 'Nobody has taken this message for an hour. It stands above.',

  // What moderators do
  'ask.take': 'I’m taking this',
  'ask.take.done': 'You have it. Whoever else presses is told so.',
  'ask.take.other': '{who} has it, since {when}.',
  'ask.hand': 'Handed over',
  'ask.hand.done':
    'All right: you have handed it over. The next one who presses <b>I’m taking this</b> has it.',
  'ask.hand.other': '{who} handed it over, {when}.',
  'ask.who': 'Who wrote this',
  'ask.who.named': '{who} wrote this, and chose to give their name.',
  'ask.seen': 'Seen',
  'ask.seen.done': 'They are told that a moderator has seen it. Not who.',
  'ask.seen.other': '{who} has let them know already, {when}.',
  'ask.answer': 'Answer',
  'ask.answer.title': 'Your answer',
  'ask.answer.intro':
    'They read it privately, in my name. They are not told who you are, unless you write it. It is sent at once.',
  'ask.answer.words': 'What they will read',
  'ask.answer.summary': 'At most 1500 characters',
  'ask.answer.submit': 'Send',
  'ask.answer.done': 'Your answer is on its way. They find it in a private note, or at their next command.',
  'ask.block': 'Block',
  'ask.block.done.named':
    'I take no messages with a name from them to you for 180 days. They are told so only when they try. /crisis still works for them.',
  'ask.block.done.unnamed':
    'I take no messages without a name from whoever wrote this for 180 days. I don’t tell you who it is. They are told so only when they try, and /crisis still works for them.',
  'ask.unblock': 'Take it back',
  'ask.unblock.done': 'Taken back. They can write to you again.',
  'ask.over': 'That message is over: it is older than 30 days, or its writer had everything erased.',

  // What became of it
  'ask.read.title': 'Your message to the moderators',
  'ask.read.seen': 'A moderator has seen it.',
  'ask.read.nothing': 'It was sent. No moderator has answered yet.',
  'ask.read.answer': 'A moderator writes:',
  'ask.read.earlier': 'The answer before',
  'ask.read.more': 'To write back, use /ask-moderators in a channel of your group. Nobody reads this chat.',
  'ask.read.over': 'That is over: I keep such messages for 30 days.',

  // What somebody is called who gives no name
  'ask.alias.avocet': 'Avocet',
  'ask.alias.bittern': 'Bittern',
  'ask.alias.curlew': 'Curlew',
  'ask.alias.dipper': 'Dipper',
  'ask.alias.egret': 'Egret',
  'ask.alias.fieldfare': 'Fieldfare',
  'ask.alias.goldfinch': 'Goldfinch',
  'ask.alias.heron': 'Heron',
  'ask.alias.ibis': 'Glossy ibis',
  'ask.alias.jackdaw': 'Jackdaw',
  'ask.alias.kestrel': 'Kestrel',
  'ask.alias.lapwing': 'Lapwing',
  'ask.alias.magpie': 'Magpie',
  'ask.alias.nightingale': 'Nightingale',
  'ask.alias.oriole': 'Oriole',
  'ask.alias.plover': 'Plover',
  'ask.alias.quail': 'Quail',
  'ask.alias.robin': 'Robin',
  'ask.alias.sandpiper': 'Sandpiper',
  'ask.alias.swallow': 'Swallow',
  'ask.alias.tern': 'Tern',
  'ask.alias.wren': 'Wren',
} as const;
