import { expect } from 'vitest';
import { begins, isSentANote } from '../begin.ts';
import { conversation, type Actor } from '../conversation.ts';

/** Somebody answers one check-in, with a line for the journal if it is on. */
async function checksIn(actor: Actor, words?: string): Promise<void> {
  await actor.types('/check-in now');
  await actor.seesForm('Check-in');
  await actor.fills({
    'How is it?': 'Mixed',
    'I did what I said I would': '4, mostly',
    ...(words !== undefined && { 'A few lines for your journal': words }),
  });
  await actor.sees('Thank you. That counts.');
}

async function opensNotes(actor: Actor): Promise<void> {
  await actor.types('/my-settings');
  await actor.sees('Your settings');
  await actor.presses('Notes and journal');
  await actor.sees('Notes and journal');
}

async function keepsAJournal(actor: Actor): Promise<void> {
  await opensNotes(actor);
  await actor.chooses('Journal', 'On, each entry kept for 30 days');
  await actor.sees('Your journal is on');
}

async function takesTheFile(actor: Actor) {
  await actor.types('/my-data export');
  await actor.sees(
    ['Before you take the file', 'It is not encrypted', 'downloads of a phone', 'shared computer'],
    {
      privately: true,
      buttons: ['Give me the file', 'Hide this'],
    },
  );
  await actor.presses('Give me the file');
  return actor.sees(['Here it is, twice'], { privately: true, buttons: ['Hide this', 'Need help now?'] });
}

conversation(
  'Of somebody new nothing is kept, and looking changes nothing',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.types('/my-data show');
    await sam.sees(
      ['I keep nothing about you.', 'Who can see it', 'The person who hosts me', 'holds your phone'],
      { privately: true, buttons: ['Export', 'Clear our chat', 'Erase everything', 'Hide this'] },
    );
    await sam.presses('Export');
    await sam.sees('I keep nothing about you.');
    await sam.presses('Clear our chat');
    await sam.sees('There is no message of mine', { privately: true });
    await kim.seesNothingMore();
  },
);

conversation(
  'On Slack the bare command shows what is kept',
  { only: ['plain', 'slack'] },
  async ({ sam }) => {
    await sam.types('/my-data');
    await sam.sees('I keep nothing about you.', { privately: true });
  },
);

conversation(
  'Sam sees everything that is kept, and who can see it',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim, clock }) => {
    await begins(sam);
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
    await checksIn(sam);
    await sam.types('/my-data show');
    await sam.sees(
      [
        'What I keep about you',
        'Time zone: Paris (France)',
        'When: Sundays at 18:00, Paris time',
        'Next note: Sunday 6 December at 18:00, Paris time',
        'Last note: Sunday 29 November at 18:00, Paris time: answered',
        'You said yes on: 25 November 2026',
        'Ratings: 1, from 29 November 2026 to 29 November 2026',
        'Weeks you were here: 1',
        'My messages there: 2, so that I can delete them',
        'You were last here on: 29 November 2026',
        'Nobody in your group, and no moderator.',
        'The person who hosts me could read all of it while I run.',
      ],
      {
        privately: true,
        buttons: ['Line by line', 'Export', 'Clear our chat', 'Erase everything', 'Hide this'],
      },
    );
    await sam.presses('Line by line');
    await sam.sees([
      '29 November 2026: I did what I said I would, 4 of 5',
      'You were here in the week of 23 November 2026',
      'My message of Sunday 29 November',
    ]);
    await sam.presses('Back');
    await sam.sees('What I keep about you');
    await kim.types('/my-data show');
    await kim.sees('I keep nothing about you.');
  },
);

conversation(
  'Sam takes a file away, and it holds all of it and no ids',
  { inBrowser: true, overHttp: true },
  async ({ sam, stage }) => {
    await begins(sam);
    await keepsAJournal(sam);
    await checksIn(sam, 'a canary that sang');
    const seen = await takesTheFile(sam);
    const lines = seen.lines.join('\n');
    expect(lines).toContain('All that is kept about you');
    expect(lines).toContain('Sundays at 18:00, Paris time');
    expect(lines.match(/a canary that sang/g)).toHaveLength(2);
    const json: unknown = JSON.parse(lines.slice(lines.indexOf('\n{') + 1, lines.lastIndexOf('\n}') + 2));
    expect(json).toMatchObject({
      format: 'trust-steps member export',
      version: 1,
      part: 1,
      parts: 1,
      settings: { timeZone: 'Europe/Paris', journalDays: 30 },
      privateChat: { platform: stage.platform.name },
      checkIn: { days: [7], at: '18:00', timeZone: 'Europe/Paris', notesSent: 0 },
      ratings: [{ didWhatISaid: 4 }],
      journal: [{ words: 'a canary that sang' }],
    });
    expect(JSON.stringify(json)).not.toMatch(/"(id|chat|message|causes|reach)"/);
  },
);

