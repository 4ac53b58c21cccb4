import { expect } from 'vitest';
import { conversation } from '../conversation.ts';

conversation(
  'Sam asks whether it is safe, and nobody is told',
  { inBrowser: true },
  async ({ sam, kim, log }) => {
    await sam.types('/trust-steps');
    await sam.sees('three short questions. Nobody is told.');
    await sam.presses('Is it safe?');
    await sam.sees(
      [
        '1. Is one of you afraid',
        '2. Does anyone get hurt',
        '3. Could someone else read',
        'I keep no answer',
      ],
      {
        privately: true,
        buttons: ['Yes to 1 or 2', 'Yes to 3', 'No, or skip', 'Need help now?'],
      },
    );
    await sam.presses('Yes to 1 or 2');
    await sam.sees('it is not your fault', {
      buttons: ['Show me who can help', 'Hide practices', 'Hide this'],
    });
    await sam.presses('Show me who can help');
    await sam.seesForm('Your country');
    await sam.fills({ Country: 'Spain' });
    await sam.sees(['Who can help: Spain', 'Call: 016']);
    await kim.seesNothingMore();
    expect(log.join()).not.toMatch(/safe|crisis|lines|country/);
  },
);

conversation('Someone else could read this: Sam hides it', { inBrowser: true }, async ({ sam }) => {
  await sam.types('/trust-steps step:5');
  await sam.sees('Step 5 of 7');
  await sam.presses('Is it safe?');
  await sam.sees('1. Is one of you afraid');
  await sam.presses('Yes to 3');
  await sam.sees(['What others can see', 'screenshots'], { buttons: ['Hide this'] });
  await sam.presses('Hide this');
  await sam.sees(/^Done\.$/, { without: ['Need help now?'] });
});

conversation('With a country chosen, abuse lines come at once', {}, async ({ sam }) => {
  await sam.types('/my-settings');
  await sam.sees('Your settings');
  await sam.presses('Choose a country');
  await sam.seesForm('Your country');
  await sam.fills({ Country: 'Ireland' });
  await sam.sees('Country: Ireland');
  await sam.types('/trust-steps');
  await sam.sees('Seven steps');
  await sam.presses('Is it safe?');
  await sam.sees('1. Is one of you afraid');
  await sam.presses('Yes to 1 or 2');
  await sam.sees(['it is not your fault', 'Who can help: Ireland', /Women.s Aid/], {
    buttons: ['Hide practices'],
  });
  await sam.presses('Hide practices');
  await sam.sees('Practices and questions: hidden');
});
