import { expect } from 'vitest';
import { codes } from '../bot.ts';
import { conversation } from '../conversation.ts';

conversation(
  'Where the platform tells who may manage the group, nobody else gets in with a code',
  { only: ['plain'] },
  async ({ sam, ana }) => {
    const code = codes.issue();
    for (const line of ['', ' start', ` start code:${code}`, ' show', ' check', ' export', ' erase']) {
      await sam.types(`/trust-setup${line}`);
      await sam.sees('Only admins of this group can do that.', { privately: true });
    }
    await ana.types('/trust-setup start');
    await ana.sees('Your group');
  },
);

conversation(
  'The first admin types the code that was printed, once; then admins choose each other',
  { only: ['slack', 'slack over http'], overHttp: true },
  async ({ sam, kim }) => {
    const code = codes.issue();
    await kim.types('/trust-setup');
    await kim.sees(['Only admins of this group', '/trust-setup start code:XXXX-XXXX'], { privately: true });
    await kim.types('/trust-setup start code:AAAA-AAAA');
    await kim.sees('That isn’t the code I printed last', { privately: true });
    await sam.types(`/trust-setup start code:${code.toLowerCase()}`);
    await sam.sees(['You are an admin now.', 'Admins: @Sam', 'Moderators: not chosen'], { privately: true });
    await kim.types(`/trust-setup start code:${code}`);
    await kim.sees('That isn’t the code I printed last', { privately: true });
    await sam.presses('Who moderates');
    const form = await sam.seesForm('Who moderates');
    expect(form.fields.map(({ label }) => label)).not.toContain('Roles that moderate');
    await sam.fills({ 'People who moderate': '@Kim', Admins: '@Kim' });
    await sam.sees(['Saved.', 'Moderators: @Kim', 'Admins: @Kim, @Sam']);
    await kim.types('/trust-setup start');
    await kim.sees('Your group', { privately: true });
  },
);

conversation(
  'Where membership of channels decides, check tells of each channel to which the bot was not invited',
  { only: ['slack', 'slack over http'], overHttp: true },
  async ({ sam, kim, stage }) => {
    await sam.types(`/trust-setup start code:${codes.issue()}`);
    await sam.sees('You are an admin now.');
    await sam.presses('Channels and voices');
    await sam.seesForm('Channels and voices');
    await sam.fills({ 'For both sides': `#${stage.rooms.room}\n#${stage.rooms['other room']}` });
    await sam.sees(['Saved.', `#${stage.rooms.room} (for both sides)`]);
    stage.letBotPost(false);
    await sam.types('/trust-setup check', 'other room');
    await sam.sees('I’m checking whether I can write here.', { privately: true });
    await sam.sees('You have a note', { privately: true, buttons: ['Open'] });
    await sam.sees(
      [
        `#${stage.rooms.room}: missing: my membership`,
        `#${stage.rooms['other room']}: nothing is missing`,
        'Without that I can’t post there: no reminder, and no message to moderators. Type the line in that channel. Then check again.',
        'I sent you a test note.',
      ],
      {
        privately: true,
        buttons: ['Who moderates', 'Change'],
        without: ['Discord', 'On Slack', 'To hide commands', 'Edit Channel'],
      },
    );
    stage.letBotPost(true);
    stage.letReach('Sam', false);
    await sam.types('/trust-setup check', 'other room');
    for (let i = 0; i < 2; i += 1) await sam.sees('I’m checking whether I can write here.');
    await sam.sees(/^I couldn’t send you a test note: your private messages are closed to me\.$/);
    await kim.seesNothingMore();
  },
);