conversation('In Spanish the file is in Spanish', {}, async ({ sam }) => {
  await sam.types('/my-settings');
  await sam.sees('Your settings');
  await sam.chooses('Language', 'Español');
  await sam.sees('Tus ajustes');
  await sam.types('/my-data export');
  await sam.sees('Antes de llevarte el archivo');
  await sam.presses('Darme el archivo');
  await sam.sees(['Aquí está', 'Todo lo que se guarda sobre ti', 'Idioma: Español'], {
    without: ['All that is kept'],
  });
});

conversation(
  'Sam clears the private chat, and is told what stays on phones',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim, clock }) => {
    await begins(sam);
    await begins(kim);
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
    await isSentANote(kim);
    expect(await sam.counts()).toBe(2);
    await sam.types('/my-data clear');
    await sam.sees(
      [
        '2 messages of mine are gone from our private chat.',
        'Answers that only show for now',
        'What a phone showed in a notification, screenshots and exports are out of my reach.',
      ],
      { privately: true, buttons: ['Hide this'] },
    );
    expect(await sam.counts()).toBe(0);
    expect(await kim.counts()).toBe(2);
    await sam.types('/my-data clear');
    await sam.sees('There is no message of mine');
    await clock.reaches('2026-12-06T18:01');
    await isSentANote(sam);
    await isSentANote(kim);
    await sam.types('/my-data clear');
    await sam.sees('1 message of mine is gone');
  },
);

conversation(
  'Sam has everything erased, and it stays erased',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim, clock, stage }) => {
    await begins(sam);
    await begins(kim);
    await keepsAJournal(sam);
    await checksIn(sam, 'a canary that sang');
    await sam.types('/my-data erase');
    await sam.sees(
      [
        'This goes, at once:',
        'your journal',
        'the key that opens all of this',
        'This stays:',
        'for 30 days, a code that says that a record was erased',
        'messages that the app doesn’t let me delete',
      ],
      { privately: true, buttons: ['Export first', 'Erase everything', 'Hide this'] },
    );
    await sam.presses('Erase everything');
    await sam.sees('Really?', { buttons: ['Yes, erase it all', 'Keep it'] });
    await sam.presses('Yes, erase it all');
    await sam.sees('Erased. I looked again: nothing is there.', {
      privately: true,
      without: ['These are still there'],
    });
    await stage.deliverAgain();
    await sam.seesNothingMore();
    expect(await sam.counts()).toBe(0);
    expect(await kim.counts()).toBe(1);
    await sam.types('/my-data show');
    await sam.sees('I keep nothing about you.');
    await sam.types('/check-in show');
    await sam.sees('You have no check-in');
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(kim);
    await sam.seesNothingMore();
  },
);

conversation('Sam thinks again, and nothing is erased', {}, async ({ sam }) => {
  await begins(sam);
  await sam.types('/my-settings');
  await sam.sees('Your settings');
  await sam.presses('Forget everything');
  await sam.sees('This goes, at once:');
  await sam.presses('Export first');
  await sam.sees('Before you take the file');
  await sam.presses('Erase everything');
  await sam.sees('Really?');
  await sam.presses('Keep it');
  await sam.sees('Nothing was changed.');
  await sam.types('/my-data show');
  await sam.sees('When: Sundays at 18:00, Paris time');
});

conversation('With the store away nothing is erased, and that is said', {}, async ({ sam, store }) => {
  await begins(sam);
  store.breaks();
  for (const sub of ['show', 'export', 'clear', 'erase']) {
    await sam.types(`/my-data ${sub}`);
    await sam.sees('I can’t reach what I keep right now, so I changed nothing', { privately: true });
  }
  store.mends();
  expect(await sam.counts()).toBe(1);
  await sam.types('/my-data show');
  await sam.sees('What I keep about you');
});

conversation(
  'The journal is off until Sam turns it on, and what is in it stays or goes as Sam says',
  { overHttp: true },
  async ({ sam }) => {
    await begins(sam);
    await opensNotes(sam);
    await sam.chooses('Journal', 'On, each entry kept for 30 days');
    await sam.sees([
      'Your journal is on',
      'after 30 days',
      'The person who hosts me could read it',
      'Journal: On, each entry kept for 30 days',
    ]);
    await sam.types('/check-in now');
    await sam.seesForm('Check-in');
    await sam.fills({ 'How is it?': 'Steady', 'A few lines for your journal': 'a canary in a mine' });
    await sam.sees('Your lines are in your journal');
    await opensNotes(sam);
    await sam.chooses('Journal', 'On, each entry kept for 7 days');
    await sam.sees(['after 7 days', 'What is there already keeps the end that it has.']);
    await sam.chooses('Journal', 'Off');
    await sam.sees(['Your journal is off', '1 entry is still there', 'on 25 December 2026', 'Journal: Off'], {
      buttons: ['Delete it now'],
    });
    const before = await takesTheFile(sam);
    expect(before.lines.join()).toContain('a canary in a mine');
    await sam.presses('Delete it now');
    await sam.sees('Your journal is empty now.');
    const after = await takesTheFile(sam);
    expect(after.lines.join()).not.toContain('canary');
    await opensNotes(sam);
    await sam.chooses('Journal', 'Off');
    await sam.sees('Your journal is off', { without: ['Delete it now'] });
  },
);
