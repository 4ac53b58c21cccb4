import { expect } from 'vitest';
import { codes } from '../bot.ts';
import { conversation } from '../conversation.ts';

conversation('Sam reads the guide', { inBrowser: true, overHttp: true }, async ({ sam }) => {
  await sam.types('/trust-guide');
  const topics = await sam.sees('What would you like to read about?', {
    privately: true,
    buttons: ['Need help now?'],
  });
  expect(topics.buttons).toHaveLength(10);
  const [first] = topics.buttons;
  await sam.presses(first ?? '');
  await sam.sees(['Thriveworks'], { buttons: ['All questions', 'Is it safe?', 'Need help now?'] });
  await sam.presses('All questions');
  await sam.sees('What would you like to read about?');
  await sam.types('/trust-guide topic:forgiving');
  await sam.sees(/forgiv/i);
});

conversation('Sam asks what the bot is', { inBrowser: true, overHttp: true }, async ({ sam }) => {
  await sam.types('/trust-help');
  await sam.sees(
    [
      'I’m not a therapist, not a crisis line',
      '/trust-steps: The seven steps',
      '/crisis: Crisis lines',
      '/my-settings',
      'What I keep',
    ],
    {
      privately: true,
      buttons: ['For moderators and admins', 'Need help now?'],
      without: ['/crisis-post'],
    },
  );
  await sam.presses('For moderators and admins');
  await sam.sees(['/crisis-post', '/trust-setup'], { privately: true, without: ['/my-settings'] });
});

conversation('The help says what waits for an admin, until it is set up', {}, async ({ sam, ana, stage }) => {
  await sam.types('/trust-help');
  await sam.sees(['What is missing here', 'no moderators’ channel and no time zone']);
  await ana.types(`/trust-setup start${stage.name.startsWith('slack') ? ` code:${codes.issue()}` : ''}`);
  await ana.sees('Your group');
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ 'Time zone': 'Paris (France)' });
  await ana.sees('Saved.');
  await sam.types('/trust-help');
  await sam.sees(['What is missing here', 'There is no moderators’ channel'], {
    without: ['no time zone'],
  });
  await ana.presses('Who moderates');
  await ana.seesForm('Who moderates');
  await ana.fills({ 'Moderators’ channel': `#${stage.rooms['other room']}` });
  await ana.sees('Saved.');
  await sam.types('/trust-help');
  await sam.sees('What I keep', { without: ['What is missing here'] });
});

conversation(
  'In the private chat the help misses no group',
  { only: ['plain', 'discord'] },
  async ({ sam }) => {
    await sam.types('/trust-help', 'private chat');
    await sam.sees('What I keep', { without: ['What is missing here'] });
  },
);

conversation(
  'In a channel where the bot may not post, the help says what is missing',
  { only: ['plain', 'discord'] },
  async ({ sam, stage }) => {
    stage.letBotPost(false);
    await sam.types('/trust-help');
    await sam.sees([
      'What is missing here',
      'An admin can give me the permissions View Channel and Send Messages',
    ]);
  },
);

conversation(
  'Somebody writes to the bot and is told once an hour',
  { only: ['plain', 'discord'] },
  async ({ sam, clock, log }) => {
    await sam.writes('a canary in a private message');
    await sam.sees('I can’t read messages', { privately: true, buttons: ['Need help now?'] });
    await sam.writes('and another canary');
    await sam.seesNothingMore();
    clock.passes({ hours: 1, seconds: 1 });
    await sam.writes('still there?');
    await sam.sees('I can’t read messages');
    expect(log.join()).not.toContain('canary');
  },
);

conversation('Steps are there in the private chat too', { only: ['plain', 'discord'] }, async ({ sam }) => {
  await sam.types('/trust-steps step:1 share:true', 'private chat');
  await sam.sees('There is no channel here');
  await sam.types('/trust-steps step:1', 'private chat');
  await sam.sees('Step 1 of 7', { without: ['Share here'] });
});
