import { expect } from 'vitest';
import { conversation, type Actor } from '../conversation.ts';

/** Ana opens what is set for the group. */
async function opensSetup(ana: Actor): Promise<void> {
  await ana.types('/trust-setup start');
  await ana.sees('Your group', { privately: true });
}

/** Fills in a form that a button of the setup opens. */
async function fillsIn(actor: Actor, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  await actor.presses(form);
  await actor.seesForm(form);
  await actor.fills(values);
}

conversation(
  'An admin sees what is set and what is not, and sets up the group in three forms',
  { only: ['plain', 'discord'], inBrowser: true },
  async ({ ana, stage }) => {
    await ana.types('/trust-setup start');
    await ana.sees(
      [
        'Your group',
        'Moderators: not chosen',
        'Admins: everybody who can manage this group in the app',
        'Time zone: not chosen',
        'Language: not chosen, so English',
        'Sharing of steps in channels: on',
        '/trust-steps, /trust-guide and /crisis work for everybody',
      ],
      {
        privately: true,
        buttons: ['Who moderates', 'Channels and voices', 'Language and times', 'Check', 'Need help now?'],
      },
    );
    await fillsIn(ana, 'Who moderates', {
      'People who moderate': '@Sam',
      'Roles that moderate': '@Moderators',
      'Moderators’ channel': `#${stage.rooms['other room']}`,
    });
    await ana.sees([
      'Saved.',
      'Moderators: @Moderators, @Sam',
      `Moderators’ channel: #${stage.rooms['other room']}`,
    ]);
    await fillsIn(ana, 'Channels and voices', {
      'For both sides': `#${stage.rooms.room}`,
      'For those whose trust was broken': `#${stage.rooms['other room']}`,
    });
    await ana.sees([
      'Saved.',
      `Channels: #${stage.rooms.room} (for both sides), #${stage.rooms['other room']} (for those whose trust was broken)`,
    ]);
    await fillsIn(ana, 'Language and times', {
      'Time zone': 'Madrid',
      Language: 'Español',
      Country: 'Spain',
      'When moderators are around': 'Ana, most evenings',
    });
    await ana.sees([
      'Saved.',
      'Time zone: Madrid (Spain)',
      'Language: Español',
      'Country: Spain',
      'When moderators are around: Ana, most evenings',
    ]);
  },
);

conversation(
  'What is left empty stays, and what is set can be taken away',
  { only: ['plain', 'discord'] },
  async ({ ana }) => {
    await opensSetup(ana);
    await fillsIn(ana, 'Who moderates', { 'People who moderate': '@Sam' });
    await ana.sees('Moderators: @Sam');
    await fillsIn(ana, 'Language and times', { Country: 'Spain' });
    await ana.sees('Country: Spain');
    await ana.presses('Who moderates');
    const form = await ana.seesForm('Who moderates');
    expect(form.fields[0]).toMatchObject({ label: 'People who moderate', value: '@Sam' });
    await ana.fills({ 'People who moderate': '' });
    await ana.sees(['Nothing new was chosen, so nothing was changed.', 'Moderators: @Sam', 'Country: Spain']);
    await ana.chooses('Take something away', 'People who moderate');
    await ana.sees(['Saved.', 'Moderators: not chosen', 'Country: Spain']);
    await ana.chooses('Take something away', 'Country');
    const card = await ana.sees(['Saved.', 'Country: not chosen']);
    expect(card.choices).toEqual([]);
  },
);

conversation(
  'A room for both voices is for both sides, and a room can change its voice',
  { only: ['plain', 'discord'] },
  async ({ ana, stage: { rooms } }) => {
    const room = `#${rooms.room}`;
    await opensSetup(ana);
    await fillsIn(ana, 'Channels and voices', { 'For those who broke trust': room });
    await ana.sees(`Channels: ${room} (for those who broke trust)`);
    await fillsIn(ana, 'Channels and voices', {
      'For those who broke trust': '',
      'For those whose trust was broken': room,
    });
    await ana.sees(`Channels: ${room} (for those whose trust was broken)`);
    await fillsIn(ana, 'Channels and voices', { 'For those who broke trust': room });
    await ana.sees(`Channels: ${room} (for both sides)`);
  },
);

conversation(
  'Check names what is missing, where and why, and sends a test note',
  { only: ['plain', 'discord'], inBrowser: true },
  async ({ ana, stage, sam }) => {
    await opensSetup(ana);
    await fillsIn(ana, 'Channels and voices', {
      'For both sides': `#${stage.rooms.room}\n#${stage.rooms['other room']}`,
    });
    await ana.sees('Saved.');
    stage.letBotPost(false);
    // Where a thing is put right is told of the platform that it happens on, and of no other.
    const isDiscord = stage.name === 'discord';
    const hiding = 'Server Settings, Integrations';
    const allowing = 'Edit Channel, Permissions';
    await ana.types('/trust-setup check', 'other room');
    await ana.sees('You have a note', { privately: true, buttons: ['Open'] });
    await ana.sees(
      [
        'What I found',
        `#${stage.rooms.room}: missing: Send Messages`,
        `#${stage.rooms['other room']}: nothing is missing`,
        'Without that I can’t post there',
        'Moderators: until then only admins',
        'Time zone: until then nothing can be planned',
        'I sent you a test note.',
        ...(isDiscord
          ? [hiding, allowing, 'leave /crisis open for everybody', 'allow /trust-setup to admins who']
          : []),
      ],
      {
        privately: true,
        buttons: ['Who moderates', 'Language and times', 'Change'],
        without: ['Slack', 'Discord', ...(isDiscord ? [] : [hiding, allowing])],
      },
    );
    stage.letBotPost(true);
    await fillsIn(ana, 'Language and times', { 'Time zone': 'Paris (France)' });
    await ana.sees(['Saved.', 'Time zone: Paris (France)']);
    stage.letReach('Ana', false);
    await ana.presses('Check');
    const opening = '“Direct Messages”';
    await ana.sees(
      [
        `#${stage.rooms.room}: nothing is missing`,
        'your private messages are closed to me',
        ...(isDiscord ? [opening] : []),
      ],
      { without: ['Time zone: until then', 'I can’t post there', ...(isDiscord ? [] : [opening])] },
    );
    await sam.seesNothingMore();
  },
);

