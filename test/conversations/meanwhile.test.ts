/** What happens between a note and its answer: another command, another device, a closed door. */
import { begins, isSentANote } from '../begin.ts';
import { conversation, type Actor, type SceneClock } from '../conversation.ts';

const DAILY = 'days:daily at:18:00 zone:Europe/Paris';

async function passUnopened(sam: Actor, clock: SceneClock, days: readonly string[]): Promise<void> {
  for (const day of days) {
    await clock.reaches(`2026-11-${day}T18:01`);
    await isSentANote(sam);
  }
}

async function opensSundaysNote(sam: Actor, clock: SceneClock): Promise<void> {
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
  await sam.presses('Open');
  await sam.sees([], { buttons: ['Check in', 'Pause'] });
}

conversation(
  'The note that says that notes stop finds a closed door: it is told at the next command, with Resume',
  {},
  async ({ sam, stage, clock }) => {
    await begins(sam, DAILY);
    await passUnopened(sam, clock, ['25', '26', '27']);
    stage.letReach('Sam', false);
    await clock.reaches('2026-11-28T18:01');
    stage.letReach('Sam', true);
    await clock.reaches('2026-12-20T18:01');
    await sam.seesNothingMore();
    await sam.types('/promise list');
    await sam.sees(['Three notes have passed, and that is fine', 'On Saturday 28 November I stopped'], {
      privately: true,
      buttons: ['Resume'],
      without: [/missed/i, 'I couldn’t write to you'],
    });
    await sam.types('/promise list');
    await sam.sees([], { without: ['Three notes have passed', 'Resume'] });
    await sam.types('/check-in resume');
    await sam.sees('Welcome back');
    await clock.reaches('2026-12-21T18:01');
    await isSentANote(sam);
  },
);

conversation(
  'Who resumed from the state of the check-in is not told any more that notes stopped',
  { only: ['plain'] },
  async ({ sam, stage, clock }) => {
    await begins(sam, DAILY);
    await sam.types('/check-in show');
    await sam.sees('State: on');
    await passUnopened(sam, clock, ['25', '26', '27']);
    await sam.opensHome();
    await sam.sees('Next note');
    stage.letReach('Sam', false);
    await clock.reaches('2026-11-28T18:01');
    stage.letReach('Sam', true);
    await sam.opensHome();
    await sam.sees('Notes are paused.');
    await sam.presses('Resume');
    await sam.sees('Welcome back');
    await sam.types('/check-in show');
    await sam.sees('State: on', { without: ['Three notes have passed'] });
  },
);

conversation(
  'A check-in that no note asked for leaves it to be read that notes stop',
  {},
  async ({ sam, clock }) => {
    await begins(sam, DAILY);
    await passUnopened(sam, clock, ['25', '26', '27', '28']);
    await sam.types('/check-in skip');
    await sam.sees('There is nothing to skip');
    await sam.types('/check-in now');
    await sam.seesForm('Check-in');
    await sam.fills({ 'How is it?': 'Mixed' });
    await sam.sees(['Thank you. That counts.', 'Notes rest until you press Resume.'], {
      buttons: ['Resume'],
    });
    await sam.presses('Open');
    await sam.sees('Three notes have passed, and that is fine', { buttons: ['Resume'] });
    await sam.presses('Resume');
    await sam.sees('Welcome back');
    await sam.presses('Open');
    await sam.sees([], { without: [/Three notes have passed/, 'Resume'] });
    await clock.reaches('2026-11-29T18:01');
    await isSentANote(sam);
  },
);

conversation('A note that is open stays open when notes are paused and come again', {}, async (scene) => {
  const { sam, clock } = scene;
  await begins(sam);
  await opensSundaysNote(sam, clock);
  await sam.presses('Pause');
  await sam.sees('Paused until you resume');
  await sam.presses('Resume');
  await sam.sees('Welcome back');
  await sam.presses('Check in');
  await sam.seesForm('Check-in');
  await sam.fills({ 'How is it?': 'Mixed', 'I did what I said I would': '2, a little' });
  await sam.sees('Thank you. That counts.');
});

