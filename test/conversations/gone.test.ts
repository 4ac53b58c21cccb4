/** The bot is taken out of a group, and let in again. */
import { begins, isSentANote } from '../begin.ts';
import { codes } from '../bot.ts';
import { conversation, type Scene } from '../conversation.ts';

/** Ana administers the group, and gives it a time zone. */
async function setsUp({ ana, stage }: Scene): Promise<void> {
  const code = stage.name.startsWith('slack') ? ` code:${codes.issue()}` : '';
  await ana.types(`/trust-setup start${code}`);
  await ana.sees('Your group', { privately: true });
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ 'Time zone': 'Paris (France)' });
  await ana.sees('Time zone: Paris (France)');
}

/** Ana plans something for every Monday at nine. */
async function plansTea({ ana }: Scene, where?: Parameters<Scene['ana']['types']>[1]): Promise<void> {
  await ana.types('/group-reminder add', where);
  await ana.seesForm('A reminder');
  await ana.fills({ 'What the channel reads': 'Tea?', 'Days, or one day': 'mondays', Time: '9:00' });
  await ana.sees('Monday 30 November at 09:00');
  await ana.presses('Start');
  await ana.sees('Started.');
}

conversation(
  'Taken out, the bot is silent; let in again within 30 days, it goes on, and says what it left out',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, sam, kim, clock, stage } = scene;
    await setsUp(scene);
    await plansTea(scene);
    await stage.letBotIn(false);
    await clock.reaches('2026-11-30T09:03');
    await sam.seesNothingMore();
    await clock.reaches('2026-12-10T12:00');
    await stage.letBotIn(true);
    await clock.reaches('2026-12-10T12:02');
    await sam.seesNothingMore();
    await ana.types('/group-reminder list');
    await ana.sees('1. Tea?', { privately: true });
    await ana.chooses('Choose one', '1. Tea?');
    await ana.sees('Not posted: I was down. Monday 30 November at 09:00');
    await clock.reaches('2026-12-14T09:03');
    await sam.sees('Tea?', { privately: false });
    await ana.sees('Tea?');
    await kim.sees('Tea?');
  },
);

conversation('After 30 days nothing is left of the group', { overHttp: true }, async (scene) => {
  const { ana, sam, kim, clock, stage } = scene;
  await setsUp(scene);
  await plansTea(scene);
  await stage.letBotIn(false);
  await clock.reaches('2026-12-26T12:00');
  await stage.letBotIn(true);
  await clock.reaches('2026-12-28T09:03');
  await sam.seesNothingMore();
  await kim.seesNothingMore();
  const code = stage.name.startsWith('slack') ? ` code:${codes.issue()}` : '';
  await ana.types(`/trust-setup start${code}`);
  await ana.sees('Your group', { privately: true, without: ['Paris'] });
});

conversation(
  'A room is removed: what was planned there goes with it, and moderators are told once',
  {},
  async (scene) => {
    const { ana, sam, kim, clock, stage } = scene;
    await setsUp(scene);
    await ana.presses('Who moderates');
    await ana.seesForm('Who moderates');
    await ana.fills({ 'Moderators’ channel': `#${stage.rooms.room}` });
    await ana.sees(`Moderators’ channel: #${stage.rooms.room}`);
    await plansTea(scene, 'other room');
    await stage.removeOtherRoom();
    if (stage.name.startsWith('slack')) await clock.reaches('2026-11-30T09:03');
    // Slack does not tell of it: the bot finds out when it posts, and the channel may come back.
    const said = stage.name.startsWith('slack')
      ? 'it was deleted or archived. Its reminder is paused.'
      : ['was deleted, so I remove what was planned there:', 'Tea?'];
    for (const each of [ana, sam, kim]) await each.sees(said);
    await clock.reaches('2026-12-07T09:03');
    await sam.seesNothingMore();
  },
);

conversation(
  'Whom nothing reaches any more gets nothing, and is forgotten after 30 days',
  { overHttp: true },
  async ({ sam, clock, stage }) => {
    await begins(sam);
    await stage.letBotIn(false);
    await clock.reaches('2026-11-29T18:01');
    await sam.seesNothingMore();
    await clock.reaches('2026-12-26T12:00');
    await clock.reaches('2026-12-30T12:00');
    await stage.letBotIn(true);
    await sam.types('/my-data show');
    await sam.sees('I keep nothing about you.', { privately: true });
    await clock.reaches('2027-01-03T18:01');
    await sam.seesNothingMore();
  },
);

conversation(
  'Reached again within 30 days, Sam is told what was left out, and has notes again',
  {},
  async ({ sam, clock, stage }) => {
    await begins(sam);
    await stage.letBotIn(false);
    await clock.reaches('2026-11-29T18:01');
    await clock.reaches('2026-12-10T12:00');
    await stage.letBotIn(true);
    await sam.seesNothingMore();
    await sam.types('/check-in show');
    // Slack does not tell of one person, but of the app: nobody was written to, and nothing is paused.
    if (stage.name === 'slack')
      await sam.sees(['I couldn’t send your note of Sunday 29 November', 'Next note: Sunday 13 December']);
    else {
      await sam.sees('I couldn’t reach you on Sunday 29 November, so your check-in is paused.', {
        buttons: ['Resume'],
      });
      await sam.presses('Resume');
      await sam.sees('Sunday 13 December');
    }
    await clock.reaches('2026-12-13T18:01');
    await isSentANote(sam);
  },
);
