/** Pauses, notes that are put off, and changes of the hour: whatever their order, what is said is what comes. */
import { begins, isSentANote } from '../begin.ts';
import { conversation } from '../conversation.ts';

conversation('Another hour leaves a note that is put off where it was', {}, async ({ sam, clock }) => {
  await begins(sam);
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees([], { buttons: ['In 1 hour'] });
  await sam.presses('In 1 hour');
  await sam.sees(['It comes again', 'Your other dates stay']);
  await sam.types('/check-in edit at:17:00');
  await sam.sees('Sundays at 17:00', { buttons: ['Yes, start'] });
  await sam.presses('Yes, start');
  await sam.sees('Sunday 6 December at 17:00');
  await clock.reaches('2026-11-29T19:04');
  await isSentANote(sam);
});

conversation('A note that was put off is not an unanswered one', {}, async ({ sam, clock }) => {
  await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
  await clock.reaches('2026-11-25T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees([], { buttons: ['In 1 hour'] });
  await sam.presses('In 1 hour');
  await sam.sees('It comes again');
  await clock.reaches('2026-11-25T19:05');
  await isSentANote(sam);
  for (const day of ['26', '27', '28']) {
    await clock.reaches(`2026-11-${day}T18:01`);
    await isSentANote(sam);
  }
  await sam.presses('Open');
  await sam.sees([], { buttons: ['Check in'], without: ['Three notes have passed'] });
});

conversation('Hidden practices are not advertised', {}, async ({ sam, clock }) => {
  await begins(sam);
  await sam.types('/my-settings');
  await sam.sees('Your settings');
  await sam.presses('Hide practices');
  await sam.sees('hidden');
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees([], { buttons: ['Check in'], without: [/tell me your side/] });
});

conversation('A pause whose day has come is over, wherever it is looked at', {}, async ({ sam, clock }) => {
  await begins(sam);
  await sam.types('/check-in pause until:2026-12-10');
  await sam.sees('Notes come again from 10 December 2026');
  await sam.types('/check-in show');
  await sam.sees(['State: paused, until 10 December 2026', 'Next note: Sunday 13 December'], {
    buttons: ['Resume'],
    without: ['Skip the next one', 'Pause'],
  });
  await clock.reaches('2026-12-11T10:00');
  await sam.types('/check-in show');
  await sam.sees(['State: on', 'Next note: Sunday 13 December'], {
    buttons: ['Pause', 'Skip the next one'],
    without: ['Resume'],
  });
  await sam.types('/check-in resume');
  await sam.sees('Your check-in isn’t paused. The next note comes on Sunday 13 December');
});

conversation(
  'The bot’s own page knows that a pause is over',
  { only: ['plain', 'slack', 'playground'] },
  async ({ sam, clock }) => {
    await begins(sam);
    await sam.types('/check-in pause until:2026-12-10');
    await sam.sees('Notes come again from 10 December 2026');
    await clock.reaches('2026-12-11T10:00');
    await sam.opensHome();
    await sam.sees('Next note: Sunday 13 December', { buttons: ['Pause'], without: [/paused/] });
  },
);

conversation('A pause that lasts longer than the check-in promises no note', {}, async ({ sam, clock }) => {
  await begins(sam, 'days:sunday at:18:00 zone:Europe/Paris until:2026-12-06');
  await sam.types('/check-in pause until:2026-12-10');
  await sam.sees(['Paused until 10 December 2026', '6 December 2026, is over by then'], {
    buttons: ['Resume'],
    without: [/come again/],
  });
  await sam.types('/check-in show');
  await sam.sees('Next note: none, the last day is over by then', { buttons: ['Resume'] });
  await sam.presses('Resume');
  await sam.sees('Welcome back. The next note comes on Sunday 29 November');
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
});

conversation('The next note that two presses mean is skipped once', {}, async ({ sam }) => {
  await begins(sam);
  await sam.types('/check-in show');
  await sam.sees('State: on', { buttons: ['Skip the next one'] });
  await sam.presses('Skip the next one');
  await sam.sees('The note after that comes on Sunday 6 December');
  await sam.presses('Skip the next one');
  await sam.sees('The next note comes on Sunday 6 December', { without: [/^Skipped/] });
});
