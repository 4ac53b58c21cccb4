/** English: what is shared by everything that moderators and admins do. */
export const group = {
  'option.not-a-member': 'Please choose a person of this group.',
  'option.not-a-room': 'Please choose a channel of this group.',
  'rights.moderator': 'Only moderators of this group can do that. An admin chooses them in /trust-setup.',
  'rights.admin': 'Only admins of this group can do that.',
  'rights.group': 'This works in a channel of your group only.',
  'rights.unread': 'I can’t read who moderates here right now. Please try again in a minute.',
} as const;
