import { expect } from 'vitest';
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
      without: ['What is missing here', '/crisis-post'],
    },
  );
  await sam.presses('For moderators and admins');
  await sam.sees(['/crisis-post', '/trust-setup'], { privately: true, without: ['/my-settings'] });
});

conversation(
  'In a channel where the bot may not post, the help says what is missing',
  { only: ['plain', 'discord'] },
  async ({ sam, stage }) => {
    stage.letBotPost(false);
    await sam.types('/trust-help');
    await sam.sees(['What is missing here', 'View Channel and Send Messages']);
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
