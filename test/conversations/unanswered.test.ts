import { expect } from 'vitest';
import { begins, isSentANote } from '../begin.ts';
import { conversation } from '../conversation.ts';

conversation('Three notes pass; one kind message, then silence until Resume', {}, async ({ sam, clock }) => {
  await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
  for (const day of ['25', '26', '27', '28']) {
    await clock.reaches(`2026-11-${day}T18:01`);
    await isSentANote(sam);
  }
  await clock.reaches('2026-12-09T18:01');
  await sam.seesNothingMore();
  await sam.presses('Open');
  await sam.sees(['Three notes have passed, and that is fine', 'Nothing counts against you'], {
    buttons: ['Resume'],
    without: [/missed/i, /%/],
  });
  await sam.presses('Resume');
  await sam.sees('Welcome back');
  await clock.reaches('2026-12-10T18:01');
  await isSentANote(sam);
});

conversation('A note that is opened or put off is not an unanswered one', {}, async ({ sam, clock }) => {
  await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
  for (const day of ['25', '26', '27', '28', '29']) {
    await clock.reaches(`2026-11-${day}T18:01`);
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('Step 1 of 7');
  }
});

conversation(
  'Closed private messages are found at once, and nothing is saved',
  { overHttp: true },
  async ({ sam, stage, clock }) => {
    stage.letReach('Sam', false);
    await sam.types('/check-in start days:sunday at:18:00 zone:Europe/Paris');
    await sam.sees('A private check-in');
    await sam.presses('Yes, start');
    await sam.sees(['your private messages are closed to me', 'Nothing was saved'], { privately: true });
    await clock.reaches('2026-11-29T18:01');
    await sam.seesNothingMore();
    stage.letReach('Sam', true);
    await sam.presses('Yes, start');
    await isSentANote(sam);
    await sam.sees('The first note comes on');
  },
);

conversation(
  'Private messages that close later fail closed, and are told at the next command',
  {},
  async ({ sam, kim, stage, clock }) => {
    await begins(sam);
    stage.letReach('Sam', false);
    await clock.reaches('2026-11-29T18:01');
    await sam.seesNothingMore();
    await kim.seesNothingMore();
    await sam.types('/check-in show');
    await sam.sees(['I couldn’t write to you on Sunday 29 November', 'State: on'], { privately: true });
    await sam.types('/check-in show');
    await sam.sees('State: on', { without: ['I couldn’t write to you'] });
    await clock.reaches('2026-12-06T18:01');
    await clock.reaches('2026-12-13T18:01');
    stage.letReach('Sam', true);
    await clock.reaches('2026-12-20T18:01');
    await sam.seesNothingMore();
    await sam.types('/check-in show');
    await sam.sees(['three times', 'State: paused, because your private messages were closed to me']);
    await sam.presses('Resume');
    await sam.sees('Welcome back');
    await clock.reaches('2026-12-27T18:01');
    await isSentANote(sam);
  },
);

conversation(
  'Not OK brings help at once and keeps only that the week was answered',
  { overHttp: true },
  async ({ sam, clock }) => {
    await begins(sam);
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('Step 1 of 7');
    await sam.presses('Check in');
    await sam.seesForm('Check-in');
    await sam.fills({ 'How is it?': 'Not OK', 'I did what I said I would': '1, not at all' });
    await sam.sees(
      ['Are you thinking about ending your life', 'I’m a program', 'nothing else that you wrote'],
      {
        privately: true,
        buttons: ['I’m not safe right now', 'I’m afraid of what I might do', 'Need help now?'],
        without: ['Stay on this step'],
      },
    );
  },
);

conversation(
  'Somebody who did not feel safe is offered Is it safe?, and the answer is not kept',
  {},
  async ({ sam }) => {
    await begins(sam);
    await sam.types('/check-in now');
    await sam.seesForm('Check-in');
    await sam.fills({ 'How is it?': 'Steady', 'I felt safe being honest': '1, not at all' });
    await sam.sees('Thank you. That counts.', { buttons: ['Is it safe?'] });
  },
);

conversation(
  'A note that is late says so; one that is too late is not sent, and is told once',
  {},
  async ({ sam, clock }) => {
    await begins(sam);
    await clock.reaches('2026-11-29T19:30');
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('This is late, sorry');
    await clock.reaches('2026-12-06T20:30');
    await sam.seesNothingMore();
    await sam.types('/check-in show');
    await sam.sees(['I couldn’t send your note of Sunday 6 December', 'Next note: Sunday 13 December']);
    await sam.types('/check-in show');
    await sam.sees('State: on', { without: ['I couldn’t send'] });
  },
);

conversation('One note is answered once, whichever form is sent last', {}, async ({ sam, clock }) => {
  await begins(sam);
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees('Step 1 of 7');
  await sam.presses('Skip');
  await sam.sees('Skipped');
  await sam.presses('Open');
  await sam.sees('There is nothing more to do with this note.');
});

conversation('A check-in that could not be saved is kept and offered again', {}, async ({ sam, store }) => {
  await begins(sam);
  await sam.types('/check-in now');
  await sam.seesForm('Check-in');
  store.breaks();
  await sam.fills({ 'How is it?': 'Hard', 'I did what I said I would': '3, partly' });
  await sam.sees(['I can’t read what I keep about you right now', 'kept for 15 minutes'], {
    buttons: ['Try again'],
  });
  store.mends();
  await sam.presses('Try again');
  const form = await sam.seesForm('Check-in');
  expect(form.fields[0]?.value).toBe('Hard');
  await sam.fills({});
  await sam.sees('You don’t have to make it sound better here');
});

conversation('A receipt that is lost never shows a note twice', {}, async ({ sam, clock, stage }) => {
  await begins(sam);
  stage.losesNextReceipt();
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await clock.reaches('2026-11-29T18:03');
  await clock.reaches('2026-11-29T18:20');
  await sam.seesNothingMore();
  await clock.reaches('2026-12-06T18:01');
  await isSentANote(sam);
});

conversation(
  'Not OK brings help whatever else goes wrong',
  { overHttp: true },
  async ({ sam, store, clock }) => {
    await begins(sam);
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('Step 1 of 7');
    await sam.presses('Check in');
    await sam.seesForm('Check-in');
    store.breaks();
    await sam.fills({ 'How is it?': 'Not OK', 'I felt safe being honest': '1, not at all' });
    await sam.sees(['Are you thinking about ending your life', 'I kept nothing'], {
      privately: true,
      buttons: ['I’m not safe right now', 'Hide this'],
      without: ['Try again', 'kept for 15 minutes'],
    });
  },
);

conversation(
  'How safe it felt is not kept, not even until the form is tried again',
  {},
  async ({ sam, store }) => {
    await begins(sam);
    await sam.types('/check-in now');
    await sam.seesForm('Check-in');
    store.breaks();
    await sam.fills({ 'How is it?': 'Mixed', 'I felt safe being honest': '1, not at all' });
    await sam.sees('kept for 15 minutes');
    store.mends();
    await sam.presses('Try again');
    const form = await sam.seesForm('Check-in');
    expect(form.fields.map(({ value }) => value)).toEqual(['Mixed', '', '']);
    await sam.fills({});
    await sam.sees('Thank you. That counts.');
  },
);
