import { begins } from '../begin.ts';
import { conversation } from '../conversation.ts';

conversation(
  'Who starts anew finds out at once that their private messages are closed',
  { overHttp: true },
  async ({ sam, stage }) => {
    await begins(sam);
    await sam.types('/check-in stop');
    await sam.sees('No more notes');
    stage.letReach('Sam', false);
    await sam.types('/check-in start');
    await sam.sees('The next ones would come on', { buttons: ['Yes, start'] });
    await sam.presses('Yes, start');
    await sam.sees(['your private messages are closed to me', 'Nothing was saved'], { privately: true });
    stage.letReach('Sam', true);
    await sam.presses('Yes, start');
    await sam.sees('You have a note', { buttons: ['Open'] });
    await sam.sees(['The first note comes on', 'I sent you a test note']);
  },
);

conversation(
  'A check-in that stopped at closed private messages begins with a test again',
  {},
  async ({ sam, stage, clock }) => {
    await begins(sam, 'days:daily at:18:00 zone:Europe/Paris');
    stage.letReach('Sam', false);
    for (const day of ['25', '26', '27']) await clock.reaches(`2026-11-${day}T18:01`);
    await sam.types('/check-in edit at:19:00');
    await sam.sees(['so your check-in is paused', 'every day at 19:00'], { buttons: ['Yes, start'] });
    await sam.presses('Yes, start');
    await sam.sees('your private messages are closed to me');
    stage.letReach('Sam', true);
    await sam.presses('Yes, start');
    await sam.sees('You have a note');
    await sam.sees('I sent you a test note');
    await sam.types('/check-in edit at:20:00');
    await sam.sees('every day at 20:00');
    await sam.presses('Yes, start');
    await sam.sees('The first note comes on', { without: ['test note'] });
  },
);
