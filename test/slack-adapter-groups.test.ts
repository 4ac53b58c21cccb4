/** People, rooms and shortcuts of messages at Slack, and who is told by a sound. */
import { afterEach, assert, describe, expect, test } from 'vitest';
import { memberId, roleId, roomId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import { mintGroup, mintMember, mintRoom } from '../adapters/slack/ids.ts';
import { openScene, seesForm, seesMessage, words, type SlackScene } from './slack-scene.ts';
import type { Fault } from './slack/faults.ts';
import { named } from './slack/group-definitions.ts';
import { objectAt } from './slack/json.ts';
import { APP } from './slack/workspace.ts';

const say = words.in(undefined);
const scenes: SlackScene[] = [];
async function open(...of: Parameters<typeof openScene>): Promise<SlackScene> {
  const scene = await openScene(...of);
  scenes.push(scene);
  return scene;
}
afterEach(async () => {
  for (const scene of scenes.splice(0)) {
    assert.deepEqual(scene.slack.breaches, []);
    await scene[Symbol.asyncDispose]();
  }
});

const minted = ({ slack, sam, kim }: SlackScene) => {
  const { room, otherRoom } = slack.workspace;
  return {
    sam: mintMember(APP.team, sam.user.id),
    kim: mintMember(APP.team, kim.user.id),
    room: mintRoom(APP.team, { channel: room.id }),
    quiet: mintRoom(APP.team, { channel: otherRoom.id }),
  };
};

const FIRST = { occurrence: 'AAAAAAAAAAAAAAAA' };
const SECOND = { ...FIRST, triedAt: Temporal.Instant.from('2026-11-29T17:00:00Z') };
const WORDS: Message = { blocks: [{ kind: 'text', text: ['Hello'] }] };

describe.each(['socket', 'http'] as const)('Slack (%s)', (mode) => {
  test('reads people and channels in a line as ids, and nothing that was typed as one', async () => {
    const scene = await open(mode);
    const { sam } = scene;
    const { kim, quiet, room } = minted(scene);
    await sam.types('/choose who:@kim where:#quiet');
    expect((await seesMessage(sam)).lines).toEqual([`Chose ${kim} and ${quiet}`]);
    await sam.types('/choose @nobody');
    expect((await seesMessage(sam)).lines).toEqual([say.label('option.not-a-member')]);
    await sam.types(`/choose where:${room}`, 'other room');
    expect((await seesMessage(sam)).lines).toEqual([say.label('option.not-a-room')]);
  });

  test('lets people pick people and channels in a form', async () => {
    const scene = await open(mode);
    const { sam, slack } = scene;
    const ids = minted(scene);
    await sam.types('/staff');
    const { id } = await seesMessage(sam);
    await sam.presses(id, 'Staff');
    const { fields } = await seesForm(sam);
    expect(fields.map(({ value }) => value)).toEqual(['@sam', '#group', '@sam', '#group']);
    const view = slack.views.top(sam.user.id);
    expect(view?.blocks.map((block) => objectAt(block, 'element'))).toMatchObject([
      { type: 'multi_users_select', max_selected_items: 25 },
      {
        type: 'multi_conversations_select',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
      { type: 'users_select' },
      { type: 'conversations_select', filter: { include: ['public', 'private'], exclude_bot_users: true } },
    ]);
    const labels = fields.map(({ label }) => label);
    const [people = '', rooms = '', one = '', place = ''] = labels;
    await sam.fills({ [people]: '@kim\n@sam', [rooms]: '#quiet\n#group', [one]: '@kim', [place]: '#quiet' });
    expect((await seesMessage(sam)).lines).toEqual([
      `people: ${ids.kim},${ids.sam}`,
      `rooms: ${ids.quiet},${ids.room}`,
      `one: ${ids.kim}`,
      `place: ${ids.quiet}`,
    ]);
    await sam.presses(id, 'Staff');
    await seesForm(sam);
    await sam.fills({ [people]: '', [rooms]: '', [one]: '', [place]: '' });
    expect((await seesMessage(sam)).lines).toEqual(['people: ', 'rooms: ', 'one: none', 'place: none']);
  });

  test('names people and rooms to whoever asks', async () => {
    const { sam, kim } = await open(mode);
    await sam.types('/names');
    const seen = await seesMessage(sam);
    const line = '@sam in #group as …';
    expect(seen).toMatchObject({ isPrivate: true, lines: [line, line, `• ${line}`, `Who: ${line}`, line] });
    expect(seen.tells).toBeUndefined();
    expect(await kim.rest()).toEqual([]);
  });

  test('answers the shortcut of a message with its address, and never reads what it says', async () => {
    const scene = await open(mode);
    const { sam, kim, slack, log } = scene;
    const { room } = minted(scene);
    const { room: channel } = slack.workspace;
    const post = (threadTs?: string) =>
      slack.workspace.post(channel, { text: 'canary', blocks: undefined, threadTs });
    const first = post();
    await seesMessage(sam);
    await sam.opensMenu(`${channel.id}:${first.ts}`, 'Open');
    const address = (ts: string) =>
      `https://standin.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
    const group = mintGroup(APP.team);
    expect(await seesMessage(sam)).toMatchObject({
      isPrivate: true,
      lines: [address(first.ts), `in ${room} of ${group}`],
    });
    const reply = post(first.ts);
    await seesMessage(sam);
    await sam.opensMenu(`${channel.id}:${reply.ts}`, 'Open');
    expect((await seesMessage(sam)).lines).toEqual([
      `${address(reply.ts)}?thread_ts=${first.ts}&cid=${channel.id}`,
      `in ${room}:${first.ts} of ${group}`,
    ]);
    const root = post();
    const parent = slack.workspace.post(channel, { text: 'canary', blocks: undefined, threadTs: root.ts });
    Object.assign(parent, { threadTs: parent.ts });
    await seesMessage(sam, 2);
    await sam.opensMenu(`${channel.id}:${parent.ts}`, 'Open');
    expect((await seesMessage(sam)).lines).toEqual([address(parent.ts), `in ${room} of ${group}`]);
    expect((await kim.rest()).every((sight) => sight.kind === 'message' && !sight.seen.isPrivate)).toBe(true);
    expect(log.lines.join()).not.toContain('canary');
  });

  test('finds what keeps the bot out of a channel, by telling whoever asks', async () => {
    const { sam, kim, slack } = await open(mode);
    const invite = say.label('slack.not-in-channel', { name: 'Seven' });
    expect(invite).toContain('/invite Seven');
    await sam.types('/check #quiet');
    expect(await sam.next()).toMatchObject({
      where: 'other room',
      seen: { isPrivate: true, lines: [say.label('slack.check')] },
    });
    expect((await seesMessage(sam)).lines).toEqual(['Checked']);
    slack.workspace.addChannel('lounge', 'public');
    slack.workspace.addChannel('team', 'private');
    for (const channel of ['#lounge', '#team']) {
      await sam.types(`/check ${channel}`);
      expect((await seesMessage(sam)).lines).toEqual([invite, 'Checked']);
    }
    expect(await kim.rest()).toEqual([]);
  });
});

test.each<[string, Fault, string]>([
  ['a scope', { kind: 'error', error: 'missing_scope', needed: 'chat:write' }, 'chat:write'],
  ['Slack’s own word', { kind: 'error', error: 'restricted_action' }, 'restricted_action'],
  ['a person', { kind: 'error', error: 'user_not_in_channel' }, say.label('slack.asker-not-in-channel')],
])('What is missing can be %s', async (_, fault, missing) => {
  const scene = await open('socket');
  scene.slack.faults.next('chat.postEphemeral', fault);
  const { room, sam } = minted(scene);
  expect(await scene.platform.findMissing(room, sam)).toEqual([missing]);
});

test('Nothing is said to be missing, or not, where Slack does not answer', async () => {
  const scene = await open('socket');
  const { room, sam } = minted(scene);
  scene.slack.faults.next('chat.postEphemeral', { kind: 'status', status: 503 });
  await expect(scene.platform.findMissing(room, sam)).rejects.toThrow('Slack: http_503');
  const invite = say.label('slack.not-in-channel', { name: 'Seven' });
  expect(await scene.platform.findMissing(roomId('discord:1'), sam)).toEqual([invite]);
  expect(await scene.platform.findMissing(room, memberId('discord:1'))).toEqual([invite]);
});

describe('In a room', () => {
  test('nobody is named, since Slack tells whom it names', async () => {
    const scene = await open('socket');
    const { room, sam } = minted(scene);
    await scene.platform.sendToRoom(room, named(sam, room));
    const line = 'a member in #group as …';
    const seen = await seesMessage(scene.sam);
    expect(seen).toMatchObject({ isPrivate: false, lines: [line, line, `• ${line}`, `Who: ${line}`, line] });
    expect(seen.tells).toBeUndefined();
  });

  test('everybody is told where that is asked for, and only there', async () => {
    const scene = await open('socket');
    const { room } = minted(scene);
    await scene.platform.sendToRoom(room, { ...WORDS, tells: { everybody: true } });
    expect(await seesMessage(scene.sam)).toMatchObject({
      lines: ['@channel', 'Hello'],
      tells: ['@everybody'],
    });
    await scene.platform.sendToRoom(room, { ...WORDS, tells: { roles: [roleId('discord:1')] } });
    const seen = await seesMessage(scene.sam);
    expect(seen.lines).toEqual(['Hello']);
    expect(seen.tells).toBeUndefined();
  });

  test('what takes several messages tells everybody once', async () => {
    const scene = await open('socket');
    const { room } = minted(scene);
    const long = { kind: 'text', text: ['x'.repeat(8000)] } as const;
    await scene.platform.sendToRoom(room, { blocks: [long, long], tells: { everybody: true } });
    expect((await seesMessage(scene.sam)).tells).toEqual(['@everybody']);
    expect((await seesMessage(scene.sam)).tells).toBeUndefined();
  });

  test.each<[string, Fault]>([
    ['its receipt is lost', { kind: 'done but cut' }],
    ['Slack breaks down', { kind: 'status', status: 503 }],
    ['Slack says that something went wrong', { kind: 'error', error: 'internal_error' }],
  ])('nobody can tell when %s, and it is not sent again', async (_, fault) => {
    const { slack, platform, ...scene } = await open('socket');
    const { room } = minted({ slack, platform, ...scene });
    slack.faults.next('chat.postMessage', fault);
    expect(await platform.sendToRoom(room, WORDS, FIRST)).toEqual({ outcome: 'unsure' });
    expect(await platform.sendToRoom(room, WORDS, SECOND)).toEqual({ outcome: 'unsure' });
    expect(slack.workspace.standing(slack.workspace.room)).toHaveLength(
      fault.kind === 'done but cut' ? 1 : 0,
    );
  });

  test('what Slack has no time for, or does not let in, is an answer', async () => {
    const scene = await open('socket');
    const { platform, slack, people } = scene;
    const { room } = minted(scene);
    slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterSeconds: 7 });
    expect(await platform.sendToRoom(room, WORDS, FIRST)).toEqual({ outcome: 'busy', retryAfterSeconds: 7 });
    people.letBotPost(false);
    expect(await platform.sendToRoom(room, WORDS, FIRST)).toEqual({ outcome: 'forbidden' });
    people.letBotPost(true);
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await expect(platform.sendToRoom(room, WORDS, FIRST)).rejects.toThrow('Slack: invalid_blocks');
    expect(await platform.sendToRoom(room, WORDS, FIRST)).toMatchObject({ outcome: 'sent' });
    expect((await seesMessage(scene.sam)).lines).toEqual(['Hello']);
  });
});
