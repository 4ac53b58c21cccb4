import { expect } from 'vitest';
import { codes, TOLD_AFTER } from '../bot.ts';
import { conversation, type Actor, type Scene } from '../conversation.ts';
import type { Seen } from '../stage.ts';

const NOTE = 'You have a note';
const DELIVERED = 'Delivered.';
const NOT_DELIVERED = 'Not delivered, as far as I can tell after a few seconds.';

const AMONG = 'A moderator sent you crisis lines, or tried to:';

/** Ana administers the group, so she may send. */
async function administers({ ana, stage }: Scene): Promise<void> {
  const code = stage.name.startsWith('slack') ? ` code:${codes.issue()}` : '';
  await ana.types(`/trust-setup start${code}`);
  await ana.sees('Your group');
}

/** Sends lines to somebody, and gives what is said in the end. */
async function sends(from: Actor, to: string, end: string): Promise<Seen> {
  await from.types(`/crisis-send member:@${to} country:IE need:unsafe`);
  await from.sees('This is what they get. Nothing was sent yet.', { privately: true });
  await from.presses('Send');
  return from.sees(end, { privately: true });
}

conversation(
  'Ana sends Sam lines: a note that says nothing, and behind it the lines and from whom they are',
  { overHttp: true, inBrowser: true },
  async (scene) => {
    const { ana, sam, kim } = scene;
    await administers(scene);
    await ana.types('/crisis-send member:@Sam country:IE need:unsafe');
    await ana.sees(
      ['To: @Sam', 'A moderator of a group that you are in', 'Who can help: Ireland', 'Why did I get this'],
      { privately: true, buttons: ['Send', 'Need help now?', 'Hide this'] },
    );
    await sam.seesNothingMore();
    await ana.presses('Send');
    const note = await sam.sees(NOTE, { privately: true, buttons: ['Open'], without: ['Need help now?'] });
    expect(note.lines).toEqual([NOTE]);
    await ana.sees(DELIVERED, {
      privately: true,
      buttons: ['How to help', 'For you, afterwards', 'Need help now?'],
    });
    await sam.presses('Open');
    await sam.sees(['A moderator of a group that you are in', 'Who can help: Ireland'], {
      privately: true,
      buttons: ['Why did I get this', 'No more', 'Hide this', 'Something else'],
      without: ['Ana'],
    });
    await sam.presses('Why did I get this');
    await sam.sees('I don’t tell who it was', { privately: true, buttons: ['No more'], without: ['Ana'] });
    await ana.seesNothingMore();
    await kim.seesNothingMore();
    await ana.types('/trust-setup show');
    const shown = await ana.sees('sent crisis lines to a member, or tried to', {
      without: ['Sam', /opened/],
    });
    expect(shown.lines.filter((line) => line.includes('crisis lines to a member'))).toHaveLength(1);
  },
);

conversation('For a day it is among what is kept of Sam, who may not have opened it', {}, async (scene) => {
  const { ana, sam, clock } = scene;
  await administers(scene);
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
  await sam.types('/my-data show');
  await sam.sees([AMONG, 'I keep that for 24 hours'], { privately: true, without: ['Ana'] });
  await sam.types('/my-data export');
  await sam.sees('Before you take the file');
  await sam.presses('Give me the file');
  await sam.sees([AMONG, '"noteFromModeratorsAt": "'], { privately: true, without: ['Ana'] });
  clock.passes({ hours: 24, minutes: 1 });
  await sam.types('/my-data show');
  await sam.sees('My messages there: 1', { without: [AMONG] });
});

conversation('Once a day for a person, whoever sends, and once more the day after', {}, async (scene) => {
  const { ana, sam, kim, clock, stage } = scene;
  await administers(scene);
  await ana.presses('Who moderates');
  await ana.seesForm('Who moderates');
  await ana.fills({ 'People who moderate': '@Kim' });
  await ana.sees('Saved.');
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
  await stage.deliverAgain();
  await sends(kim, 'Sam', 'A note was sent to them from here in the last 24 hours');
  await sends(ana, 'Kim', DELIVERED);
  await kim.sees(NOTE);
  clock.passes({ hours: 24, minutes: 1 });
  await sends(kim, 'Sam', DELIVERED);
  await sam.sees(NOTE);
});

conversation(
  'What the moderator reads is the same for who wants none, who is closed, and who came to know neither',
  { overHttp: true },
  async (scene) => {
    const { ana, sam, clock, stage } = scene;
    await administers(scene);
    await sends(ana, 'Sam', DELIVERED);
    await sam.sees(NOTE);
    await sam.presses('Open');
    await sam.sees('Who can help: Ireland');
    await sam.presses('No more');
    await sam.sees('They are not told.', { privately: true, buttons: ['Send me such notes again'] });
    stage.letReach('Kim', false);
    clock.passes({ hours: 25 });
    const told = async (who: string) => {
      const began = performance.now();
      const first = await sends(ana, who, NOT_DELIVERED);
      const took = performance.now() - began;
      const second = await sends(ana, who, 'in the last 24 hours');
      return { took, said: [first, second].map(({ lines, buttons }) => ({ lines, buttons })) };
    };
    const refused = await told('Sam');
    const closed = await told('Kim');
    expect(refused.said).toEqual(closed.said);
    expect(Math.min(refused.took, closed.took)).toBeGreaterThanOrEqual(TOLD_AFTER);
    await sam.seesNothingMore();
  },
);

