/** What the Slack adapter sends to private chats, and what it makes of Slack's answers. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { webApi } from '@slack/bolt';
import { afterEach, assert, beforeEach, describe, expect, test, vi } from 'vitest';
import { chatId, messageId, type ChatId, type MessageId } from '#core/ids.ts';
import type { Block, Message } from '#core/message.ts';
import type { Platform } from '#core/platform.ts';
import { neverArrived, toFault } from '../adapters/slack/fault.ts';
import { mintChat, mintMember } from '../adapters/slack/ids.ts';
import { buttons, createTestBot, openScene, seesMessage } from './slack-scene.ts';
import type { Fault } from './slack/faults.ts';
import { createSlackPeople, type SlackPeople, type SlackPerson } from './slack/people.ts';
import { startSlack, type Slack } from './slack/server.ts';
import { APP } from './slack/workspace.ts';

const NOTE: Message = {
  blocks: [
    { kind: 'text', text: ['You have a note'] },
    { kind: 'buttons', buttons: buttons() },
  ],
  isSilent: true,
};
const FIRST = { occurrence: 'AAAAAAAAAAAAAAAA' };
const SECOND = { ...FIRST, triedAt: Temporal.Instant.from('2026-11-29T17:00:00Z') };

describe('In a process whose Slack was never started', () => {
  let slack: Slack;
  let people: SlackPeople;
  let sam: SlackPerson;
  let platform: Platform;
  let chat: ChatId;
  beforeEach(async () => {
    slack = await startSlack();
    people = createSlackPeople(slack);
    sam = people.person('sam');
    ({ platform } = createTestBot(slack, { kind: 'socket', appToken: APP.appToken }));
    chat = mintChat(APP.team, slack.workspace.dmOf(sam.user).id);
  });
  afterEach(async () => {
    assert.deepEqual(slack.breaches, []);
    await slack.stop();
  });
  const member = () => mintMember(APP.team, sam.user.id);
  const fails = (fault: Fault) => slack.faults.next('chat.postMessage', fault);
  const standing = async () => (await sam.standing()).map(({ lines }) => lines);

  test('a chat is opened once, and a note goes there', async () => {
    expect(await platform.openChat(member())).toEqual({ outcome: 'open', chat });
    slack.faults.next('conversations.open', { kind: 'error', error: 'fatal_error' });
    expect(await platform.openChat(member())).toEqual({ outcome: 'open', chat });
    const delivery = await platform.sendToChat(chat, NOTE, FIRST);
    const [note] = await sam.standing();
    expect(note).toMatchObject({ lines: ['You have a note'], isPrivate: true });
    expect(delivery).toEqual({ outcome: 'sent', message: note?.id.split(':')[1] });
  });

  test.each([
    ['cannot_dm_bot', { outcome: 'closed' }],
    ['messages_tab_disabled', { outcome: 'closed' }],
    ['user_disabled', { outcome: 'gone' }],
    ['channel_not_found', { outcome: 'gone' }],
  ])('%s is an answer: $outcome', async (error, outcome) => {
    people.closePrivateChat('sam', error);
    expect(await platform.openChat(member())).toEqual(outcome);
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toEqual(outcome);
    people.letReach('sam', true);
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toMatchObject({ outcome: 'sent' });
  });

  test('what Slack has no time for is sent later, once', async () => {
    fails({ kind: 'rate limited', retryAfterSeconds: 7 });
    slack.faults.next('conversations.open', { kind: 'rate limited', retryAfterSeconds: 8 });
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toEqual({ outcome: 'busy', retryAfterSeconds: 7 });
    expect(await platform.openChat(member())).toEqual({ outcome: 'busy', retryAfterSeconds: 8 });
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toMatchObject({ outcome: 'sent' });
    expect(await standing()).toHaveLength(1);
  });

  test.each<[string, Fault, number]>([
    ['its receipt is lost', { kind: 'done but cut' }, 1],
    ['Slack breaks down', { kind: 'status', status: 503 }, 0],
    ['Slack says that something went wrong', { kind: 'error', error: 'internal_error' }, 0],
    ['Slack says that all went wrong', { kind: 'error', error: 'fatal_error' }, 0],
    ['the answer can’t be read', { kind: 'error', error: '<html>' }, 0],
  ])('nobody can tell when %s, and it is not sent again', async (_, fault, shown) => {
    fails(fault);
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toEqual({ outcome: 'unsure' });
    expect(await standing()).toHaveLength(shown);
  });

  test('a second try is not made', async () => {
    expect(await platform.sendToChat(chat, NOTE, SECOND)).toEqual({ outcome: 'unsure' });
    expect(await standing()).toEqual([]);
  });

  test('what takes several messages, of which one fails, is not sent again', async () => {
    const line: Block = { kind: 'text', text: ['x'.repeat(8000)] };
    const delivery = await platform.sendToChat(chat, { blocks: [line, line] }, FIRST);
    const posts = await sam.standing();
    expect(posts).toHaveLength(2);
    expect(delivery).toEqual({ outcome: 'sent', message: posts[1]?.id.split(':')[1] });
    slack.onShown(() => fails({ kind: 'rate limited', retryAfterSeconds: 1 }));
    expect(await platform.sendToChat(chat, { blocks: [line, line] }, FIRST)).toEqual({ outcome: 'unsure' });
  });

  test('what Slack refuses for what it is, or never got, can be tried again', async () => {
    fails({ kind: 'error', error: 'invalid_blocks' });
    await expect(platform.sendToChat(chat, NOTE, FIRST)).rejects.toThrow('Slack: invalid_blocks');
    await slack.stop();
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toEqual({ outcome: 'busy', retryAfterSeconds: 30 });
    slack = await startSlack();
  });

  test('a note is removed, and is gone when somebody else was faster', async () => {
    const delivery = await platform.sendToChat(chat, NOTE, FIRST);
    assert(delivery.outcome === 'sent' && delivery.message);
    const remove = () => platform.remove(chat, delivery.message ?? messageId(''));
    const refuse = (error: string) => slack.faults.next('chat.delete', { kind: 'error', error });
    refuse('cant_delete_message');
    expect(await remove()).toBe(false);
    expect(await standing()).toHaveLength(1);
    slack.faults.next('chat.delete', { kind: 'rate limited', retryAfterSeconds: 0 });
    slack.faults.next('chat.delete', { kind: 'done but cut' });
    expect(await remove()).toBe(true);
    expect(await remove()).toBe(true);
    expect(await standing()).toEqual([]);
  });

  const SLOW: readonly [string, Fault, number][] = [
    ['wants a pause after each of them', { kind: 'rate limited', retryAfterSeconds: 2 }, 2],
    ['wants a long pause', { kind: 'rate limited', retryAfterSeconds: 6 }, 0],
    ['never answers', { kind: 'hangs' }, 0],
  ];
  test.each(SLOW)('many notes are removed in seconds, or stay, where Slack %s', async (_, fault, removed) => {
    const notes: MessageId[] = [];
    for (const occurrence of ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => letter.repeat(16))) {
      const delivery = await platform.sendToChat(chat, NOTE, { occurrence });
      assert(delivery.outcome === 'sent' && delivery.message);
      notes.push(delivery.message);
    }
    const began = performance.now();
    const gone: boolean[] = [];
    for (const note of notes) {
      slack.faults.next('chat.delete', fault);
      gone.push(await platform.remove(chat, note));
    }
    // Five seconds in all, half a second for each once they are over, and what a busy machine takes beside them.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(gone.filter(Boolean)).toHaveLength(removed);
    expect(await standing()).toHaveLength(notes.length - removed);
  });

  test('whoever else clears a chat meanwhile is not kept from it, and each message is tried', async () => {
    const send = async (to: ChatId, letter: string) => {
      const delivery = await platform.sendToChat(to, NOTE, { occurrence: letter.repeat(16) });
      assert(delivery.outcome === 'sent' && delivery.message);
      return delivery.message;
    };
    const [first, second] = [await send(chat, 'A'), await send(chat, 'B')];
    const kim = people.person('kim');
    const other = mintChat(APP.team, slack.workspace.dmOf(kim.user).id);
    const theirs = await send(other, 'C');
    slack.faults.next('chat.delete', { kind: 'rate limited', retryAfterSeconds: 30 });
    expect(await platform.remove(chat, first)).toBe(false);
    slack.faults.next('chat.delete', { kind: 'rate limited', retryAfterSeconds: 1 });
    expect(await platform.remove(other, theirs)).toBe(true);
    expect(await platform.remove(chat, second)).toBe(true);
    expect(await standing()).toHaveLength(1);
  });

  test('an id of another platform leads nowhere', async () => {
    const foreign = chatId('discord:1');
    expect(await platform.sendToChat(foreign, NOTE, FIRST)).toEqual({ outcome: 'gone' });
    expect(await platform.remove(foreign, messageId('1.2'))).toBe(false);
    expect(await platform.sendToChat(chatId(`slack:${APP.team}:C0GROUPROOM`), NOTE, FIRST)).toEqual({
      outcome: 'gone',
    });
  });
});

test('a request that nobody answers may have arrived, one that nobody took has not', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  const ask = async (url: string): Promise<Error> => {
    const error: unknown = await fetch(url, { signal: AbortSignal.timeout(50) }).catch(
      (fault: unknown) => fault,
    );
    assert(error instanceof Error);
    return error;
  };
  const codeOf = (error: Error) => toFault(new webApi.WebAPIRequestError(error));
  const url = `http://127.0.0.1:${address.port}`;
  expect(codeOf(await ask(url))).toMatchObject({ code: 'unanswered' });
  server.closeAllConnections();
  server.close();
  expect(codeOf(await ask(url))).toMatchObject({ code: 'unreachable' });
  const cause = Object.assign(new Error('x'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
  const reset = Object.assign(new Error('x'), { code: 'ECONNRESET', syscall: 'read' });
  expect(neverArrived(new TypeError('fetch failed', { cause }))).toBe(true);
  expect(neverArrived(new TypeError('fetch failed', { cause: new AggregateError([cause, cause]) }))).toBe(
    true,
  );
  expect(neverArrived(new TypeError('fetch failed', { cause: new AggregateError([cause, reset]) }))).toBe(
    false,
  );
  expect(neverArrived(reset)).toBe(false);
});

describe.each(['socket', 'http'] as const)('Slack (%s)', (mode) => {
  test('is down when its token is refused for a note', async () => {
    await using scene = await openScene(mode);
    const { slack, sam, platform, fixes } = scene;
    const chat = mintChat(APP.team, slack.workspace.dmOf(sam.user).id);
    slack.faults.refuseToken('bot', 'token_revoked');
    // Nothing was posted, so it can be sent once somebody has mended that.
    expect(await platform.sendToChat(chat, NOTE, FIRST)).toMatchObject({ outcome: 'busy' });
    expect(platform.health().state).toBe('down');
    // Once it is noted that nobody can be reached.
    await vi.waitFor(() => expect(fixes).toHaveLength(1));
  });

  test('answers a press on a note beside it, for that person alone, and leaves the note as it is', async () => {
    await using scene = await openScene(mode);
    const { sam, kim, slack } = scene;
    await sam.types('/note');
    const note = await seesMessage(sam);
    await seesMessage(sam);
    await sam.presses(note.id, 'Other');
    expect(await sam.next()).toMatchObject({
      where: 'private chat',
      seen: { lines: ['Another'], isPrivate: true },
    });
    await sam.presses(note.id, 'Write');
    expect(await sam.next()).toMatchObject({ kind: 'form' });
    await sam.fills({ 'First question': 'something' });
    expect((await seesMessage(sam)).lines[0]).toBe('Wrote something, big');
    expect(await sam.standing()).toEqual([note]);
    expect(await kim.rest()).toEqual([]);
    expect(slack.breaches).toEqual([]);
  });
});
