/** All that the page itself says. What the bot says comes from the bot. */
export const words = {
  skip: 'Skip to the message field',
  playground: 'playground',
  people: 'You are trying it as',
  dark: 'Dark',
  banner:
    'This is a playground, for trying only: nothing here leaves this machine, and nobody is on the other side.',
  time: 'The playground’s time',
  timeIs: 'Playground time',
  leaps: { hour: '+1 hour', day: '+1 day', note: 'To my next note' },
  /** @param {string} moment */
  isNow: (moment) => `It is ${moment} now.`,
  unplanned: 'No note is planned for you yet.',
  rooms: 'Rooms',
  menu: 'What can be done with this message',
  /** @param {readonly string[]} names */
  told: (names) =>
    names.includes('@everybody') ? 'Everybody is told by a sound' : `Told by a sound: ${names.join(', ')}`,
  roomAbout: 'Everybody in the group reads this.',
  chatTitle: 'Private chat',
  /** @param {string} bot */
  chatAbout: (bot) => `Between you and ${bot} alone.`,
  home: 'Bot’s page',
  roomHint: 'Type / to see what I can do',
  roomHintMore: 'Most answers are visible to you alone. Change who you are above to see what others see.',
  chatHint: 'Your own chat',
  chatHintMore: 'Commands work here too, out of everybody’s sight.',
  showCommands: 'Show the commands',
  /** @param {string} channel */
  roomLine: (channel) => `Message #${channel}, or type /`,
  /** @param {string} bot */
  chatLine: (bot) => `Message ${bot}, or type /`,
  send: 'Send',
  keys: '↓ marks one · Enter or Tab takes it · Esc closes',
  /** @param {number} count */
  offers: (count) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
  offersLabel: 'What you could type',
  onlyYou: 'Only visible to you',
  dismiss: 'Dismiss',
  program: 'program',
  /** @param {string} typed */
  answers: (typed) => `in answer to ${typed}`,
  choose: 'Choose',
  /** @param {string} name */
  download: (name) => `Download ${name}`,
  notChosen: 'Not chosen',
  required: 'needed',
  cancel: 'Cancel',
  problems: 'Not sent yet. Please look at what is said beside the fields.',
  /** @param {string} bot */
  waiting: (bot) => `${bot} is preparing an answer…`,
  /** @param {number} count */
  unread: (count) => `${count} new`,
  unreached: 'That did not arrive. Is the bot still running?',
  reconnecting: 'Not connected. Trying again…',
  /** @param {string} name */
  messagesIn: (name) => `Messages in ${name}`,
  roles: { member: 'member', moderator: 'moderator', admin: 'admin' },
};