conversation('An answer to a note that was skipped is kept and offered for now', {}, async (scene) => {
  const { sam, clock } = scene;
  await begins(sam);
  await opensSundaysNote(sam, clock);
  await sam.types('/check-in skip');
  await sam.sees('Skipped. Nothing to make up.');
  await sam.presses('Check in');
  await sam.seesForm('Check-in');
  await sam.fills({ 'How is it?': 'Mixed', 'I did what I said I would': '2, a little' });
  await sam.sees('This note was skipped in the meantime', { buttons: ['Try again'] });
  await sam.presses('Try again');
  await sam.seesForm('Check-in');
  await sam.fills({});
  await sam.sees('Thank you. That counts.');
});

conversation('An answer to a note of check-ins that were stopped is offered for now', {}, async (scene) => {
  const { sam, clock } = scene;
  await begins(sam);
  await opensSundaysNote(sam, clock);
  await sam.types('/check-in stop');
  await sam.sees('No more notes');
  await sam.presses('Check in');
  await sam.seesForm('Check-in');
  await sam.fills({ 'How is it?': 'Mixed' });
  await sam.sees('Your check-ins were stopped in the meantime', { buttons: ['Try again'] });
  await sam.presses('Try again');
  await sam.seesForm('Check-in');
  await sam.fills({});
  await sam.sees('Thank you. That counts.');
});

/** The journal is on when the form is opened, and off when it is sent. */
async function writesForAJournalThatIsOff(sam: Actor): Promise<void> {
  await begins(sam);
  await sam.types('/my-settings');
  await sam.sees('Your settings');
  await sam.presses('Notes and journal');
  await sam.sees('Journal');
  await sam.chooses('Journal', 'On, each entry kept for 30 days');
  await sam.sees('Your journal is on');
  await sam.types('/check-in now');
  await sam.seesForm('Check-in');
  await sam.chooses('Journal', 'Off');
  await sam.sees('Your journal is off');
  await sam.fills({ 'How is it?': 'Mixed', 'A few lines for your journal': 'my lines' });
}

conversation('Lines for a journal that was turned off meanwhile are not dropped', {}, async ({ sam }) => {
  await writesForAJournalThatIsOff(sam);
  await sam.sees(['Your journal was turned off in the meantime', 'kept for 15 minutes'], {
    buttons: ['Try again'],
    without: ['Thank you'],
  });
  await sam.chooses('Journal', 'On, each entry kept for 30 days');
  await sam.sees('Your journal is on');
  await sam.presses('Try again');
  const form = await sam.seesForm('Check-in');
  if (!form.fields.some(({ value }) => value === 'my lines')) throw new Error('the lines are gone');
  await sam.fills({});
  await sam.sees('Your lines are in your journal');
});

conversation('Without the journal the same answer counts without its lines', {}, async ({ sam }) => {
  await writesForAJournalThatIsOff(sam);
  await sam.sees('Your journal was turned off in the meantime');
  await sam.presses('Try again');
  await sam.seesForm('Check-in');
  await sam.fills({});
  await sam.sees('Thank you. That counts.', { without: ['in your journal'] });
});

conversation('Once all is erased a step is not said to be kept', {}, async ({ sam }) => {
  await begins(sam);
  await sam.types('/check-in now');
  await sam.seesForm('Check-in');
  await sam.fills({ 'How is it?': 'Mixed' });
  await sam.sees('Thank you. That counts.', { buttons: ['Next step'] });
  await sam.types('/my-data erase');
  await sam.sees('This goes, at once:');
  await sam.presses('Erase everything');
  await sam.sees('Really?');
  await sam.presses('Yes, erase it all');
  await sam.sees('Erased. I looked again');
  await sam.presses('Next step');
  await sam.sees([], { without: [/step.*2/i, /2.*step/i] });
});
