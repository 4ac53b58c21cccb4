/** English: what is shared by everything that moderators and admins do. */
export const group = {
  'option.not-a-member': 'Please choose a person of this group.',
  'option.not-a-room': 'Please choose a channel of this group.',
  'rights.moderator': 'Only moderators of this group can do that. An admin chooses them in /trust-setup.',
  'rights.admin': 'Only admins of this group can do that.',
  'rights.group': 'This works in a channel of your group only.',
  'rights.unread': 'I can’t read who moderates here right now. Please try again in a minute.',
  'crisis-post.menu': 'Crisis lines here',
  'crisis-post.summary': 'Crisis lines in this channel, for all to read. You see them first',
  'crisis-post.country.title': 'Which country?',
  'crisis-post.preview': 'Show me',
  'crisis-post.which-country': 'For which country? I don’t guess it.',
  'crisis-post.post': 'Post here',
  'crisis-post.done':
    'The lines are in the channel now, in my name and not yours. You don’t have to handle this alone: tell another moderator.',
  'crisis-post.recent':
    '{who} posted lines here, {when}, so I posted nothing now. Five minutes after that I can post again. Until then everybody finds lines with /crisis.',
} as const;
