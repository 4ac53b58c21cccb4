import { expect } from 'vitest';
import { conversation } from '../conversation.ts';

const NEEDS = [
  'I’m not safe right now',
  'Someone is hurting me',
  'I’m afraid of what I might do',
  'I’m worried about someone',
];

conversation(
  'Sam needs help now and is asked what it is like and where',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.types('/crisis');
    await sam.sees(
      ['What is it like right now?', 'your local emergency number', 'Nobody follows this chat'],
      {
        privately: true,
        buttons: [...NEEDS, 'Hide this'],
      },
    );
    await sam.presses('I’m not safe right now');
    const form = await sam.seesForm('Your country');
    expect(form.intro).toContain('I don’t guess yours');
    await sam.fills({ Country: 'United Kingdom' });
    await sam.sees(
      [
        'Who can help: United Kingdom',
        /^Samaritans$/,
        /^Call: 116 123$/,
        /Listed by \S+ \(.* 20\d\d\); nobody here has called it/,
      ],
      {
        privately: true,
        buttons: ['Send this to me', 'Another country', 'Something else'],
      },
    );
    await kim.seesNothingMore();
  },
);

conversation('At most three lines at once, then more', {}, async ({ sam }) => {
  await sam.types('/crisis country:NZ need:unsafe');
  const first = await sam.sees('Who can help: New Zealand');
  expect(first.lines.filter((line) => line.startsWith('Call:')).length).toBeLessThanOrEqual(3);
  await sam.types('/crisis country:Norway need:unsafe');
  await sam.sees('Mental Helse');
});

conversation(
  'Where a need has no line, the nearest other and the directory are shown',
  {},
  async ({ sam }) => {
    await sam.types('/crisis country:Albania need:unsafe');
    await sam.sees(['I know no line in Albania', 'Find A Helpline', 'your local emergency number']);
    await sam.types('/crisis country:Maldives need:hurt');
    await sam.sees('Find A Helpline');
    await sam.types('/crisis country:Iceland need:hurt');
    await sam.sees(['for exactly this', 'Call: 1717']);
  },
);

conversation('Someone who is hurt is shown only numbers that reach police', {}, async ({ sam }) => {
  await sam.types('/crisis country:Austria need:hurt');
  await sam.sees('133 (police)', { without: [/ambulance/] });
  await sam.types('/crisis country:US need:hurt');
  await sam.sees('your local emergency number', { without: [/911/] });
});

conversation(
  'A country is understood by its own name, and a wrong one is said kindly',
  {},
  async ({ sam }) => {
    await sam.types('/crisis country:España need:hurt');
    await sam.sees('Who can help: Spain');
    await sam.types('/crisis country:Deutschland need:worried');
    await sam.sees(['Who can help: Germany', 'Asking doesn’t put the idea there']);
    await sam.types('/crisis country:Atlantis');
    await sam.sees(['What is it like right now?', 'I don’t know which country that is'], { buttons: NEEDS });
  },
);

conversation('The country is asked for where only the need was given', {}, async ({ sam }) => {
  await sam.types('/crisis need:hurt');
  await sam.sees('Which country are you in?', { buttons: ['Hide this'] });
  await sam.presses('Choose a country');
  await sam.seesForm('Your country');
  await sam.fills({ Country: 'Spain' });
  await sam.sees('Who can help: Spain');
});

conversation(
  'Sam keeps lines as a note that says nothing',
  { inBrowser: true, overHttp: true },
  async ({ sam, kim }) => {
    await sam.types('/crisis country:Spain need:hurt');
    await sam.sees('Who can help: Spain');
    await sam.presses('Send this to me');
    const note = await sam.sees('You have a note', { privately: true });
    expect(note.lines).toEqual(['You have a note']);
    expect(note.buttons).toEqual(['Open']);
    await sam.sees('It says only “You have a note”', { privately: true });
    await sam.presses('Open');
    await sam.sees(['Who can help: Spain', /^Call: 016$/], { privately: true });
    await kim.seesNothingMore();
  },
);

