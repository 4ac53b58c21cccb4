import { codes } from '../bot.ts';
import { conversation, type Scene } from '../conversation.ts';

/** Ana administers the group and gives it a time zone. */
async function setsUp({ ana, stage }: Scene): Promise<void> {
  const code = stage.name.startsWith('slack') ? ` code:${codes.issue()}` : '';
  await ana.types(`/trust-setup start${code}`);
  await ana.sees('Your group', { privately: true });
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ 'Time zone': 'Paris (France)' });
  await ana.sees('Time zone: Paris (France)');
}

conversation(
  'Ana plans a weekly reminder, sees it as it will be posted, and it comes on time',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, sam, kim, clock } = scene;
    await setsUp(scene);
    await ana.types('/group-reminder add');
    await ana.seesForm('A reminder');
    await ana.fills({
      'What the channel reads': 'We meet now. @everyone',
      'Days, or one day': 'mondays',
      Time: '9:00',
    });
    await ana.sees(
      [
        'This is how it looks when it is posted',
        'We meet now.',
        'When: Mondays at 09:00, Paris time',
        'Monday 30 November at 09:00, Paris time',
        'Monday 7 December at 09:00, Paris time',
      ],
      { privately: true, buttons: ['Start', 'Start, and tell everybody', 'Change it'] },
    );
    await clock.reaches('2026-11-30T09:03');
    await ana.seesNothingMore();
    await ana.presses('Change it');
    await ana.seesForm('A reminder');
    await ana.fills({
      'What the channel reads': 'We meet now.',
      'Days, or one day': 'mondays',
      Time: '9:00',
    });
    await ana.sees('Monday 7 December at 09:00');
    await ana.presses('Start');
    await ana.sees('Started.', { privately: true });
    await clock.reaches('2026-12-07T08:59');
    await sam.seesNothingMore();
    await clock.reaches('2026-12-07T09:03');
    const posted = await sam.sees('We meet now.', { privately: false });
    await ana.sees('We meet now.');
    await kim.sees('We meet now.');
    if (posted.tells !== undefined) throw new Error('It told somebody.');
  },
);

conversation('A reminder is left out once, paused, resumed and removed', {}, async (scene) => {
  const { ana, sam, kim, clock } = scene;
  await setsUp(scene);
  await ana.types('/group-reminder add');
  await ana.seesForm('A reminder');
  await ana.fills({ 'What the channel reads': 'Tea?', 'Days, or one day': 'daily', Time: '17:00' });
  await ana.sees('Wednesday 25 November at 17:00');
  await ana.presses('Start');
  await ana.sees('Started.');
  await ana.types('/group-reminder skip-next');
  await ana.sees('1. Tea?');
  await ana.chooses('Choose one', '1. Tea?');
  await ana.sees('Tea?', { buttons: ['Preview', 'Change it', 'Skip the next one', 'Pause', 'Remove'] });
  await ana.presses('Skip the next one');
  await ana.sees(['The next one is left out.', 'Left out: Wednesday 25 November at 17:00']);
  await clock.reaches('2026-11-25T17:03');
  await sam.seesNothingMore();
  await clock.reaches('2026-11-26T17:03');
  await sam.sees('Tea?', { privately: false });
  await ana.sees('Tea?');
  await kim.sees('Tea?');
  await clock.reaches('2026-11-27T18:00');
  await sam.seesNothingMore();
  await ana.types('/group-reminder list');
  await ana.sees('1. Tea?');
  await ana.chooses('Choose one', '1. Tea?');
  await ana.sees('Not posted: I was down. Friday 27 November at 17:00');
  await ana.presses('Pause');
  await ana.sees(['Paused.', 'State: paused']);
  await clock.reaches('2026-11-28T17:03');
  await sam.seesNothingMore();
});

/** Ana looks at what is planned, and at this one of it. */
async function opens({ ana }: Scene, label: string): Promise<void> {
  await ana.types('/group-reminder list');
  await ana.sees(label);
  await ana.chooses('Choose one', label);
  await ana.sees(['When: Mondays at 09:00, Paris time', 'Changed last by: @Ana']);
}

conversation('What was left out stays so through a pause', {}, async (scene) => {
  const { ana, sam, kim, clock } = scene;
  await setsUp(scene);
  await ana.types('/group-reminder add');
  await ana.seesForm('A reminder');
  await ana.fills({ 'What the channel reads': 'Tea?', 'Days, or one day': 'mondays', Time: '9:00' });
  await ana.sees(['It would come on', 'Monday 30 November at 09:00'], {
    without: ['Next dates', /^Changed last by/],
  });
  await ana.presses('Start');
  await ana.sees(['Started.', 'Next dates', 'Monday 30 November at 09:00', 'Changed last by: @Ana']);
  await opens(scene, '1. Tea?');
  await ana.presses('Skip the next one');
  const left = { without: [/^• Monday 30 November/] };
  await ana.sees(['Left out: Monday 30 November', 'Next dates', '• Monday 7 December at 09:00'], left);
  await opens(scene, '1. Tea?');
  await ana.presses('Pause');
  await ana.sees(['Paused.', 'It would come on', '• Monday 7 December at 09:00'], left);
  await opens(scene, '1. Tea?');
  await ana.presses('Resume');
  await ana.sees(['It goes on.', 'Left out: Monday 30 November', '• Monday 7 December at 09:00'], left);
  await clock.reaches('2026-11-30T09:03');
  await sam.seesNothingMore();
  await clock.reaches('2026-12-07T09:03');
  for (const each of [ana, sam, kim]) await each.sees('Tea?', { privately: false });
});

conversation('Somebody who does not moderate plans nothing', { overHttp: true }, async (scene) => {
  const { sam } = scene;
  await setsUp(scene);
  await sam.types('/group-reminder list');
  await sam.sees('Only moderators of this group can do that.', { privately: true });
});

conversation(
  'A step a week comes in the voice of the channel, with a question',
  { inBrowser: true },
  async (scene) => {
    const { ana, sam, kim, clock } = scene;
    await setsUp(scene);
    await ana.types('/group-steps start');
    await ana.seesForm('A step a week');
    await ana.fills({ Days: 'sunday and monday', Time: '18:00' });
    await ana.sees('A step a week comes on one day.', { privately: true });
    await ana.presses('Try again');
    await ana.seesForm('A step a week');
    await ana.fills({ Days: 'sunday', Time: '18:00' });
    await ana.sees(['Step 1 of 7', 'Sundays at 18:00, Paris time']);
    await ana.presses('Start');
    await ana.sees('Started.');
    await clock.reaches('2026-11-29T18:03');
    const opening = [
      /^To open the meeting, if you broke trust: .+\?$/,
      /^To open the meeting, if your trust was broken: .+\?$/,
    ];
    await sam.sees(['This week’s step', 'Step 1 of 7', ...opening], {
      privately: false,
      buttons: ['Open for me', 'Is it safe?'],
    });
    await ana.sees('Step 1 of 7');
    await kim.sees('Step 1 of 7');
    await ana.types('/group-steps show');
    await ana.sees(['Next step: 2. Be honest', 'Sunday 6 December at 18:00, Paris time'], {
      privately: true,
    });
    await clock.reaches('2026-12-06T18:03');
    await sam.sees('Step 2 of 7');
    await ana.sees('Step 2 of 7');
    await kim.sees('Step 2 of 7');
  },
);
