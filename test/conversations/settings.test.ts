import { expect } from 'vitest';
import { begins, isSentANote } from '../begin.ts';
import { conversation, type Actor } from '../conversation.ts';

/** Somebody opens the second page of the settings. */
async function opensNotes(actor: Actor): Promise<void> {
  await actor.types('/my-settings');
  await actor.sees('Your settings', { buttons: ['Notes and journal'] });
  await actor.presses('Notes and journal');
  await actor.sees('Notes and journal', { privately: true, buttons: ['You', 'Hide this', 'Need help now?'] });
}

async function choosesZone(actor: Actor, zone: string): Promise<void> {
  await actor.presses('Choose a time zone');
  await actor.seesForm('Your time zone');
  await actor.fills({ 'Time zone': zone });
}

conversation(
  'Sam chooses a language, a side and a country',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.types('/my-settings');
    await sam.sees(['Your settings', 'Language: not chosen', 'Side: not chosen', 'Country: not chosen'], {
      privately: true,
      buttons: ['Hide this', 'Need help now?'],
    });
    await sam.chooses('Side', 'My trust was broken');
    await sam.sees(['Saved.', 'Side: My trust was broken']);
    await sam.presses('Choose a country');
    await sam.seesForm('Your country');
    await sam.fills({ Country: 'Ireland' });
    await sam.sees(['Saved.', 'Country: Ireland']);
    await sam.types('/crisis need:unsafe');
    await sam.sees('Who can help: Ireland');
    await sam.types('/trust-steps step:4');
    await sam.sees('If your trust was broken', { without: ['If you broke trust'] });
    await kim.types('/my-settings');
    await kim.sees('Country: not chosen');
  },
);

conversation('Sam speaks Spanish from then on', {}, async ({ sam }) => {
  await sam.types('/my-settings');
  await sam.sees('Your settings');
  await sam.chooses('Language', 'Español');
  await sam.sees('Español', { buttons: ['¿Necesitas ayuda ahora?'], without: ['Need help now?'] });
  await sam.types('/trust-steps step:1');
  const card = await sam.sees(/responsabilidad/i);
  expect(card.buttons).not.toContain('Next');
});

conversation('Sam takes the country back', {}, async ({ sam }) => {
  await sam.types('/my-settings');
  await sam.sees('Country: not chosen', { without: ['Forget my country'] });
  await sam.presses('Choose a country');
  await sam.seesForm('Your country');
  await sam.fills({ Country: 'Japan' });
  await sam.sees('Country: Japan');
  await sam.presses('Forget my country');
  await sam.sees('Country: not chosen');
});

conversation(
  'Sam hides practices, and they stay hidden on cards that are already open',
  {},
  async ({ sam }) => {
    await sam.types('/trust-steps step:6 side:hurt');
    await sam.sees('Step 6 of 7', { buttons: ['Practices: my trust was broken'] });
    await sam.types('/my-settings');
    await sam.sees('Practices and questions: shown');
    await sam.presses('Hide practices');
    await sam.sees(['Saved.', 'Practices and questions: hidden']);
    await sam.presses('Reflect: my trust was broken');
    const form = await sam.seesForm('Reflect');
    expect(form.intro).toContain('hidden, as you chose');
    await sam.fills({});
    await sam.sees('Nothing you wrote was kept');
    await sam.presses('Practices: my trust was broken');
    await sam.sees('hidden, as you chose');
    await sam.types('/trust-steps step:6 side:hurt');
    await sam.sees('Step 6 of 7', { without: [/^Practices/, /^Reflect/] });
    await sam.types('/my-settings');
    await sam.sees('Practices and questions: hidden');
    await sam.presses('Show practices');
    await sam.sees('Practices and questions: shown');
  },
);

