import { expect } from 'vitest';
import { conversation } from '../conversation.ts';

conversation(
  'Sam chooses a language, a side and a country',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.types('/my-settings');
    await sam.sees(['Your settings', 'Language: not chosen', 'Side: not chosen', 'Country: not chosen'], {
      privately: true,
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

conversation('Sam has everything forgotten', { overHttp: true }, async ({ sam }) => {
  await sam.types('/my-settings');
  await sam.sees('Side: not chosen');
  await sam.chooses('Language', 'Español');
  await sam.sees('Idioma: Español');
  await sam.presses('Olvidar todo');
  await sam.sees('I keep nothing about you now', { privately: true });
  await sam.types('/my-settings');
  await sam.sees(['Language: not chosen', 'Side: not chosen', 'Country: not chosen']);
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
  await sam.sees('I keep nothing about you now');
  await sam.types('/my-settings');
  await sam.sees('Country: not chosen');
  await sam.presses('Choose a country');
  const form = await sam.seesForm('Your country');
  expect(form.fields[0]?.value).toBe('');
  await sam.fills({ Country: 'Chile' });
  await sam.sees('Country: Chile');
});
