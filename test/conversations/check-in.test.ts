import { expect } from 'vitest';
import { begins, isSentANote, tellsSide } from '../begin.ts';
import { conversation } from '../conversation.ts';

conversation(
  'Sam reads what a check-in is, chooses a time, sees the dates, and says yes',
  { inBrowser: true, overHttp: true },
  async ({ sam, clock }) => {
    await sam.types('/check-in start');
    await sam.sees(
      [
        'A private check-in',
        'Skipping is a complete answer',
        'I’m a program',
        'First I need your time zone. Then I show you what I keep',
      ],
      {
        privately: true,
        buttons: ['Choose days and hour', 'Is it safe?', 'Need help now?'],
        without: ['What I never keep', 'Yes, start'],
      },
    );
    await sam.presses('Choose days and hour');
    const form = await sam.seesForm('Your check-in');
    expect(form.fields.map(({ label }) => label)).toHaveLength(5);
    await sam.fills({ Days: 'mon, thu', Time: '9:30', 'Time zone': 'Lisbon (Portugal)' });
    await sam.sees(
      [
        'A private check-in',
        'What I keep',
        'What I never keep',
        'The person who hosts me',
        'Some workplaces',
        'I’m a program',
        'When: Mondays and Thursdays at 09:30, Lisbon time',
        'Thursday 26 November at 09:30, Lisbon time',
        'Monday 30 November at 09:30, Lisbon time',
        'Thursday 3 December at 09:30, Lisbon time',
      ],
      { buttons: ['Yes, start', 'Choose another time'] },
    );
    await sam.presses('Yes, start');
    await isSentANote(sam);
    await sam.sees(['Mondays and Thursdays at 09:30, Lisbon time', 'Thursday 26 November', 'test note'], {
      privately: true,
    });
    await sam.presses('Open');
    await sam.sees('This is the test', { privately: true, buttons: ['Hide this'] });
    await clock.reaches('2026-11-26T09:31', 'Europe/Lisbon');
    await isSentANote(sam);
  },
);

conversation(
  'The note arrives at the hour that Sam chose, and Sam answers it',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim, clock, stage }) => {
    await tellsSide(sam, 'My trust was broken');
    await begins(sam);
    await clock.reaches('2026-11-29T17:59');
    await sam.seesNothingMore();
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
    await kim.seesNothingMore();
    await sam.presses('Open');
    await sam.sees(
      [
        'Step 1 of 7: Take responsibility. Whoever broke trust names',
        'Something to ask yourself',
        'Something you could try',
      ],
      {
        privately: true,
        buttons: [
          'Check in',
          'In 1 hour',
          'At 20:00',
          'Tomorrow, same hour',
          'Skip',
          'Pause',
          'Hide this',
          'Need help now?',
        ],
      },
    );
    await sam.presses('Check in');
    const form = await sam.seesForm('Check-in');
    expect(form.fields.map(({ label }) => label)).toEqual([
      'How is it?',
      'I did what I said I would',
      'I felt safe being honest',
    ]);
    await sam.fills({ 'How is it?': 'Mixed', 'I did what I said I would': '4, mostly' });
    await sam.sees('Thank you. That counts.', {
      privately: true,
      buttons: ['Stay on this step', 'Next step'],
    });
    await sam.presses('Next step');
    await sam.sees('Your step is now 2: Be honest');
    await stage.deliverAgain();
    await sam.seesNothingMore();
    await sam.presses('Open');
    await sam.sees('There is nothing more to do with this note.');
    await clock.reaches('2026-12-06T18:01');
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('Step 2 of 7');
  },
);

conversation('What is asked is another question each time', {}, async ({ sam, clock }) => {
  await tellsSide(sam, 'Both');
  await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
  const asked: string[] = [];
  for (const day of ['25', '26', '27', '28', '29', '30']) {
    await clock.reaches(`2026-11-${day}T18:01`);
    await isSentANote(sam);
    await sam.presses('Open');
    const seen = await sam.sees('Something to ask yourself');
    asked.push(seen.lines.find((line) => line.startsWith('Something to ask')) ?? '');
  }
  expect(new Set(asked).size).toBe(6);
});

conversation('Later comes later, and the schedule stays', { overHttp: true }, async ({ sam, clock }) => {
  await begins(sam);
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees('Step 1 of 7');
  await sam.presses('In 1 hour');
  await sam.sees(['It comes again', 'Your other dates stay']);
  await clock.reaches('2026-11-29T18:55');
  await sam.seesNothingMore();
  await clock.reaches('2026-11-29T19:04');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees('Step 1 of 7');
  await sam.presses('Tomorrow, same hour');
  await sam.sees('Monday 30 November at 18:00, Paris time');
  await clock.reaches('2026-11-30T18:02');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees('Step 1 of 7');
  await sam.presses('Skip');
  await sam.sees('Skipped. Nothing to make up.');
  await clock.reaches('2026-12-06T18:01');
  await isSentANote(sam);
});

