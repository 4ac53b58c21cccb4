import { expect } from 'vitest';
import { begins, isSentANote } from '../begin.ts';
import { conversation, type Actor } from '../conversation.ts';

async function promises(actor: Actor, words: string, day = ''): Promise<void> {
  await actor.types('/promise add');
  const form = await actor.seesForm('A small promise');
  expect(form.intro).toContain('Nobody in your group sees it');
  await actor.fills({ 'What you promise': words, 'Until (you can leave it empty)': day });
  await actor.sees('Written down', { privately: true, without: [words] });
}

conversation(
  'Kim writes promises down, keeps one and lets one go',
  { inBrowser: true, overHttp: true },
  async ({ kim, sam, stage }) => {
    await promises(kim, 'Say when I am late', 'tomorrow');
    await promises(kim, 'No phone at dinner');
    await kim.types('/promise list');
    await kim.sees(
      ['Say when I am late (until 26 November 2026)', 'No phone at dinner', 'Nobody in your group sees this'],
      { privately: true },
    );
    await kim.chooses('I kept it', 'No phone at dinner');
    await kim.sees('Kept. Well done, quietly.', { privately: true });
    await stage.deliverAgain();
    await kim.seesNothingMore();
    await kim.types('/promise let-go');
    await kim.sees('Which one would you like to let go?');
    await kim.chooses('Let it go', 'Say when I am late');
    await kim.sees('That is a choice too');
    await kim.types('/promise list');
    await kim.sees(['You have no open promise', 'You kept one promise']);
    await sam.types('/promise list');
    await sam.sees('You have no open promise', { without: ['kept one'] });
  },
);

conversation(
  'Who has not begun check-ins is asked for nothing that would not be kept',
  {},
  async ({ kim }) => {
    await promises(kim, 'Water the plants');
    await kim.types('/my-settings');
    await kim.sees('Your settings');
    await kim.presses('Notes and journal');
    await kim.sees('Journal: Off');
    await kim.chooses('Journal', 'On, each entry kept for 7 days');
    await kim.sees('Your journal is on');
    await kim.types('/check-in now');
    const form = await kim.seesForm('Check-in');
    expect(form.fields.map(({ label }) => label)).toEqual([
      'How is it?',
      'I did what I said I would',
      'I felt safe being honest',
    ]);
    await kim.fills({ 'How is it?': 'Mixed' });
    await kim.sees('You have not begun check-ins, so nothing was kept');
  },
);

conversation('A day that can’t be read loses nothing of a promise', {}, async ({ kim }) => {
  await kim.types('/promise add');
  await kim.seesForm('A small promise');
  await kim.fills({ 'What you promise': 'Call on Sundays', 'Until (you can leave it empty)': 'soonish' });
  await kim.isAskedAgain('soonish', 'A small promise');
  await kim.fills({ 'What you promise': 'Call on Sundays', 'Until (you can leave it empty)': '' });
  await kim.sees('Written down');
});

conversation('The check-in asks about promises, and the week is counted', {}, async ({ kim, clock }) => {
  await begins(kim);
  await promises(kim, 'Water the plants');
  await promises(kim, 'Call my brother');
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(kim);
  await kim.presses('Open');
  await kim.sees('Step 1 of 7');
  await kim.presses('Check in');
  const form = await kim.seesForm('Check-in');
  expect(form.fields.find(({ label }) => label === 'Promises you kept')?.choices).toEqual([
    'Water the plants',
    'Call my brother',
  ]);
  await kim.fills({ 'How is it?': 'Steady', 'Promises you kept': 'Call my brother' });
  await kim.sees('Thank you. That counts.');
  await kim.types('/promise list');
  await kim.sees(['Water the plants', 'You kept one promise'], { without: [/^• Call/] });
  await kim.types('/my-progress');
  await kim.sees(['Weeks you showed up: 1 week so far', 'Your step: 1.']);
});

conversation(
  'Kim sees their own ratings as a picture, with the same in words',
  { inBrowser: true },
  async ({ kim, sam, clock }) => {
    await begins(kim);
    const rates = async (did: string) => {
      await isSentANote(kim);
      await kim.presses('Open');
      await kim.sees('Step 1 of 7');
      await kim.presses('Check in');
      await kim.seesForm('Check-in');
      await kim.fills({ 'How is it?': 'Mixed', 'I did what I said I would': did });
      await kim.sees('Thank you. That counts.');
    };
    await clock.reaches('2026-11-29T18:01');
    await rates('2, a little');
    await kim.types('/my-progress');
    await kim.sees('as a picture once there are two of them');
    await clock.reaches('2026-12-06T18:01');
    await rates('4, mostly');
    await kim.types('/my-progress');
    const seen = await kim.sees(
      [
        'Weeks you showed up: 2 weeks so far',
        'Your own ratings by week: 23 Nov: 2 · 30 Nov: 4',
        'Not a validated scale',
      ],
      { privately: true, without: [/%/, /streak/i, /of 26/] },
    );
    expect(seen.lines.join(' ')).not.toContain('missed');
    await sam.seesNothingMore();
  },
);

