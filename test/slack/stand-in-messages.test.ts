import type { AckFn, types } from '@slack/bolt';
import { expect, test } from 'vitest';

import { button, linesOf, messageOf, openScene, plain, post, section } from './bare-bolt.ts';

const list: types.KnownBlock = {
  type: 'section',
  text: plain('Which step'),
  accessory: {
    type: 'static_select',
    action_id: 'pick',
    options: ['One', 'Two'].map((name) => ({ text: plain(name), value: name })),
  },
};

test('a choice in an ephemeral message edits it in place by response_url', async () => {
  await using scene = await openScene();
  const { sam, kim, slack } = scene;
  const bodies: object[] = [];
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'list', blocks: [list, button('Next', 'next')] });
    });
    app.action('pick', async ({ ack, respond, body }) => {
      bodies.push(body);
      await ack();
      await respond({ replace_original: true, text: 'edited', blocks: [section('Edited')] });
    });
  });
  await sam.types('/steps');
  const first = messageOf(await sam.next());
  expect(first.choices).toEqual([{ label: 'Which step', options: ['One', 'Two'] }]);
  await expect(kim.presses(first.id, 'Next')).rejects.toThrow('does not see');
  await sam.chooses(first.id, 'Which step', 'Two');
  expect(messageOf(await sam.next())).toMatchObject({ id: first.id, lines: ['Edited'], isPrivate: true });
  const two = { text: plain('Two'), value: 'Two' };
  const [channel_id, message_ts] = first.id.split(':');
  expect(bodies).toMatchObject([
    {
      container: { type: 'message', message_ts, channel_id, is_ephemeral: true },
      actions: [{ type: 'static_select', action_id: 'pick', selected_option: two }],
      state: { values: expect.anything() },
      response_url: expect.stringContaining('/response/actions/'),
      trigger_id: expect.any(String),
    },
  ]);
  expect(Object.keys(bodies[0] ?? {})).not.toContain('message');
  expect(slack.breaches).toEqual([]);
});

test('a public message can be edited and removed, and its button carries it along', async () => {
  await using scene = await openScene();
  const { sam, kim } = scene;
  const bodies: unknown[] = [];
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, client, command, respond }) => {
      await ack();
      const channel = command.channel_id;
      const { ts = '' } = await post(client, {
        channel,
        text: 'a',
        blocks: [button('Press', 'press')],
      });
      await client.chat.update({ channel, ts, text: 'b' });
      await respond('posted');
    });
    app.action('press', async ({ ack, body, respond }) => {
      bodies.push(body);
      await ack();
      await respond({ delete_original: true });
    });
  });
  await sam.types('/steps');
  const [posted, updated] = (await kim.rest()).map(messageOf);
  expect(posted).toMatchObject({ id: updated?.id, buttons: ['Press'], isPrivate: false });
  await kim.presses(posted?.id ?? '', 'Press');
  expect(await kim.rest()).toEqual([]);
  expect(bodies).toMatchObject([{ message: { text: 'b' }, container: { is_ephemeral: false } }]);
  await expect(kim.presses(posted?.id ?? '', 'Press')).rejects.toThrow('does not see');
});

test('an action must say whether it replaces the message', async () => {
  await using scene = await openScene();
  await scene.connect((app) => {
    app.command('/steps', async ({ ack }) => ack({ text: 'x', blocks: [button('Press', 'press')] }));
    app.action('press', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'new' });
    });
  });
  await scene.sam.types('/steps');
  await scene.sam.presses(messageOf(await scene.sam.next()).id, 'Press');
  expect(linesOf([await scene.sam.next()])).toEqual([['new']]);
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['replace_original']);
});

test('Slack ignores what comes with the ack of an action, so it is a breach', async () => {
  await using scene = await openScene();
  await scene.connect((app) => {
    app.command('/steps', async ({ ack }) => ack({ text: 'x', blocks: [button('Press', 'press')] }));
    app.action('press', async ({ ack }) => (ack as AckFn<string>)('Pressed'));
  });
  await scene.sam.types('/steps');
  await scene.sam.presses(messageOf(await scene.sam.next()).id, 'Press');
  expect(await scene.sam.rest()).toEqual([]);
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['empty ack']);
});

test('what Slack refuses is refused in its words and noted', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const blocks: types.KnownBlock[] = [{ type: 'header', text: plain('x'.repeat(151)) }];
  const message = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]';
  await expect(
    post(client, { channel: scene.slack.workspace.room.id, text: 'x', blocks }),
  ).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      errors: [message],
      response_metadata: { messages: [`[ERROR] ${message}`] },
    },
  });
  expect(scene.slack.breaches).toEqual([
    {
      rule: 'headerText',
      detail: expect.stringMatching(/^chat\.postMessage: must be less than 151 .*docs\.slack\.dev/),
    },
  ]);
  expect(await scene.sam.rest()).toEqual([]);
});

test('markup that a person typed must not come back as markup', async () => {
  await using scene = await openScene();
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, command, respond }) => {
      await ack();
      const said = command.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      await respond({ text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: said } }] });
    });
  });
  await scene.sam.types('/steps <@U0BOTUSER0>');
  await scene.sam.next();
  expect(scene.slack.breaches).toEqual([
    { rule: 'escaped markup', detail: expect.stringContaining('holds markup that a person typed') },
  ]);
});