conversation('What would land in quiet hours is not offered a way in', {}, async ({ sam, clock }) => {
  await sam.types('/check-in start days:sunday at:22:00 zone:Europe/Paris');
  await sam.sees(['Your quiet hours are 21:00 to 08:00', '22:00 lies in them'], {
    buttons: ['Choose another time', 'Change quiet hours'],
  });
  await begins(sam, 'days:sunday at:20:30 zone:Europe/Paris');
  await clock.reaches('2026-11-29T20:31');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees('Step 1 of 7');
  await sam.presses('In 1 hour');
  await sam.sees('quiet hours');
  await sam.presses('At 20:00');
  await sam.sees('Monday 30 November at 20:00');
});

conversation(
  'Sam pauses until a day, resumes, changes the time, and stops',
  { overHttp: true },
  async ({ sam, clock }) => {
    await begins(sam);
    await sam.types('/check-in pause until:2026-12-10');
    await sam.sees('Notes come again from 10 December 2026');
    await clock.reaches('2026-12-06T18:01');
    await sam.seesNothingMore();
    await clock.reaches('2026-12-13T18:01');
    await isSentANote(sam);
    await sam.types('/check-in pause');
    await sam.sees('Paused until you resume', { buttons: ['Resume'] });
    await clock.reaches('2026-12-20T18:01');
    await sam.seesNothingMore();
    await sam.presses('Resume');
    await sam.sees('Sunday 27 December at 18:00');
    await sam.types('/check-in edit at:19:00');
    await sam.sees('Sundays at 19:00', { buttons: ['Yes, start'], without: ['A private check-in'] });
    await sam.presses('Yes, start');
    await sam.sees('Sunday 20 December at 19:00', { without: ['test note'] });
    await sam.types('/check-in show');
    await sam.sees(['When: Sundays at 19:00', 'State: on', 'Next note: Sunday 20 December at 19:00'], {
      buttons: ['Check in now', 'Skip the next one', 'Pause', 'Change the time', 'Stop check-ins'],
    });
    await sam.presses('Skip the next one');
    await sam.sees(['Skipped. Nothing to make up.', 'Sunday 27 December at 19:00']);
    await sam.types('/check-in skip');
    await sam.sees('Skipped. Nothing to make up.');
    await sam.types('/check-in stop');
    await sam.sees('No more notes');
    await clock.reaches('2027-01-10T19:01');
    await sam.seesNothingMore();
    await sam.types('/check-in show');
    await sam.sees('You have no check-in', { buttons: ['Begin'] });
  },
);

conversation(
  'Who tells no side is asked nothing that was meant for the other',
  {},
  async ({ sam, clock }) => {
    await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
    for (const day of ['25', '26']) {
      await clock.reaches(`2026-11-${day}T18:01`);
      await isSentANote(sam);
      await sam.presses('Open');
      await sam.sees('If you tell me your side', { without: ['Something to ask yourself'] });
    }
  },
);

conversation('Pausing takes back a note that is put off, and nothing comes', {}, async ({ sam, clock }) => {
  await begins(sam);
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees('Step 1 of 7');
  await sam.presses('Pause');
  await sam.sees('Paused until you resume');
  await sam.presses('In 1 hour');
  await sam.sees('Paused until you resume');
  await clock.reaches('2026-12-13T18:01');
  await sam.seesNothingMore();
});

conversation('A pause until today rewinds nothing', {}, async ({ sam, clock }) => {
  await begins(sam);
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await clock.reaches('2026-11-29T19:00');
  await sam.types('/check-in pause until:today');
  await sam.sees('Notes come again from 29 November 2026');
  await clock.reaches('2026-11-29T19:30');
  await sam.seesNothingMore();
});

conversation(
  'A daily note and one that was put off to the same hour come as one',
  {},
  async ({ sam, clock }) => {
    await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
    await clock.reaches('2026-11-25T18:01');
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('Step 1 of 7');
    await sam.presses('Tomorrow, same hour');
    await sam.sees('It comes again');
    await clock.reaches('2026-11-26T18:01');
    await isSentANote(sam);
    await clock.reaches('2026-11-26T18:05');
    await sam.seesNothingMore();
  },
);

conversation('An end date stays when the hour is changed', {}, async ({ sam }) => {
  await begins(sam, 'days:sunday at:18:00 zone:Europe/Paris until:2026-12-06');
  await sam.types('/check-in edit at:19:00');
  await sam.sees('Sundays at 19:00, Paris time, until 6 December 2026');
});

conversation(
  'A note that comes while Sam answers the one before loses nothing of the answer',
  { overHttp: true },
  async ({ sam, clock }) => {
    await begins(sam);
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
    await sam.presses('Open');
    await sam.sees('Step 1 of 7');
    await sam.presses('Check in');
    await sam.seesForm('Check-in');
    await clock.reaches('2026-12-06T18:01');
    await isSentANote(sam);
    await sam.fills({ 'How is it?': 'Hard', 'I did what I said I would': '2, a little' });
    await sam.sees('Your next note came in the meantime', { privately: true, buttons: ['Try again'] });
    await sam.presses('Try again');
    const form = await sam.seesForm('Check-in');
    expect(form.fields.map(({ value }) => value).slice(0, 2)).toEqual(['Hard', '2, a little']);
    await sam.fills({});
    await sam.sees('Thank you for saying so', { privately: true });
    await sam.presses('Open');
    await sam.sees('There is nothing more to do with this note.');
  },
);