conversation(
  'Kim keeps a step in their progress, and takes it out again',
  { overHttp: true },
  async ({ kim, stage }) => {
    await kim.types('/trust-steps step:3');
    await kim.sees('Step 3 of 7', { buttons: ['Keep in my progress'] });
    await kim.presses('Keep in my progress');
    await kim.sees('Kept: step 3', { privately: true });
    await stage.deliverAgain();
    await kim.seesNothingMore();
    await kim.types('/my-progress');
    await kim.sees(['Your step: 3.', 'Steps you kept: 3.']);
    await kim.types('/trust-steps step:3');
    await kim.sees('Step 3 of 7', { buttons: ['Remove from my progress'] });
    await kim.presses('Remove from my progress');
    await kim.sees('Removed: step 3');
  },
);

conversation(
  'The journal keeps words only where it is on, is read back, and deleted entry by entry',
  { overHttp: true },
  async ({ kim }) => {
    await begins(kim);
    await kim.types('/check-in now');
    const off = await kim.seesForm('Check-in');
    expect(off.fields.map(({ label }) => label)).not.toContain('A few lines for your journal');
    await kim.fills({ 'How is it?': 'Hard' });
    await kim.sees('You don’t have to make it sound better here', { without: ['journal'] });
    await kim.types('/my-settings');
    await kim.sees('Your settings');
    await kim.presses('Notes and journal');
    await kim.sees('Notes and journal');
    await kim.chooses('Journal', 'On, each entry kept for 30 days');
    await kim.sees('Your journal is on');
    await kim.types('/check-in now');
    await kim.seesForm('Check-in');
    await kim.fills({ 'How is it?': 'Hard', 'A few lines for your journal': 'The kitchen was quiet.' });
    await kim.sees('Your lines are in your journal');
    await kim.types('/trust-steps step:1 side:hurt');
    await kim.sees('Step 1 of 7');
    await kim.presses('Reflect: my trust was broken');
    const form = await kim.seesForm('Reflect');
    expect(form.intro).toContain('The journal is on');
    await kim.fills({ 'First question': 'A window was open.' });
    await kim.sees('It is in your journal now');
    await kim.types('/my-progress');
    await kim.sees('Your progress', { buttons: ['Read my journal'] });
    await kim.presses('Read my journal');
    await kim.sees(['The kitchen was quiet.', 'A window was open.', 'Kept until'], { privately: true });
    await kim.presses('Delete: 25 November 2026');
    await kim.sees('Deleted. Nobody can read it any more.');
  },
);

conversation(
  'The day of a promise is said, and no day is over that may not be over for Kim',
  {},
  async ({ kim, clock }) => {
    // In Paris and by UTC it is the 27th.
    await clock.reaches('2026-11-26T20:00', 'America/Los_Angeles');
    const promised = async (day: string, said: string) => {
      await kim.types('/promise add');
      await kim.seesForm('A small promise');
      await kim.fills({ 'What you promise': 'Call', 'Until (you can leave it empty)': day });
      await kim.sees(['Written down.', said, 'I don’t know your time zone']);
    };
    await promised('26 November', 'The day for it: 26 November 2026.');
    await promised('2026-11-26', 'The day for it: 26 November 2026.');
    await promised('today', 'The day for it: 27 November 2026.');
    await begins(kim);
    await kim.types('/promise add');
    await kim.seesForm('A small promise');
    await kim.fills({ 'What you promise': 'Write', 'Until (you can leave it empty)': 'today' });
    await kim.sees(['Written down.', '27 November 2026', 'Your next check-in asks about it.'], {
      without: ['time zone'],
    });
  },
);

conversation(
  'Every open promise can be asked about and ended, however many there are',
  {},
  async ({ kim }) => {
    await begins(kim);
    for (let i = 1; i <= 27; i += 1) await promises(kim, `promise ${i}`);
    await kim.types('/check-in now');
    const form = await kim.seesForm('Check-in');
    const asked = form.fields.find(({ label }) => label === 'Promises you kept')?.choices ?? [];
    expect([asked.length, asked[0], asked.at(-1)]).toEqual([25, 'promise 3', 'promise 27']);
    await kim.types('/promise let-go');
    await kim.sees('Which one would you like to let go?', { buttons: ['The others'] });
    await kim.presses('The others');
    await kim.sees('Which one would you like to let go?');
    await kim.chooses('Let it go', 'promise 27');
    await kim.sees('That is a choice too');
    await kim.types('/promise list');
    await kim.sees('promise 25', { without: [/promise 26/], buttons: ['The others'] });
    await kim.presses('The others');
    await kim.sees('promise 26', { without: [/promise 25/] });
    await kim.chooses('I kept it', 'promise 26');
    await kim.sees('Kept. Well done');
    await kim.types('/promise list');
    await kim.sees('promise 25', { without: ['The others'] });
  },
);
