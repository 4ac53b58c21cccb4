import { expect } from 'vitest';
import { conversation } from '../conversation.ts';

const TYPED = [
  '@everyone',
  '@here and <@&123456789012345678>',
  '<!channel> <!here>',
  '<@U1> <#C1>',
  '[a link](https://example.org)',
  'https://example.org/?a=1&b=2',
  '**bold** _it_ ~~gone~~ ||spoiler||',
  '# heading',
  '> quote',
  '`code` ```block```',
  '<t:0:R> :smile: &amp; &lt;',
  '\u202Eright to left\u202C مرحبا',
  '👩‍👩‍👧‍👦 🏳️‍🌈',
];

conversation(
  'Whatever Sam types comes back as plain words',
  { only: ['plain', 'slack', 'slack over http'], overHttp: true },
  async ({ sam }) => {
    for (const typed of TYPED) {
      await sam.types(`/trust-guide topic:"${typed}"`);
      const seen = await sam.sees('does not tell me which one', {
        privately: true,
        buttons: ['Need help now?'],
      });
      expect(seen.lines.join('\n')).toContain(typed);
    }
    await sam.types(`/trust-guide topic:"${'long '.repeat(800)}"`);
    const long = await sam.sees('“long long', { privately: true });
    expect(long.lines.join().length).toBeLessThan(500);
  },
);

conversation(
  'Whatever Sam types for a country is answered with help',
  { overHttp: true },
  async ({ sam }) => {
    for (const typed of [...TYPED, 'long '.repeat(800).trim()]) {
      await sam.types(`/crisis country:"${typed}"`);
      await sam.sees(['What is it like right now?', 'I don’t know which country that is'], {
        privately: true,
      });
    }
  },
);

conversation(
  'What Sam writes into a form is not echoed, however odd',
  { overHttp: true },
  async ({ sam, log }) => {
    await sam.types('/trust-steps step:2 side:broke');
    await sam.sees('Step 2 of 7');
    await sam.presses('Reflect: I broke trust');
    await sam.seesForm('Reflect');
    await sam.fills({
      'First question': TYPED.join(' '),
      'Second question': '@everyone',
      'Third question': '\u202E👩‍👩‍👧‍👦',
    });
    const seen = await sam.sees('Nothing you wrote was kept', { privately: true });
    expect(seen.lines.join()).not.toContain('everyone');
    expect(log.join()).not.toContain('everyone');
  },
);

conversation('A line that is typed oddly is still read', { only: ['plain', 'slack'] }, async ({ sam }) => {
  await sam.types('/trust-steps    step:2   ');
  await sam.sees('Step 2 of 7');
  await sam.types('/trust-steps STEP:Honest');
  await sam.sees('Step 2 of 7');
  await sam.types('/trust-guide “forgiving”');
  await sam.sees(/forgiv/i);
  await sam.types('/trust-steps step:');
  await sam.sees('Seven steps');
  await sam.types('/trust-guide don’t know');
  await sam.sees('“don’t know” does not tell me which one');
});
