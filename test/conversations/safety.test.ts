import { expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { NOBODY } from '#core/records.ts';
import { dueOfMember } from '#support/due.ts';
import { begins } from '../begin.ts';
import { createBot } from '../bot.ts';
import { conversation } from '../conversation.ts';
import { nowhere, SOMEONE } from '../harness.ts';
import { openTestStore } from '../store.ts';

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
    await sam.sees(['it is not your fault', 'If anyone is in danger right now, call your local'], {
      buttons: [
        'Show me who can help',
        'Hide practices',
        'Pause check-ins',
        'Turn the journal off',
        'Someone could read this',
        'Hide this',
      ],
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
  await sam.sees(
    ['What others can see', 'says only “You have a note”', '/my-data shows what that is', 'screenshots'],
    { buttons: ['Hide this', 'Clear our chat', 'Someone is hurt or afraid'] },
  );
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
    buttons: ['Hide practices', 'Pause check-ins', 'Turn the journal off', 'Hide this'],
  });
  await sam.presses('Hide practices');
  await sam.sees('Practices and questions: hidden');
});

conversation(
  'After a yes Sam presses what Sam wants, one by one',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim, clock }) => {
    await begins(sam);
    await sam.types('/my-settings');
    await sam.sees('Your settings');
    await sam.presses('Notes and journal');
    await sam.sees('Journal: Off');
    await sam.chooses('Journal', 'On, each entry kept for 7 days');
    await sam.sees('Your journal is on');
    await sam.types('/trust-steps');
    await sam.sees('Seven steps');
    await sam.presses('Is it safe?');
    await sam.sees('1. Is one of you afraid');
    await sam.presses('Yes to 1 or 2');
    await sam.sees('each by itself');
    await sam.presses('Pause check-ins');
    await sam.sees('Paused until you resume', { privately: true });
    await sam.presses('Turn the journal off');
    await sam.sees(['Your journal is off', 'Journal: Off'], { privately: true });
    await clock.reaches('2026-11-29T18:01');
    await kim.seesNothingMore();
    await sam.seesNothingMore();
  },
);

conversation('Someone else could read this: Sam clears the private chat', {}, async ({ sam }) => {
  await begins(sam);
  expect(await sam.counts()).toBe(1);
  await sam.types('/trust-steps step:4');
  await sam.sees('Step 4 of 7');
  await sam.presses('Is it safe?');
  await sam.sees('1. Is one of you afraid');
  await sam.presses('Yes to 3');
  await sam.sees('What others can see');
  await sam.presses('Clear our chat');
  await sam.sees(['1 message of mine is gone', 'out of my reach'], { privately: true });
  expect(await sam.counts()).toBe(0);
});

/** The answers, and the questions themselves. */
const ANSWERS = ['safe@1', 'safe-a@1', 'safe-b@1', 'safe-c@1'];

test.each(['embedded', 'redis'] as const)(
  'whatever is answered, the store and the log are the same (%s)',
  async (kind) => {
    const store = await openTestStore(kind, { member: dueOfMember });
    try {
      await store.stores.members
        .open(SOMEONE.member, 'before')
        .update(() => ({ ...NOBODY, settings: { country: 'IE' } }));
      const before = await store.dump();
      const logs: (readonly string[])[] = [];
      for (const action of ANSWERS) {
        const bot = createBot(store.stores);
        const accept = createAccept({ ...bot, platform: nowhere });
        const plan = accept({ kind: 'action', id: 'press', from: SOMEONE, action, onPublic: false });
        if (plan.kind !== 'answer') throw new Error(`a plan to ${plan.kind}`);
        expect((await plan.run()).outcome).toBe('done');
        expect(before.equals(await store.dump()), action).toBe(true);
        logs.push(bot.log.lines.map((line) => line.replace(/"milliseconds":\d+/, '')));
      }
      expect(logs[0]).toHaveLength(1);
      expect(new Set(logs.map((lines) => lines.join())).size).toBe(1);
    } finally {
      await store.stop();
    }
  },
);
