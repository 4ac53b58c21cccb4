import { expect } from 'vitest';
import { begins, isSentANote } from '../begin.ts';
import { conversation } from '../conversation.ts';

/** Discord gives a bot no page of its own. */
const WITH_A_PAGE = ['plain', 'slack', 'slack over http', 'playground'] as const;

/** What a look over a shoulder may not find. */
const TELLING = /trust|step|check-in|relationship|journal|promise|crisis/i;

conversation(
  'The bot’s own page says when the next note comes, and nothing that tells',
  { only: WITH_A_PAGE, inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.opensHome();
    const empty = await sam.sees(['Your page', 'No note is planned.'], {
      privately: true,
      buttons: ['Settings', 'Your data', 'Need help now?'],
      without: [/^Pause$/, /^Resume$/],
    });
    expect([...empty.lines, ...empty.buttons].join()).not.toMatch(TELLING);
    await begins(sam);
    await sam.opensHome();
    const page = await sam.sees('Next note: Sunday 29 November at 18:00, Paris time', { buttons: ['Pause'] });
    expect([...page.lines, ...page.buttons].join()).not.toMatch(TELLING);
    await kim.opensHome();
    await kim.sees('No note is planned.');
  },
);

conversation('From the page one gets to settings and data', { only: WITH_A_PAGE }, async ({ sam }) => {
  await sam.opensHome();
  await sam.sees('Your page');
  await sam.presses('Settings');
  await sam.sees('Your settings', { privately: true });
});

conversation('From the page one gets to what is kept', { only: WITH_A_PAGE }, async ({ sam }) => {
  await sam.opensHome();
  await sam.sees('Your page');
  await sam.presses('Your data');
  await sam.sees('I keep nothing about you.', { privately: true });
});

conversation('On the page notes are paused and come again', { only: ['plain'] }, async ({ sam, clock }) => {
  await begins(sam);
  await sam.opensHome();
  await sam.sees('Next note');
  await sam.presses('Pause');
  await sam.sees('Paused until you resume');
  await sam.opensHome();
  await sam.sees('Notes are paused.', { buttons: ['Resume'] });
  await clock.reaches('2026-11-29T18:01');
  await sam.seesNothingMore();
  await sam.presses('Resume');
  await sam.sees('Welcome back');
  await clock.reaches('2026-12-06T18:01');
  await isSentANote(sam);
});

conversation(
  'After a press the page shows what is true now',
  { only: ['slack', 'slack over http'], overHttp: true },
  async ({ sam }) => {
    await begins(sam);
    await sam.opensHome();
    await sam.sees('Next note');
    await sam.presses('Pause');
    await sam.sees('Paused until you resume', { privately: true });
    await sam.sees('Notes are paused.', { buttons: ['Resume', 'Settings', 'Your data'] });
  },
);

conversation(
  'With the store away the page says so, and help is there',
  { only: WITH_A_PAGE },
  async ({ sam, store }) => {
    store.breaks();
    await sam.opensHome();
    await sam.sees('I can’t read your page right now', { buttons: ['Need help now?'] });
    store.mends();
  },
);

conversation(
  'Erasing everything takes it off the page too, before the page is opened again',
  { only: ['slack', 'slack over http', 'playground'], overHttp: true, inBrowser: true },
  async ({ sam }) => {
    await begins(sam);
    await sam.opensHome();
    await sam.sees('Next note: Sunday 29 November at 18:00');
    await sam.types('/my-data erase');
    await sam.sees('This goes, at once:');
    await sam.presses('Erase everything');
    await sam.sees('Really?');
    await sam.presses('Yes, erase it all');
    await sam.sees('No note is planned.', {
      privately: true,
      without: ['Sunday'],
      buttons: ['Need help now?'],
    });
    await sam.sees('Erased. I looked again');
  },
);