conversation(
  'Crisis lines and steps are there while the store is away',
  { inBrowser: true },
  async ({ sam, store }) => {
    store.breaks();
    await sam.types('/crisis country:FR need:unsafe');
    await sam.sees(['Who can help: France', 'Call: 3114']);
    await sam.types('/trust-steps step:1');
    await sam.sees('Step 1 of 7', { without: [/^Practices/] });
    await sam.types('/my-settings');
    await sam.sees('I can’t read your settings right now', { buttons: ['Need help now?'] });
    await sam.types('/trust-help');
    await sam.sees(['What is missing here', 'I can’t reach my memory']);
    await sam.types('/trust-steps step:1 share:true');
    await sam.sees([/this code: [A-Z0-9]{6}/, '/crisis and /trust-steps still work'], {
      privately: true,
      buttons: ['Need help now?'],
    });
  },
);

conversation('Where a line is typed, words need no names', { only: ['plain', 'slack'] }, async ({ sam }) => {
  await sam.types('/crisis New Zealand worried');
  await sam.sees('Who can help: New Zealand');
  await sam.types('/crisis “south korea” hurt');
  await sam.sees('Who can help: South Korea');
});

conversation(
  'While a country is typed, what fits is offered',
  { only: ['plain', 'discord'] },
  async ({ sam }) => {
    expect(await sam.completes('crisis', 'country', 'new z')).toEqual(['New Zealand']);
    expect(await sam.completes('crisis', 'country', 'irel')).toContain('Ireland');
    expect((await sam.completes('crisis', 'country', 'uk'))[0]).toBe('United Kingdom');
    expect((await sam.completes('crisis', 'country', 'america'))[0]).toBe('United States');
    expect(await sam.completes('crisis', 'country', 'zzz')).toEqual([]);
  },
);

conversation(
  'Whoever types what they feel is asked what it is like, and sent to no country by chance',
  { only: ['plain', 'slack'] },
  async ({ sam }) => {
    for (const typed of ['I want to die', 'he hit me', 'help me', 'suicide']) {
      await sam.types(`/crisis ${typed}`);
      await sam.sees(['What is it like right now?', 'your local emergency number'], {
        privately: true,
        buttons: NEEDS,
      });
    }
    for (const typed of ['hurt me', 'am afraid', 'so worried']) {
      await sam.types(`/crisis ${typed}`);
      await sam.sees('your local emergency number', { without: [/Montenegro|Armenia|Somalia/] });
    }
    await sam.types('/crisis US hurt');
    await sam.sees('Who can help: United States');
  },
);

conversation('People call their country by many names', {}, async ({ sam }) => {
  for (const [typed, name] of [
    ['UK', 'United Kingdom'],
    ['U.S.', 'United States'],
    ['the Netherlands', 'Netherlands'],
    ['Turkey', 'Türkiye'],
    ['Deutschland', 'Germany'],
  ] as const) {
    await sam.types(`/crisis country:${typed.includes(' ') ? typed.replace('the ', '') : typed} need:unsafe`);
    await sam.sees(`Who can help: ${name}`);
  }
});

conversation(
  'What could not be found among countries is not kept',
  { only: ['discord'] },
  async ({ sam }) => {
    await sam.types('/crisis need:hurt');
    await sam.sees('Which country are you in?');
    await sam.presses('Choose a country');
    await sam.seesForm('Your country');
    await sam.fills({ Country: 'Spane' });
    await sam.sees('I don’t know which country that is', {
      buttons: ['Try again'],
      without: ['kept for 15 minutes'],
    });
    await sam.presses('Try again');
    const form = await sam.seesForm('Your country');
    expect(form.fields[0]?.value).toBe('');
    await sam.fills({ Country: 'Spain' });
    await sam.sees('Who can help: Spain');
  },
);

conversation(
  'Crisis lines are hidden by one press, and leave traces that are told of',
  {},
  async ({ sam }) => {
    await sam.types('/crisis country:Spain need:hurt');
    await sam.sees(['Who can help: Spain', 'can stay on a phone'], { buttons: ['Hide this'] });
    await sam.presses('Hide this');
    const hidden = await sam.sees('Done.', { privately: true });
    expect(hidden.lines).toEqual(['Done.']);
    expect(hidden.buttons).toEqual([]);
    await sam.types('/crisis country:Spain need:unsafe');
    await sam.sees('press Need help now?, then Someone is hurting me');
  },
);