conversation('Who wanted none can have them again, from what is kept about them', {}, async (scene) => {
  const { ana, sam, clock } = scene;
  await administers(scene);
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
  await sam.presses('Open');
  await sam.sees('Who can help: Ireland');
  await sam.presses('No more');
  await sam.sees('for 180 days');
  await sam.types('/my-data erase');
  await sam.sees('if you wanted no notes from moderators, a code that says so, for 180 days');
  await sam.presses('Erase everything');
  await sam.sees('Really?');
  await sam.presses('Yes, erase it all');
  await sam.sees('Erased.');
  expect(await sam.counts()).toBe(0);
  clock.passes({ hours: 25 });
  await sends(ana, 'Sam', NOT_DELIVERED);
  await sam.types('/my-data show');
  await sam.sees(['You want no crisis lines from moderators until', AMONG], {
    without: ['I keep nothing about you.'],
  });
  await sam.presses('Send me such notes again');
  await sam.sees('Moderators can send you such a note again', { buttons: ['No more'] });
  await sam.types('/my-data show');
  await sam.sees(AMONG, { without: ['You want no crisis lines from moderators'] });
  clock.passes({ hours: 25 });
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
});

conversation('After 180 days a refusal is over', { only: ['plain'] }, async (scene) => {
  const { ana, sam, clock } = scene;
  await administers(scene);
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
  await sam.presses('Open');
  await sam.sees('Who can help: Ireland');
  await sam.presses('No more');
  await sam.sees('for 180 days');
  clock.passes({ hours: 179 * 24 });
  await sends(ana, 'Sam', NOT_DELIVERED);
  clock.passes({ hours: 25 });
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
});

conversation('Somebody who never used the bot can delete what it sent', { overHttp: true }, async (scene) => {
  const { ana, sam } = scene;
  await administers(scene);
  await sends(ana, 'Sam', DELIVERED);
  await sam.sees(NOTE);
  expect(await sam.counts()).toBe(1);
  await sam.types('/my-data clear');
  await sam.sees('1 message of mine is gone', { privately: true });
  expect(await sam.counts()).toBe(0);
});

conversation('Where no country was set, they are asked for theirs', {}, async (scene) => {
  const { ana, sam } = scene;
  await administers(scene);
  await ana.types('/crisis-send member:@Sam');
  await ana.sees(['To: @Sam', 'Which country are you in?', 'Where they have told me their country'], {
    privately: true,
    without: ['Choose a country'],
  });
  await ana.presses('Send');
  await sam.sees(NOTE);
  await ana.sees(DELIVERED);
  await sam.presses('Open');
  await sam.sees('Which country are you in?', { buttons: ['Choose a country', 'No more'] });
  await sam.presses('Choose a country');
  await sam.seesForm('Your country');
  await sam.fills({ Country: 'Spain' });
  await sam.sees('Who can help: Spain', { privately: true });
  await ana.seesNothingMore();
});

conversation(
  'Where the platform lets people leave it out, the member is asked for in a form',
  { only: ['plain', 'slack'] },
  async (scene) => {
    const { ana, kim } = scene;
    await administers(scene);
    await ana.presses('Language and times');
    await ana.seesForm('Language and times');
    await ana.fills({ Country: 'Ireland' });
    await ana.sees('Saved.');
    await ana.types('/crisis-send');
    const form = await ana.seesForm('Lines for a member');
    expect(form.fields.map(({ value }) => value)).toContain('Ireland');
    await ana.fills({ Member: '@Kim' });
    await ana.sees(['To: @Kim', 'Who can help: Ireland']);
    await ana.presses('Send');
    await kim.sees(NOTE);
    await ana.sees(DELIVERED);
  },
);

conversation('Nobody sends lines to themselves, and nobody without the right', {}, async (scene) => {
  const { ana, sam } = scene;
  await administers(scene);
  await ana.types('/crisis-send member:@Ana country:IE');
  await ana.sees('That is you', { privately: true, buttons: ['Need help now?'], without: ['Send'] });
  await sam.types('/crisis-send member:@Ana country:IE');
  await sam.sees('Only moderators of this group can do that.', { privately: true });
});

conversation(
  'The cards for moderators, also without the store',
  { only: ['plain', 'discord'] },
  async (scene) => {
    const { ana, store, sam, kim } = scene;
    await administers(scene);
    store.breaks();
    await ana.types('/crisis-send member:@Sam country:IE');
    await ana.sees('This is what they get');
    await ana.presses('Send');
    await ana.sees(['so nothing was sent', '/crisis-post'], { privately: true });
    await ana.types('/crisis-post country:IE');
    await ana.sees('This is how it looks');
    await ana.presses('Post here');
    for (const each of [ana, sam, kim]) await each.sees('Who can help: Ireland', { privately: false });
    await ana.sees('The lines are in the channel now', { buttons: ['How to help', 'For you, afterwards'] });
    await ana.presses('How to help');
    await ana.sees(['The first minutes', 'Stay and listen.', 'Stay out of private messages.'], {
      privately: true,
      buttons: ['For you, afterwards', 'Need help now?'],
    });
    await ana.presses('For you, afterwards');
    await ana.sees(['For you, afterwards', 'Crisis lines are for helpers too.'], { privately: true });
  },
);
