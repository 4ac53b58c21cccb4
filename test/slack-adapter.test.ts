/** The Slack adapter on the real Bolt, in both modes. */
import { afterEach, assert, describe, expect, test } from 'vitest';
import { mintRoom } from '../adapters/slack/ids.ts';
import {
  buttons,
  gate,
  openScene,
  seesForm,
  seesMessage,
  words,
  type ModeName,
  type SlackScene,
} from './slack-scene.ts';
import { APP } from './slack/workspace.ts';

const say = words.in(undefined);
const HOSTILE = [
  '<!channel> <!here|x> <@U123456789> @kim #group <#C1|x> https://evil.example/?a=1&b=2 <https://evil.example|click>',
  '*bold* _it_ ~no~ `code` > quote &amp; &lt;b&gt; :smile: 👩‍👩‍👧 \u202Eright to left\u202C שלום {hole} <b>x</b>',
].join(' ');

describe.each<ModeName>(['socket', 'http'])('Slack (%s)', (mode) => {
  const scenes: SlackScene[] = [];
  const open = async (options?: Parameters<typeof openScene>[1]): Promise<SlackScene> => {
    const scene = await openScene(mode, options);
    scenes.push(scene);
    return scene;
  };
  afterEach(async () => {
    for (const scene of scenes.splice(0)) {
      assert.deepEqual(scene.slack.breaches, []);
      await scene[Symbol.asyncDispose]();
    }
  });

  test('answers a command privately, and what was typed is data', async () => {
    const { sam, kim, log } = await open();
    await sam.types(`/say ${HOSTILE}`);
    const seen = await seesMessage(sam);
    expect(seen.lines).toEqual([
      HOSTILE,
      `${HOSTILE}${HOSTILE} (https://example.org)`,
      HOSTILE,
      `• ${HOSTILE}`,
      `${HOSTILE}: ${HOSTILE}`,
    ]);
    expect(seen.isPrivate).toBe(true);
    expect(seen.buttons).toEqual(['Need help now?']);
    expect(await kim.rest()).toEqual([]);
    expect(log.lines.join()).not.toMatch(/evil|sam|U0|C0|T0/);
  });

  test('takes its time after the acknowledgement', async () => {
    const { sam, slack } = await open();
    const door = Promise.withResolvers<void>();
    gate.open = door.promise;
    const { acked } = slack.acts.command(sam.user, slack.workspace.room, '/slow', '');
    expect(await acked).toEqual({ outcome: 'acked', payload: {} });
    door.resolve();
    expect((await seesMessage(sam)).lines).toEqual(['At last']);
  });

  test('shows long things whole: 4,000 characters, and 120 blocks in several messages', async () => {
    const { sam } = await open();
    const long = 'long words '.repeat(370).trim();
    await sam.types(`/say ${long}`);
    expect((await seesMessage(sam)).lines[0]).toBe(long);
    await sam.types('/many');
    const all = [await seesMessage(sam), await seesMessage(sam), await seesMessage(sam)];
    expect(all.flatMap(({ lines }) => lines)).toEqual(Array.from({ length: 120 }, (_, i) => `Line ${i}`));
    expect(all.map((each) => each.buttons.length)).toEqual([0, 0, 1]);
  });

  test('replaces what is the person’s own, and answers a press on a public card anew', async () => {
    const { sam, kim } = await open();
    await sam.types('/card');
    const own = await seesMessage(sam);
    await sam.presses(own.id, 'Again');
    expect(await seesMessage(sam)).toMatchObject({ id: own.id, lines: ['Pressed 1'] });
    await sam.presses(own.id, 'Other');
    const another = await seesMessage(sam);
    expect(another.lines).toEqual(['Another']);
    expect(another.id).not.toBe(own.id);

    await sam.types('/post');
    const card = await seesMessage(kim);
    expect(card).toMatchObject({ lines: ['A card'], isPrivate: false });
    await kim.presses(card.id, 'Again');
    const answer = await seesMessage(kim);
    expect(answer).toMatchObject({ lines: ['Pressed 2'], isPrivate: true });
    expect(answer.id).not.toBe(card.id);
  });

  test('stays in the thread in which somebody presses', async () => {
    const { kim, platform, slack } = await open();
    const channel = slack.workspace.room.id;
    const thread = slack.workspace.post(slack.workspace.room, { text: 'hello', blocks: undefined }).ts;
    const room = mintRoom(APP.team, { channel, thread });
    const block = { kind: 'buttons', buttons: buttons() } as const;
    expect(await platform.sendToRoom(room, { blocks: [block] })).toMatchObject({ outcome: 'sent' });
    const card = await seesMessage(kim, 2);
    await kim.presses(card.id, 'Write');
    await seesForm(kim);
    await kim.fills({ 'First question': 'there' });
    expect((await seesMessage(kim)).lines).toContain(`in ${room}`);
    await kim.presses(card.id, 'Other');
    const answer = await seesMessage(kim);
    expect(slack.workspace.find(channel, answer.id.split(':')[1] ?? '')?.threadTs).toBe(thread);
  });

  test('answers a choice', async () => {
    const { sam } = await open();
    await sam.types('/card');
    const { id, choices } = await seesMessage(sam);
    expect(choices).toEqual([{ label: 'Side', options: ['Small one', 'Big one'], selected: 'Small one' }]);
    await sam.chooses(id, 'Side', 'Big one');
    expect(await seesMessage(sam)).toMatchObject({
      id,
      lines: ['Chose big'],
      choices: [{ selected: 'Big one' }],
    });
  });

  test('opens a form with what is known, says what is wrong beside the field, answers on its last page', async () => {
    const { sam } = await open();
    await sam.types('/card');
    const { id } = await seesMessage(sam);
    await sam.presses(id, 'Write');
    const form = await seesForm(sam);
    expect(form).toMatchObject({ title: 'Seven steps', intro: 'Said *above* <!here>' });
    expect(form.fields.map(({ value }) => value)).toEqual(['before', 'Big one']);
    await sam.fills({ 'First question': '   ' });
    expect(Object.values((await seesForm(sam)).problems)).toEqual(['Please fill this in.']);
    await sam.fills({ 'First question': HOSTILE.slice(0, 99) });
    const page = await seesMessage(sam);
    expect(page.lines).toEqual([`Wrote ${HOSTILE.slice(0, 99)}, big`, 'in slack:T0WORKSPCE:C0GROUPROOM']);
    expect(page.isPrivate).toBe(true);
    await sam.presses(page.id, 'Other');
    expect(await seesMessage(sam)).toMatchObject({ id: page.id, lines: ['Another'] });
  });

  test('opens a form from the last page of another, and still knows the room', async () => {
    const { sam } = await open();
    await sam.types('/card');
    await sam.presses((await seesMessage(sam)).id, 'Write');
    await seesForm(sam);
    await sam.fills({ 'First question': 'one' });
    await sam.presses((await seesMessage(sam)).id, 'Write');
    expect((await seesForm(sam)).fields[0]?.value).toBe('before');
    await sam.fills({ 'First question': 'two' });
    expect((await seesMessage(sam)).lines).toEqual(['Wrote two, big', 'in slack:T0WORKSPCE:C0GROUPROOM']);
  });

  test('a form that takes its time says so, and then answers', async () => {
    const { sam } = await open();
    await sam.types('/card');
    await sam.presses((await seesMessage(sam)).id, 'Write');
    await seesForm(sam);
    const door = Promise.withResolvers<void>();
    gate.open = door.promise;
    await sam.fills({ 'First question': 'slowly' });
    const wait = await seesMessage(sam);
    expect(wait.lines).toEqual([say.label('slack.wait')]);
    door.resolve();
    expect(await seesMessage(sam)).toMatchObject({
      id: wait.id,
      buttons: ['Again', 'Other', 'Write', 'Need help now?'],
    });
  });

  test('does once what is delivered twice', async () => {
    const { sam, people } = await open();
    await sam.types('/slow');
    await seesMessage(sam);
    await people.deliverAgain();
    await sam.types('/card');
    const { id } = await seesMessage(sam);
    await sam.presses(id, 'Again');
    await seesMessage(sam);
    await people.deliverAgain();
    expect(await sam.rest()).toEqual([]);
    expect(gate.runs).toBe(2);
    await sam.presses(id, 'Write');
    await seesForm(sam);
    await sam.fills({ 'First question': 'once' });
    const page = await seesMessage(sam);
    await people.deliverAgain();
    expect(await seesMessage(sam)).toEqual(page);
    expect(gate.runs).toBe(3);
  });

  test('says how a post ended, and never posts twice', async () => {
    const { sam, kim, people, slack } = await open();
    const post = async (): Promise<string | undefined> => {
      await sam.types('/post');
      return (await seesMessage(sam)).lines[0];
    };
    people.letBotPost(false);
    expect(await post()).toBe('It was {"outcome":"forbidden"}');
    people.letBotPost(true);
    slack.workspace.room.isArchived = true;
    expect(await post()).toBe('It was {"outcome":"gone"}');
    slack.workspace.room.isArchived = false;
    slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterSeconds: 7 });
    expect(await post()).toBe('It was {"outcome":"busy","retryAfterSeconds":7}');
    expect(await kim.rest()).toEqual([]);
    slack.faults.next('chat.postMessage', { kind: 'done but cut' });
    await sam.types('/post');
    expect((await seesMessage(sam)).lines).toEqual(['A card']);
    expect((await seesMessage(sam)).lines).toContain(say.label('fault.still-works'));
    expect(await kim.rest()).toHaveLength(1);
  });

  test.each([
    'channel_is_limited_access',
    'access_denied',
    'cannot_reply_to_message',
    'ekm_access_denied',
    'enterprise_is_restricted',
  ])('may not post where Slack says %s', async (error) => {
    const { sam, slack } = await open();
    slack.faults.next('chat.postMessage', { kind: 'error', error });
    await sam.types('/post');
    expect((await seesMessage(sam)).lines).toEqual(['It was {"outcome":"forbidden"}']);
  });

  test('writes a note, and says when it could not', async () => {
    const { sam, kim, people } = await open();
    await sam.types('/note');
    expect(await sam.next()).toMatchObject({ where: 'private chat', seen: { lines: ['A <note> & more'] } });
    expect((await seesMessage(sam)).lines).toEqual(['It was {"outcome":"sent"}']);
    people.closePrivateChat('sam', 'cannot_dm_bot');
    await sam.types('/note');
    expect((await seesMessage(sam)).lines).toEqual(['It was {"outcome":"closed"}']);
    people.closePrivateChat('kim', 'user_disabled');
    await kim.types('/note');
    expect((await seesMessage(kim)).lines).toEqual(['It was {"outcome":"gone"}']);
  });

  test('says so when a form opens too late, with the button and with help', async () => {
    const { sam } = await open({ triggerLifetime: -1 });
    await sam.types('/card');
    await sam.presses((await seesMessage(sam)).id, 'Write');
    const seen = await seesMessage(sam);
    expect(seen.lines).toEqual([say.label('slack.expired')]);
    expect(seen.buttons).toEqual(['Try again', 'Need help now?']);
  });

  test('finishes what is under way before it stops', async () => {
    const { sam, platform } = await open();
    const door = Promise.withResolvers<void>();
    gate.open = door.promise;
    await sam.types('/slow');
    while (gate.runs === 0) await new Promise(setImmediate);
    const stopped = platform.stop();
    door.resolve();
    expect((await seesMessage(sam)).lines).toEqual(['At last']);
    await stopped;
  });
});