conversation(
  'Show has the settings in words and what was done, newest first, 20 at once, for 90 days',
  { only: ['plain', 'discord'] },
  async ({ ana, sam, kim, clock }) => {
    await opensSetup(ana);
    await fillsIn(ana, 'Who moderates', { 'Roles that moderate': '@Moderators' });
    await ana.sees('Moderators: @Moderators');
    await kim.types('/trust-intro');
    await kim.sees('This is how the card will look');
    await kim.presses('Post it here');
    for (const each of [ana, sam, kim]) await each.sees('What I am, and who is here');
    await kim.sees('The card is in the channel now');
    await ana.types('/trust-setup show');
    const shown = await ana.sees(
      ['Moderators: @Moderators', 'What moderators and admins did', 'Kept for 90 days'],
      { privately: true, buttons: ['Change', 'Export', 'Erase this group'], without: ['Older'] },
    );
    const did = shown.lines.filter((line) => line.startsWith('• '));
    expect(did).toHaveLength(2);
    expect(did[0]).toMatch(/@Kim posted the card about me in #/);
    expect(did[1]).toMatch(/@Ana changed what is set$/);
    await ana.presses('Change');
    await ana.sees('Your group');
    for (let i = 0; i < 10; i += 1) {
      await ana.presses('Turn sharing off');
      await ana.sees('off, except for moderators');
      await ana.presses('Turn sharing on');
      await ana.sees('Sharing of steps in channels: on');
    }
    await ana.types('/trust-setup show');
    const newest = await ana.sees('Your group', { buttons: ['Older'] });
    expect(newest.lines.filter((line) => line.startsWith('• '))).toHaveLength(20);
    await ana.presses('Older');
    const older = await ana.sees('What moderators and admins did', { buttons: ['Newest'] });
    expect(older.lines.filter((line) => line.startsWith('• '))).toEqual(did);
    clock.passes({ days: 91 });
    await ana.types('/trust-setup show');
    await ana.sees(['Moderators: @Moderators', 'Nothing in the last 90 days.'], { without: ['@Kim'] });
  },
);

conversation(
  'The group can be taken away as a file, and be erased with two presses',
  { only: ['plain', 'discord'] },
  async ({ ana, stage }) => {
    await ana.types('/trust-setup export');
    await ana.sees('I keep nothing about this group.', { privately: true });
    await opensSetup(ana);
    await fillsIn(ana, 'Language and times', { 'When moderators are around': 'a canary that sang' });
    await ana.sees('a canary that sang');
    await ana.types('/trust-setup export');
    const file = await ana.sees('Here is all that I keep about this group', { privately: true });
    const text = file.lines.join('\n');
    const json: unknown = JSON.parse(text.slice(text.indexOf('\n{') + 1, text.lastIndexOf('\n}') + 2));
    expect(json).toMatchObject({
      format: 'trust-steps group export',
      version: 1,
      part: 1,
      parts: 1,
      platform: stage.platform.name,
      hours: 'a canary that sang',
      sharing: true,
      log: [{ did: 'setup' }],
    });
    await ana.types('/trust-setup erase');
    await ana.sees(
      ['This goes, at once:', 'reminders, weekly steps', 'This stays:', 'what I posted in channels'],
      {
        privately: true,
        buttons: ['Erase this group'],
      },
    );
    await ana.presses('Erase this group');
    await ana.sees('Really?', { buttons: ['Yes, erase it all', 'Keep it'] });
    await ana.presses('Keep it');
    await ana.sees('Nothing was changed.');
    await ana.types('/trust-setup show');
    await ana.sees('a canary that sang');
    await ana.presses('Erase this group');
    await ana.sees('This goes, at once:');
    await ana.presses('Erase this group');
    await ana.sees('Really?');
    await ana.presses('Yes, erase it all');
    await ana.sees('Erased. I looked again: nothing is there.');
    await stage.deliverAgain();
    await ana.seesNothingMore();
    await ana.types('/trust-setup show');
    await ana.sees(['When moderators are around: not chosen', 'Nothing in the last 90 days.']);
  },
);

conversation(
  'With the store away nothing is told that isn’t so, and nothing is changed',
  { only: ['plain', 'discord'] },
  async ({ sam, ana, store }) => {
    await opensSetup(ana);
    store.breaks();
    await sam.types('/trust-intro');
    await sam.sees('I can’t read who moderates here right now', { privately: true });
    for (const sub of ['show', 'check', 'export']) {
      await ana.types(`/trust-setup ${sub}`);
      await ana.sees('I can’t read what is set for this group right now', { without: ['not chosen'] });
    }
    await ana.types('/trust-setup start');
    await ana.sees('I can’t read who moderates here right now', { buttons: ['Need help now?'] });
    await ana.presses('Turn sharing off');
    await ana.sees('Something went wrong on my side', { privately: true, buttons: ['Need help now?'] });
    store.mends();
    await ana.types('/trust-setup start');
    await ana.sees('Sharing of steps in channels: on');
  },
);

conversation(
  'In a private chat there is no group to set up',
  { only: ['plain', 'discord'] },
  async ({ sam }) => {
    await sam.types('/trust-setup start', 'private chat');
    await sam.sees('This works in a channel of your group only.', { privately: true });
  },
);
