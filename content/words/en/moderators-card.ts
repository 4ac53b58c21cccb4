/** English: two cards for moderators, for the first minutes and for afterwards. */
export const moderatorsCard = {
  'moderators-card': 'How to help',
  'moderators-card.title': 'The first minutes',
  'moderators-card.alone':
    'You are not expected to handle this alone, to judge the risk, or to find the right words. Being there is a lot.',
  'moderators-card.stay':
    '<b>Stay and listen.</b> Answer in the channel, slowly and in few words. Nobody needs details of what was done, and nobody needs a solution now.',
  'moderators-card.ask':
    '<b>Ask plainly,</b> if you wonder: “Are you thinking about ending your life?” Asking doesn’t put the idea there.',
  'moderators-card.secret':
    '<b>Promise nothing that you can’t keep,</b> secrecy least of all. Say what you will do, and tell them before you tell somebody else.',
  'moderators-card.lines':
    '<b>Put real help in front of them:</b> /crisis-post for all to read, /crisis-send for one person.',
  'moderators-card.danger':
    '<b>If there is danger right now,</b> ask them to call their local emergency number. Say honestly that you can’t call for them from here.',
  'moderators-card.tell':
    '<b>Tell another moderator</b> that you have it, and hand it over before you are too tired.',
  'moderators-card.channel':
    '<b>Stay out of private messages.</b> There you would be alone with it, and nobody could take over.',

  'after-care': 'For you, afterwards',
  'after-care.stays':
    'What you read can stay with you for a while. That is how it is for people who care. You did what could be done from here, and how it goes on is not in your hands.',
  'after-care.share':
    '<b>Talk to another moderator today.</b> Say how it was for you. It can be said without the name of the person and without details.',
  'after-care.done':
    '<b>Let it be over for now.</b> Hand over what is still open, and say in your channel who has it.',
  'after-care.ordinary': '<b>Do something ordinary:</b> eat, sleep, go outside, see somebody you like.',
  'after-care.lines':
    '<b>Crisis lines are for helpers too.</b> Press <b>Need help now?</b>, then <b>I’m worried about someone</b>. Nobody is told.',
  'after-care.rest': '<b>You can take a break from moderating,</b> for a day or for good. Nobody counts it.',
} as const;
