/** The Slack adapter where Slack's events and answers are not as usual. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, assert, expect, test } from 'vitest';
import { freePort } from './port.ts';
import { gate, openScene, seesForm, seesMessage, words, type SlackScene } from './slack-scene.ts';
import { createIds } from './slack/ids.ts';
import { commandPayload, describeAction, eventPayload, messageActionPayload } from './slack/payloads.ts';
import { buttonsOf } from './slack/seen.ts';
import { APP } from './slack/workspace.ts';

const say = words.in(undefined);
const ids = createIds(Date.now);
const scenes: SlackScene[] = [];

async function open(): Promise<SlackScene> {
  const scene = await openScene('socket');
  scenes.push(scene);
  return scene;
}

afterEach(async () => {
  for (const scene of scenes.splice(0)) {
    assert.deepEqual(scene.slack.breaches, []);
    await scene[Symbol.asyncDispose]();
  }
});

test('a press that does not say where it was leaves a public card as it is', async () => {
  const { sam, kim, slack } = await open();
  await sam.types('/post');
  const card = await seesMessage(kim);
  const [channel = '', ts = ''] = card.id.split(':');
  const post = slack.workspace.find(channel, ts);
  const [pressed] = buttonsOf(post?.blocks ?? []);
  assert(post && pressed);
  const interaction = slack.interactions.begin(kim.user.id, post.channel, { post });
  const url = `${slack.url}/response/actions/${APP.team}/${interaction.urlKey}`;
  const action = describeAction(pressed.block, pressed.element, new Map(), ids);
  const { channel: _, ...rest } = messageActionPayload(kim.user, post, action, interaction, url);
  const payload = { ...rest, container: { type: 'message', message_ts: post.ts, is_ephemeral: false } };
  const take = () => true;
  slack.interactions.send(interaction, { kind: 'interactive', payload, take, miss: () => undefined });
  const answer = await seesMessage(kim);
  expect(answer).toMatchObject({ lines: ['Pressed 1'], isPrivate: true });
  expect(answer.id).not.toBe(card.id);
});

test('somebody of another workspace of the organisation is one member in all that they do', async () => {
  const { sam } = await open();
  sam.user.homeTeam = 'T0HOMETEAM';
  await sam.types('/slow');
  await seesMessage(sam);
  await sam.types('/card');
  const { id } = await seesMessage(sam);
  await sam.presses(id, 'Again');
  await seesMessage(sam);
  await sam.presses(id, 'Write');
  await seesForm(sam);
  await sam.fills({ 'First question': 'who' });
  await seesMessage(sam);
  expect(gate.runs).toBe(3);
  expect([...gate.members]).toEqual([`slack:${APP.team}:${sam.user.id}`]);
});

test.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U2'] } }])(
  'another workspace may remove the app: $type',
  async (event) => {
    const { sam, slack, platform, fixes } = await open();
    const payload = { ...eventPayload(event, ids, Date.now()), team_id: 'T0STRANGER' };
    await slack.sockets.deliver({ kind: 'events_api', payload });
    await sam.types('/slow');
    expect((await seesMessage(sam)).lines).toEqual(['At last']);
    expect(platform.health()).toEqual({ state: 'up' });
    expect(fixes).toEqual([]);
  },
);

test('says so when a form can’t be opened for a reason of Slack’s', async () => {
  const { sam, slack, log } = await open();
  await sam.types('/card');
  const { id } = await seesMessage(sam);
  slack.faults.next('views.open', { kind: 'error', error: 'internal_error' });
  await sam.presses(id, 'Write');
  expect(await seesMessage(sam)).toMatchObject({
    lines: [say.label('slack.expired')],
    buttons: ['Try again', 'Need help now?'],
  });
  expect(log.lines.join()).toContain('form not opened');
});

test('an answer can be read aloud, and what others may see of a push says nothing', async () => {
  const { sam, slack } = await open();
  const texts: string[] = [];
  slack.onShown((shown) => void (shown.kind === 'post' && texts.push(shown.post.text)));
  await sam.types('/say a <!here> & b');
  await seesMessage(sam);
  const said = 'a &lt;!here&gt; &amp; b';
  expect(texts).toEqual([
    [said, `${said}${said} (https://example.org)`, said, `• ${said}`, `${said}: ${said}`].join('\n'),
  ]);
  await sam.types('/note');
  await seesMessage(sam, 2);
  await sam.types('/post');
  await seesMessage(sam, 2);
  const neutral = say.label('slack.notification');
  expect(texts.slice(1)).toEqual([
    neutral,
    'It was {"outcome":"sent"}',
    neutral,
    'It was {"outcome":"sent"}',
  ]);
});

test.each<[string, (response: ServerResponse) => void, string]>([
  ['an error', (response) => void response.writeHead(500).end('no'), 'response_url_500'],
  [
    'another address',
    (response) => void response.writeHead(302, { location: '/' }).end(),
    'response_url_302',
  ],
  ['nothing', (response) => void response.destroy(), 'response_url_unanswered'],
])('an answer to which Slack says %s is told in the log, without its address', async (_, answer, code) => {
  const { sam, slack, log } = await open();
  const server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/secret`;
  const interaction = slack.interactions.begin(sam.user.id, slack.workspace.room);
  const payload = commandPayload(sam.user, slack.workspace.room, '/slow', '', interaction.triggerId, url);
  await slack.sockets.deliver({ kind: 'slash_commands', payload });
  await expect.poll(() => log.lines.join(), { timeout: 5000 }).toContain(`SlackFault ${code}`);
  expect(log.lines.join()).not.toMatch(/secret|127\.0|answer posted again/);
  server.close();
});

test('an answer that never arrived is posted again', async () => {
  const { sam, slack, log } = await open();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const interaction = slack.interactions.begin(sam.user.id, slack.workspace.room);
  const payload = commandPayload(sam.user, slack.workspace.room, '/slow', '', interaction.triggerId, url);
  await slack.sockets.deliver({ kind: 'slash_commands', payload });
  await expect.poll(() => log.lines.join(), { timeout: 5000 }).toContain('answer posted again');
  const posted: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (piece: string) => void posted.push(piece));
    request.on('end', () => void response.end('ok'));
  }).listen(port, '127.0.0.1');
  await expect.poll(() => posted.join(''), { timeout: 5000 }).toContain('At last');
  expect(log.lines.join()).not.toContain('SlackFault');
  server.close();
});

test('an answer that never arrives is given up, and told in the log', async () => {
  const { sam, slack, log } = await open();
  const url = `http://127.0.0.1:${await freePort()}/`;
  const interaction = slack.interactions.begin(sam.user.id, slack.workspace.room);
  const payload = commandPayload(sam.user, slack.workspace.room, '/slow', '', interaction.triggerId, url);
  await slack.sockets.deliver({ kind: 'slash_commands', payload });
  await expect
    .poll(() => log.lines.join(), { timeout: 5000 })
    .toContain('SlackFault response_url_unreachable');
  expect(log.lines.filter((line) => line.includes('answer posted again'))).toHaveLength(2);
});