conversation('What is delivered twice takes effect once', { overHttp: true }, async ({ sam, stage }) => {
  await sam.types('/my-settings');
  await sam.sees('Side: not chosen');
  await stage.deliverAgain();
  await sam.seesNothingMore();
  await sam.chooses('Side', 'Both');
  await sam.sees('Side: Both');
  await stage.deliverAgain();
  await sam.seesNothingMore();
});

conversation('A country that could not be saved is kept and offered again', {}, async ({ sam, store }) => {
  await sam.types('/my-settings');
  await sam.sees('Country: not chosen');
  await sam.presses('Choose a country');
  await sam.seesForm('Your country');
  store.breaks();
  await sam.fills({ Country: 'Peru' });
  await sam.sees([/this code: [A-Z0-9]{6}/, 'kept for 15 minutes'], {
    buttons: ['Try again', 'Need help now?'],
  });
  store.mends();
  await sam.presses('Try again');
  const form = await sam.seesForm('Your country');
  expect(form.fields[0]?.value).toBe('Peru');
  await sam.fills({});
  await sam.sees('Country: Peru');
});

conversation('To forget everything is to forget what could not be saved too', {}, async ({ sam, store }) => {
  await sam.types('/my-settings');
  await sam.sees('Country: not chosen');
  await sam.presses('Choose a country');
  await sam.seesForm('Your country');
  store.breaks();
  await sam.fills({ Country: 'Peru' });
  await sam.sees('kept for 15 minutes');
  store.mends();
  await sam.types('/my-settings');
  await sam.sees('Country: not chosen');
  await sam.presses('Forget everything');
  await sam.sees('This goes, at once:');
  await sam.presses('Erase everything');
  await sam.sees('Really?');
  await sam.presses('Yes, erase it all');
  await sam.sees('I looked again: nothing is there.');
  await sam.types('/my-settings');
  await sam.sees('Country: not chosen');
  await sam.presses('Choose a country');
  const form = await sam.seesForm('Your country');
  expect(form.fields[0]?.value).toBe('');
  await sam.fills({ Country: 'Chile' });
  await sam.sees('Country: Chile');
});

conversation(
  'Sam chooses a time zone, quiet hours and quiet notes, and takes the zone back',
  { inBrowser: true, overHttp: true },
  async ({ sam }) => {
    await opensNotes(sam);
    await choosesZone(sam, 'Lisbon (Portugal)');
    await sam.sees([
      'Saved.',
      'Time zone: Lisbon (Portugal)',
      'Quiet hours: 21:00 to 08:00, until you choose',
    ]);
    await sam.presses('Change quiet hours');
    const form = await sam.seesForm('Quiet hours');
    expect(form.intro).toContain('The same hour twice means never quiet.');
    expect(form.fields.map(({ value }) => value)).toEqual(['21:00', '08:00']);
    await sam.fills({ From: '10pm', Until: '6:30' });
    await sam.sees(['Saved.', 'Quiet hours: 22:00 to 06:30']);
    await sam.presses('Notes without a sound');
    await sam.sees(['Notes: without a sound', 'works where the app can do that']);
    await sam.presses('No quiet hours');
    await sam.sees('Quiet hours: none', { without: ['No quiet hours'] });
    await sam.presses('Forget my time zone');
    await sam.sees(['Time zone: not chosen', 'Notes: without a sound']);
    await sam.presses('Notes with a sound');
    await sam.sees('Notes: with a sound');
    await sam.presses('You');
    await sam.sees('Your settings', { buttons: ['Choose a country'] });
  },
);

conversation(
  'A check-in moves to another time zone, if Sam wants it to',
  { overHttp: true },
  async ({ sam, clock }) => {
    await begins(sam);
    await opensNotes(sam);
    await choosesZone(sam, 'Lisbon (Portugal)');
    await sam.sees(['Saved.', 'goes by another clock: Sundays at 18:00, Paris time.'], {
      buttons: ['Move it too', 'Leave it as it is', 'Need help now?'],
    });
    await sam.presses('Move it too');
    await sam.sees(['Moved: Sundays at 18:00, Lisbon time.', 'Sunday 29 November at 18:00, Lisbon time']);
    await clock.reaches('2026-11-29T18:01');
    await sam.seesNothingMore();
    await clock.reaches('2026-11-29T18:01', 'Europe/Lisbon');
    await isSentANote(sam);
  },
);