test('a response_url works five times and for half an hour', async () => {
  let time = Date.now();
  await using scene = await openScene({ now: () => time });
  const { sam, slack } = scene;
  const outcomes: unknown[] = [];
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, respond }) => {
      for (let use = 1; use <= 6; use += 1) {
        await respond(`${use}`).catch((error: Error) => outcomes.push(error.message));
      }
      await ack();
    });
    app.command('/ask', async ({ ack, respond }) => {
      time += 30 * 60_000 + 1;
      await respond('late').catch((error: Error) => outcomes.push(error.message));
      await ack('done');
    });
  });
  await sam.types('/steps');
  expect(linesOf(await sam.rest())).toEqual([['1'], ['2'], ['3'], ['4'], ['5']]);
  await sam.types('/ask');
  expect(linesOf(await sam.rest())).toEqual([['done']]);
  const message = 'Failed to respond to the response_url: 404 Not Found';
  expect(outcomes).toEqual([message, message]);
  expect(slack.breaches.map(({ rule }) => rule)).toEqual(['response_url five times', 'response_url in time']);
});

const answerOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string }; code?: string }) => error.data?.error ?? error.code,
  );

test('the Web API says no as Slack does', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const { slack, kim, people } = scene;
  const { room } = slack.workspace;
  const said = (channel: string, text = 'x'): Promise<unknown> => answerOf(post(client, { channel, text }));
  expect(await said('C0NOWHERE')).toBe('channel_not_found');
  expect(await said(room.id, '')).toBe('no_text');
  expect(await said(room.id, 'x'.repeat(40_001))).toBe('msg_too_long');
  room.isArchived = true;
  expect(await said(room.id)).toBe('is_archived');
  room.isArchived = false;
  people.letBotPost(false);
  const whisper = client.chat.postEphemeral({ channel: room.id, user: kim.user.id, text: 'x' });
  expect(await answerOf(whisper)).toBe('not_in_channel');
  people.closePrivateChat('kim', 'user_disabled');
  expect(await answerOf(client.conversations.open({ users: kim.user.id }))).toBe('user_disabled');
  expect(await said(kim.user.id)).toBe('user_disabled');
  expect(await answerOf(client.chat.delete({ channel: room.id, ts: '1.2' }))).toBe('message_not_found');
  expect(await answerOf(client.apiCall('chat.whisper'))).toBe('unknown_method');
  expect(await answerOf(client.auth.test({ token: 'xoxb-wrong' }))).toBe('invalid_auth');
  for (const error of ['account_inactive', 'token_revoked', 'invalid_auth'] as const) {
    slack.faults.refuseToken('bot', error);
    expect(await said(room.id)).toBe(error);
  }
});

test('a private message reaches one person; faults happen as scripted', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const { slack, sam, kim } = scene;
  const { channel } = await client.conversations.open({ users: sam.user.id });
  const send = (): Promise<unknown> =>
    answerOf(post(client, { channel: channel?.id ?? '', text: 'You have a note' }));
  slack.faults.next('chat.postMessage', { kind: 'done but cut' });
  slack.faults.next('chat.postMessage', { kind: 'error', error: 'fatal_error' });
  expect([await send(), await send(), await send()]).toEqual([
    'slack_webapi_request_error',
    'fatal_error',
    'ok',
  ]);
  const note = { where: 'private chat', seen: { lines: ['You have a note'], isPrivate: true } };
  expect(await sam.rest()).toMatchObject([note, note]);
  expect(await kim.rest()).toEqual([]);
});

test('a token is needed, and the rate is limited when told to', async () => {
  await using scene = await openScene();
  const { slack } = scene;
  const ask = (): Promise<Response> => fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
  slack.faults.next('auth.test', { kind: 'rate limited', retryAfterSeconds: 7 });
  const limited = await ask();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await limited.json()).toEqual({ ok: false, error: 'ratelimited' });
  expect(await (await ask()).json()).toEqual({ ok: false, error: 'not_authed' });
});

test('what the app has no scope for is refused', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const { channel } = await client.conversations.open({ users: scene.sam.user.id });
  const refused = [
    client.conversations.history({ channel: channel?.id ?? '' }),
    client.files.getUploadURLExternal({ filename: 'x', length: 1 }),
    client.files.completeUploadExternal({ files: [{ id: 'F1' }] }),
  ];
  for (const asking of refused) expect(await answerOf(asking)).toBe('missing_scope');
});

test('what stands in a private chat is what was posted there and not deleted', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const { slack, sam, kim } = scene;
  const channel = slack.workspace.dmOf(sam.user).id;
  await post(client, { channel: slack.workspace.room.id, text: 'to all' });
  const { ts = '' } = await post(client, { channel, text: 'one' });
  await post(client, { channel, text: 'two' });
  await client.chat.postEphemeral({ channel, user: sam.user.id, text: 'for now' });
  expect((await sam.standing()).map(({ lines }) => lines)).toEqual([['one'], ['two']]);
  await client.chat.delete({ channel, ts });
  expect((await sam.standing()).map(({ lines }) => lines)).toEqual([['two']]);
  expect(await kim.standing()).toEqual([]);
});

test('Slack’s own troubles answer with a status and nothing to read', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  scene.slack.faults.next('chat.postMessage', { kind: 'status', status: 503 });
  const answer = answerOf(post(client, { channel: scene.slack.workspace.room.id, text: 'x' }));
  expect(await answer).toBe('slack_webapi_http_error');
  expect(await scene.sam.rest()).toEqual([]);
});
