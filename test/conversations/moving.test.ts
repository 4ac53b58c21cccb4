import { begins, isSentANote } from '../begin.ts';
import { conversation, type Actor } from '../conversation.ts';

/** Somebody says where they live now. */
async function choosesZone(actor: Actor, zone: string): Promise<void> {
  await actor.presses('Choose a time zone');
  await actor.seesForm('Your time zone');
  await actor.fills({ 'Time zone': zone });
}

/** The second page of the settings of somebody who lives there. */
async function opensNotes(actor: Actor, zone = 'Paris (France)'): Promise<void> {
  await actor.types('/my-settings');
  await actor.sees('Your settings');
  await actor.presses('Notes and journal');
  await actor.sees(`Time zone: ${zone}`);
}

conversation(
  'Sam has moved: the zones are named, and the way out of quiet hours is the own zone',
  { overHttp: true },
  async ({ sam, clock }) => {
    await begins(sam);
    await sam.types('/check-in edit zone:America/New_York');
    await sam.sees(
      [
        'Your quiet hours are 21:00 to 08:00, Paris time.',
        'At 18:00, New York time, your own clock shows 00:00',
      ],
      { buttons: ['Choose a time zone', 'Choose another time', 'Change quiet hours'] },
    );
    await choosesZone(sam, 'New York (United States)');
    await sam.sees('goes by another clock: Sundays at 18:00, Paris time.');
    await sam.presses('Move it too');
    await sam.sees('Moved: Sundays at 18:00, New York time.');
    await clock.reaches('2026-11-29T18:01', 'America/New_York');
    await isSentANote(sam);
    await sam.types('/check-in edit at:22:00');
    await sam.sees('Your quiet hours are 21:00 to 08:00, New York time, and 22:00 lies in them', {
      without: ['Choose a time zone'],
    });
  },
);

conversation('What can’t be read is not said to be saved', {}, async ({ sam, store }) => {
  await begins(sam);
  await opensNotes(sam);
  await choosesZone(sam, 'Lisbon (Portugal)');
  await sam.sees('Your check-in goes by another clock', { buttons: ['Move it too'] });
  store.breaks();
  await sam.presses('Move it too');
  await sam.sees('I can’t read your settings right now', { without: ['Saved.', /not chosen/] });
  store.mends();
  await opensNotes(sam, 'Lisbon (Portugal)');
  await sam.presses('Change quiet hours');
  await sam.seesForm('Quiet hours');
  store.breaks();
  await sam.fills({ From: '17:00', Until: '20:00' });
  await sam.sees(['I can’t read your settings right now', 'kept for 15 minutes'], {
    buttons: ['Try again'],
  });
  store.mends();
});

conversation('There is nothing to move once Sam has stopped', {}, async ({ sam }) => {
  await begins(sam);
  await opensNotes(sam);
  await choosesZone(sam, 'Lisbon (Portugal)');
  await sam.sees('Your check-in goes by another clock');
  await sam.types('/check-in stop');
  await sam.sees('No more notes');
  await sam.presses('Move it too');
  await sam.sees('Nothing was moved', { without: ['Saved.'] });
});
