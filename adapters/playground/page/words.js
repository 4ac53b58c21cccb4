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
  /** The first part is left out where there is little place. */
  leaps: {
    hour: ['', '+1 hour'],
    day: ['', '+1 day'],
    note: ['To ', 'my next note'],
    reminder: ['To the ', 'next reminder'],
  },
  /** @param {string} moment */
  isNow: (moment) => `It is ${moment} now.`,
  unplanned: {
    note: 'No note is planned for you yet.',
    reminder: 'The group has no reminder planned yet.',
  },
  rooms: 'Rooms',
  menu: 'What can be done with this message',
  /** @param {readonly string[]} names */
  told: (names) =>
    names.includes('@everybody') ? 'Everybody is told by a sound' : `Told by a sound: ${names.join(', ')}`,
  roomAbout: 'Everybody in the group reads this.',
  /** @param {string} bot */
  roomMute: (bot) => `${bot} can’t post here.`,
  settings: 'Settings',
  /** @param {string} channel */
  settingsOf: (channel) => `Settings of ${channel}`,
  mayPost: 'Send Messages',
  /** @param {string} bot */
  mayPostHint: (bot) => `Without it ${bot} can’t post here, as in a channel that took this right from it.`,
  /** @param {string} bot */
  isIn: (bot) => `${bot} is in the group`,
  isInHint:
    'Without it the bot was removed from all rooms: nothing is sent there, and after 30 days all that the group set up is erased.',
  /** @param {string} bot */
  roomLeft: (bot) => `${bot} was removed from this group.`,
  chatTitle: 'Private chat',
  /** @param {string} bot */
  chatAbout: (bot) => `Between you and ${bot} alone.`,
  home: 'Bot’s page',
  roomHint: 'Type / to see what I can do',
  roomHintMore: {
    member: 'Most answers are visible to you alone. Change who you are above to see what others see.',
    moderator: '/group-reminder add plans what the channel hears. You are a moderator here.',
    admin: '/trust-setup start sets this group up. You are its admin.',
  },
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
  unread: 'new',
  unreached: 'That did not arrive. Is the bot still running?',
  reconnecting: 'Not connected. Trying again…',
  /** @param {string} name */
  messagesIn: (name) => `Messages in ${name}`,
  roles: { member: 'member', moderator: 'moderator', admin: 'admin' },
};
