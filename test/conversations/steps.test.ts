import { expect } from 'vitest';
import { conversation } from '../conversation.ts';

conversation(
  'Sam reads the seven steps and opens one',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.types('/trust-steps');
    await sam.sees(
      ['both people are free to say no', 'Seven steps', /^1\. Take responsibility\. /, /^7\. /],
      {
        privately: true,
        buttons: ['1. Take responsibility', 'Is it safe?', 'Hide this', 'Need help now?'],
      },
    );
    await sam.presses('1. Take responsibility');
    await sam.sees(
      [
        'Step 1 of 7: Take responsibility',
        'If you broke trust',
        'If your trust was broken',
        'Where this step ends',
      ],
      {
        privately: true,
        buttons: [
          'Next',
          'All steps',
          'Share here',
          'Practices: I broke trust',
          'Is it safe?',
          'Hide this',
          'Need help now?',
        ],
        without: [/^Previous$/],
      },
    );
    await sam.presses('Next');
    await sam.sees('Step 2 of 7', { buttons: ['Previous', 'Next'] });
    await kim.seesNothingMore();
  },
);

conversation('Sam looks at practices and comes back', { inBrowser: true }, async ({ sam }) => {
  await sam.types('/trust-steps step:5 side:hurt');
  await sam.sees(['Step 5 of 7', 'If your trust was broken'], {
    without: ['If you broke trust', 'Practices: I broke trust'],
  });
  await sam.presses('Practices: my trust was broken');
  const practices = await sam.sees(['Practices for step 5', 'None of it is a duty toward the other person'], {
    buttons: ['Hide this'],
  });
  expect(practices.lines.filter((line) => line.startsWith('•'))).toHaveLength(6);
  await sam.presses('Back to the step');
  await sam.sees('Step 5 of 7');
  await sam.presses('Hide this');
  await sam.sees(/^Done\.$/, { without: ['Need help now?'] });
});

conversation('A step is found by a word of its name', { only: ['plain', 'slack'] }, async ({ sam }) => {
  await sam.types('/trust-steps step:apologize');
  await sam.sees('Step 3 of 7');
  await sam.types('/trust-steps consistency');
  await sam.sees('Step 7 of 7');
  await sam.types('/trust-steps step:dance');
  await sam.sees('“dance” does not tell me which one');
});

conversation(
  'Sam reflects, and nothing is kept',
  { inBrowser: true, overHttp: true },
  async ({ sam, log }) => {
    await sam.types('/trust-steps step:1 side:broke');
    await sam.sees('Step 1 of 7');
    await sam.presses('Reflect: I broke trust');
    const form = await sam.seesForm('Reflect');
    expect(form.intro).toContain('Nothing you write here is kept.');
    expect(form.fields).toHaveLength(3);
    await sam.fills({ 'First question': 'a canary that nobody may ever read' });
    const thanks = await sam.sees('Nothing you wrote was kept', { privately: true });
    expect(JSON.stringify(thanks)).not.toContain('canary');
    expect(log.join()).not.toContain('canary');
  },
);

conversation(
  'Sam shares a step, and Kim gets a private copy',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim, clock }) => {
    await sam.types('/trust-steps step:2');
    await sam.sees('Step 2 of 7');
    await sam.presses('Share here');
    await sam.sees(['Step 2 of 7', 'If you broke trust', 'If your trust was broken'], { privately: false });
    await kim.sees('Step 2 of 7', {
      privately: false,
      buttons: ['Open for me', 'Is it safe?', 'Need help now?'],
    });
    await sam.sees('in my name and not yours', { privately: true });
    await kim.presses('Open for me');
    await kim.sees('Step 2 of 7', { privately: true, buttons: ['Next'] });
    await sam.seesNothingMore();
    await kim.types('/trust-steps step:3 share:true');
    await kim.sees('shared here a moment ago', { privately: true });
    clock.passes({ minutes: 2, seconds: 1 });
    await kim.types('/trust-steps step:3 share:true');
    await kim.sees('Step 3 of 7', { privately: false });
    await sam.sees('Step 3 of 7', { privately: false });
    await kim.sees('in my name and not yours', { privately: true });
  },
);

conversation('Where the bot may not post, sharing says who can help', {}, async ({ sam, kim, stage }) => {
  stage.letBotPost(false);
  await sam.types('/trust-steps step:2 share:true');
  await sam.sees('I can’t post in this channel', { privately: true });
  await kim.seesNothingMore();
});

conversation('Sam wants to share and is asked which step', { overHttp: true }, async ({ sam, kim }) => {
  await sam.types('/trust-steps share:true');
  const form = await sam.seesForm('Share here');
  expect(form.intro).toContain('in my name and not yours');
  await sam.fills({ Step: '6. Communicate openly' });
  await sam.sees('Step 6 of 7', { privately: false });
  await kim.sees('Step 6 of 7', { privately: false });
  await sam.sees('The short card of step 6 is in the channel', { privately: true });
});