conversation('A check-in stays in its time zone, if Sam wants that', {}, async ({ sam, clock }) => {
  await begins(sam);
  await opensNotes(sam);
  await choosesZone(sam, 'Lisbon (Portugal)');
  await sam.sees('goes by another clock');
  await sam.presses('Leave it as it is');
  await sam.sees('Time zone: Lisbon (Portugal)');
  await clock.reaches('2026-11-29T18:01');
  await isSentANote(sam);
});

conversation('Where a note could not come any more, Sam is told so', {}, async ({ sam }) => {
  await begins(sam);
  await opensNotes(sam);
  await choosesZone(sam, 'Tokyo (Japan)');
  await sam.sees(['By your own clock that is 02:00, in your quiet hours'], {
    buttons: ['Move it too', 'Change quiet hours'],
  });
  await sam.presses('Change quiet hours');
  await sam.seesForm('Quiet hours');
  await sam.fills({ From: '1:00', Until: '5:00' });
  await sam.sees(
    ['comes at 02:00, Tokyo time, and from 01:00 to 05:00', 'Nothing was saved', '/check-in edit'],
    {
      buttons: ['Try again'],
    },
  );
  await sam.presses('Try again');
  const form = await sam.seesForm('Quiet hours');
  expect(form.fields.map(({ value }) => value)).toEqual(['1:00', '5:00']);
  await sam.fills({ From: '12:00', Until: '12:00' });
  await sam.sees(['Saved.', 'Quiet hours: none']);
});

conversation('A zone whose clock is quiet is not moved to, and not gone back from', {}, async ({ sam }) => {
  await begins(sam, 'days:sunday at:18:00 zone:Asia/Tokyo');
  await opensNotes(sam);
  await choosesZone(sam, 'Paris (France)');
  await sam.sees('goes by another clock: Sundays at 18:00, Tokyo time.');
  await sam.presses('Leave it as it is');
  await sam.sees('Time zone: Paris (France)');
  await sam.presses('Change quiet hours');
  await sam.seesForm('Quiet hours');
  await sam.fills({ From: '17:00', Until: '20:00' });
  await sam.sees('Quiet hours: 17:00 to 20:00');
  await sam.presses('Forget my time zone');
  await sam.sees(['Tokyo time, and 18:00 lies in them', 'Nothing was changed', '/check-in edit'], {
    buttons: ['Change quiet hours'],
  });
  await opensNotes(sam);
  await choosesZone(sam, 'Madrid (Spain)');
  await sam.sees(['Saved.', 'Sundays at 18:00, Tokyo time']);
  await sam.presses('Move it too');
  await sam.sees(['Madrid time, and 18:00 lies in them', 'Nothing was changed'], {
    buttons: ['Change quiet hours'],
  });
  await sam.types('/check-in show');
  await sam.sees('When: Sundays at 18:00, Tokyo time');
});

conversation('A check-in that is paused moves and stays paused', {}, async ({ sam, clock }) => {
  await begins(sam);
  await sam.types('/check-in pause');
  await sam.sees('Paused until you resume');
  await opensNotes(sam);
  await choosesZone(sam, 'Lisbon (Portugal)');
  await sam.sees('goes by another clock');
  await sam.presses('Move it too');
  await sam.sees(/^Moved: Sundays at 18:00, Lisbon time\.$/);
  await clock.reaches('2026-12-06T18:01', 'Europe/Lisbon');
  await sam.seesNothingMore();
  await sam.types('/check-in resume');
  await sam.sees('Sunday 13 December at 18:00, Lisbon time');
});
