/** English: crisis lines that a moderator sends to one member, and what that member finds. */
export const crisisSend = {
  'crisis-send.summary': 'Crisis lines for one member, privately. You see first what they get',
  'crisis-send.member': 'Member',
  'crisis-send.member.summary': 'Who gets the lines, in a private note',
  'crisis-send.title': 'Lines for a member',
  'crisis-send.intro':
    'They get a private note that says nothing, with the lines behind it. You see it before it is sent.',
  'crisis-send.self':
    'That is you, so nothing was sent. It is good that you look after yourself too: /crisis shows you lines, and nobody is told.',
  'crisis-send.preview': 'This is what they get. Nothing was sent yet.',
  'crisis-send.to': '<b>To:</b> {who}',
  'crisis-send.note': '<b>In their private chat with me:</b> {note} · {open}. Behind it:',
  'crisis-send.under':
    'Under it: <b>{why}</b> and <b>{stop}</b>. They read it in their own language, if I speak it. They get one such note a day at most. You are told whether it was delivered and no more, not even later.',
  'crisis-send.asked':
    'Where they have told me their country, they find its lines at once. You can also name one in the command.',
  'crisis-send.own-country':
    'Where they have told me another country of their own, they find its lines instead of these.',
  'crisis-send.watched':
    'Somebody else may read their phone, and can open the note too. If you can, ask them first whether it is all right.',
  'crisis-send.send': 'Send',
  'crisis-send.delivered':
    'Delivered. They find a note in their private chat with me. Whether they open it, I don’t know and tell nobody.',
  'crisis-send.not-delivered':
    'Not delivered, as far as I can tell after a few seconds. That can have many reasons, and I tell none of them. You can post lines for all to read with /crisis-post, or tell them that /crisis is there, in private and for everybody.',
  'crisis-send.today':
    'A note was sent to them from here in the last 24 hours, or tried. One a day is enough for a person, so nothing was sent now. You can post lines for all to read with /crisis-post.',
  'crisis-send.enough':
    'Moderators here have sent {count} such notes in the last 24 hours, and I send no more than that in a day. You can post lines for all to read with /crisis-post.',
  'crisis-send.repeated':
    'This press of yours reached me twice, so nothing was sent now. What I answered the first time holds. If you saw no answer, I can’t tell you whether a note arrived.',
  'crisis-send.unread':
    'I can’t reach what I keep right now, so nothing was sent. You can post lines for all to read with /crisis-post.',

  // What the member finds
  'crisis-send.letter':
    'A moderator of a group that you are in thought that this may be of use to you. You can leave it be: nothing is expected of you.',
  'crisis-send.why': 'Why did I get this',
  'crisis-send.why.who':
    'A moderator of a group that you and I are in asked me to send you these lines. I don’t know why, I have read nothing of yours, and I have not judged anything. I don’t tell who it was. You can ask the moderators, and you don’t need to.',
  'crisis-send.why.told':
    'They were told whether it was delivered, and nothing else. Nobody learns whether you opened it or what you do with it, and I don’t keep it. For 24 hours I keep a code that says that you were sent one, so that there is one a day at most, and I remember the message, so that you can delete it with /my-data clear.',
  'crisis-send.why.stop':
    'If you want none, press <b>No more</b>. Then no moderator can send you one through me for 180 days, in any group. They are not told so: it reads as if your private chat were closed.',
  'crisis-send.stop': 'No more',
  'crisis-send.stopped':
    'All right. No moderator can send you such a note through me for 180 days, in any group. They are not told. I keep a code for it that has no name and no content. /crisis is there for you as always.',
  'crisis-send.again': 'Send me such notes again',
  'crisis-send.taken': 'All right. Moderators can send you such a note again, one a day at most.',

  // What is kept of it
  'data.letters':
    'You want no crisis lines from moderators until {until}. I keep that as a code without name and content.',
  'data.letters.turn':
    'A moderator sent you crisis lines, or tried to: {when}. I keep that for 24 hours, as a code without name and content, so that they come once a day at most.',
  'data.erase.stays.letters':
    'if you wanted no notes from moderators, a code that says so, for 180 days; if one was sent to you today, a code for that, for 24 hours. They have no name and no content.',
} as const;
