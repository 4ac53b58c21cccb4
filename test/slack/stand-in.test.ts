import type { App, KnownBlock, View } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Seen, SeenForm, Sight } from '../stage.ts';
import { connectApp } from './bare-bolt.ts';
import type { BareApp } from './bare-bolt.ts';
import { createSlackPeople } from './people.ts';
import type { SlackPeople, SlackPerson } from './people.ts';
import { startSlack } from './server.ts';
import type { Slack, SlackOptions } from './server.ts';

let slack: Slack;
let people: SlackPeople;
let sam: SlackPerson;
let kim: SlackPerson;
const apps: BareApp[] = [];

async function begin(options: SlackOptions = {}): Promise<void> {
  slack = await startSlack({ commands: ['/steps', '/ask'], followUpWithin: 300, ...options });
  people = createSlackPeople(slack);
  sam = people.person('sam');
  kim = people.person('kim');
}

async function connect(register: (app: App) => void): Promise<App> {
  const bare = await connectApp(slack, register);
  apps.push(bare);
  return bare.app;
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });
const button = (label: string, id: string): KnownBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: id, text: plain(label), value: 'v' }],
});
const page = (...blocks: KnownBlock[]): View => ({ type: 'modal', title: plain('A page'), blocks });
const form = (): View => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Send'),
  blocks: [
    section('Nothing is kept.'),
    {
      type: 'input',
      block_id: 'day',
      label: plain('Which day'),
      element: { type: 'plain_text_input', action_id: 'typed', max_length: 10 },
    },
    {
      type: 'input',
      block_id: 'zone',
      optional: true,
      label: plain('Which zone'),
      element: {
        type: 'static_select',
        action_id: 'chosen',
        option_groups: [
          { label: plain('Europe'), options: [{ text: plain('Paris'), value: 'Europe/Paris' }] },
          { label: plain('Asia'), options: [{ text: plain('Tokyo'), value: 'Asia/Tokyo' }] },
        ],
      },
    },
  ],
});

function messageOf(sight: Sight): Seen {
  if (sight.kind !== 'message') throw new Error('A form came, not a message.');
  return sight.seen;
}

function formOf(sight: Sight): SeenForm {
  if (sight.kind !== 'form') throw new Error('A message came, not a form.');
  return sight.form;
}

beforeEach(() => begin());
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()));
  await slack.stop();
});

describe('commands', () => {
  test('one is acked and answered privately by response_url', async () => {
    await connect((app) => {
      app.command('/steps', async ({ ack, respond, command }) => {
        await ack();
        await respond({ text: 'notification', blocks: [section(`You said ${command.text}`), button('Next', 'n')] });
      });
    });
    await sam.types('/steps step:3');
    expect(messageOf(await sam.next())).toMatchObject({
      lines: ['You said step:3'],
      buttons: ['Next'],
      isPrivate: true,
    });
    expect(await kim.rest()).toEqual([]);
    expect(slack.breaches).toEqual([]);
  });

  test('its text comes escaped, and every second time with curly quotes', async () => {
    const texts: string[] = [];
    await connect((app) => {
      app.command('/steps', async ({ ack, command }) => {
        texts.push(command.text);
        await ack('Seen');
      });
    });
    for (const line of [`/steps @kim #group a<b & "c" don't`, `/steps "c" https://a.example/?b`]) {
      await sam.types(line);
      expect(messageOf(await sam.next()).lines).toEqual(['Seen']);
    }
    expect(texts).toEqual([
      `<@${kim.user.id}|kim> <#C0GROUPROOM|group> a&lt;b &amp; “c” don’t`,
      '"c" <https://a.example/?b>',
    ]);
  });

  test('a public answer reaches everybody, whether the bot is in the channel or not', async () => {
    await connect((app) => {
      app.command('/steps', async ({ ack, respond, client, command }) => {
        await ack();
        const posted = await client.chat
          .postMessage({ channel: command.channel_id, text: 'hello' })
          .catch((error: Error) => error.message);
        await respond({ response_type: 'in_channel', text: typeof posted === 'string' ? posted : 'posted' });
      });
    });
    people.letBotPost(false);
    await sam.types('/steps');
    for (const person of [sam, kim]) {
      const seen = messageOf(await person.next());
      expect(seen.lines).toEqual(['An API error occurred: not_in_channel']);
      expect(seen.isPrivate).toBe(false);
    }
    people.letBotPost(true);
    await sam.types('/steps');
    expect((await kim.rest()).map((sight) => messageOf(sight).lines)).toEqual([['hello'], ['posted']]);
  });

  test('one that nobody acks is a breach, and the person is told', async () => {
    await slack.stop();
    await begin({ ackWithin: 60 });
    await connect(() => undefined);
    await sam.types('/steps');
    expect(messageOf(await sam.next()).lines).toEqual(['/steps failed because the app did not respond.']);
    expect(slack.breaches.map(({ rule }) => rule)).toEqual(['ack in time']);
  });

  test('people can do only what Slack lets them do', async () => {
    await expect(sam.types('/other')).rejects.toThrow('"/other" is not a command of this app.');
    await expect(sam.types('/steps', 'private chat')).rejects.toThrow('read-only');
    await expect(sam.types('steps')).rejects.toThrow('not a slash command');
    await expect(sam.writes('hello')).rejects.toThrow('read-only');
    await expect(sam.completes('/steps', 'step', '3')).rejects.toThrow('completes nothing');
    await expect(sam.fills({})).rejects.toThrow('sam has no form open.');
    await expect(sam.presses('C1:1', 'Next')).rejects.toThrow('does not see');
    await expect(sam.next(20)).rejects.toThrow('Nothing reached sam within 20 ms.');
  });

  test('a command with a name that Slack does not take is a breach of the manifest', async () => {
    await slack.stop();
    await begin({ commands: ['/Steps', `/${'x'.repeat(32)}`, '/steps', '/trust_steps-2'] });
    expect(slack.breaches.map(({ rule }) => rule)).toEqual(['command name', 'command name']);
  });
});

describe('views', () => {
  const openForm = (app: App): void => {
    app.command('/ask', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form() });
    });
  };

  test('a form is opened, refused, sent again, and ends on its own last page', async () => {
    const sent: unknown[] = [];
    await connect((app) => {
      openForm(app);
      app.view('form', async ({ ack, view, client, body }) => {
        sent.push(view.state.values);
        expect(body.response_urls).toEqual([]);
        if (view.state.values['day']?.['typed']?.value === 'never') {
          return ack({ response_action: 'errors', errors: { day: 'Choose another day.' } });
        }
        await ack({ response_action: 'update', view: page(section('One moment.')) });
        await client.views.update({ view_id: view.id, view: page(section('Done.'), button('More', 'more')) });
      });
    });
    await sam.types('/ask');
    expect(formOf(await sam.next())).toEqual({
      title: 'A form',
      intro: 'Nothing is kept.',
      fields: [
        { label: 'Which day', value: '', choices: [] },
        { label: 'Which zone', value: '', choices: ['Paris', 'Tokyo'] },
      ],
      problems: {},
    });
    await expect(sam.fills({ Day: 'x' })).rejects.toThrow('The form has no field "Day". It has: Which day, Which zone.');
    await expect(sam.fills({ 'Which zone': 'Rome' })).rejects.toThrow('It has: Paris, Tokyo.');
    await sam.fills({});
    expect(formOf(await sam.next()).problems).toEqual({ 'Which day': 'Please complete this required field.' });
    await sam.fills({ 'Which day': 'never' });
    expect(formOf(await sam.next())).toMatchObject({ problems: { 'Which day': 'Choose another day.' } });
    await sam.fills({ 'Which day': 'Sunday', 'Which zone': 'Paris' });
    const moment = messageOf(await sam.next());
    const done = messageOf(await sam.next());
    expect([moment.lines, done.lines, done.buttons]).toEqual([['One moment.'], ['Done.'], ['More']]);
    expect(done).toMatchObject({ id: moment.id, isPrivate: true });
    expect(sent.at(-1)).toEqual({
      day: { typed: { type: 'plain_text_input', value: 'Sunday' } },
      zone: {
        chosen: { type: 'static_select', selected_option: { text: plain('Paris'), value: 'Europe/Paris' } },
      },
    });
    expect(await sam.rest()).toEqual([]);
    expect(slack.breaches).toEqual([]);
  });

  test('a button in a page sends the view and no response_url', async () => {
    const bodies: unknown[] = [];
    await connect((app) => {
      app.command('/ask', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: page(button('More', 'more')) });
      });
      app.action({ action_id: 'more', type: 'block_actions' }, async ({ ack, body, client }) => {
        bodies.push(body);
        await ack();
        await client.views.push({ trigger_id: body.trigger_id, view: page(section('Beneath lies the other.')) });
      });
    });
    await sam.types('/ask');
    const opened = messageOf(await sam.next());
    await expect(sam.presses(opened.id, 'Less')).rejects.toThrow('called "Less". There is: "More".');
    await sam.presses(opened.id, 'More');
    expect(messageOf(await sam.next()).lines).toEqual(['Beneath lies the other.']);
    expect(bodies).toEqual([
      expect.objectContaining({ container: { type: 'view', view_id: opened.id }, view: expect.anything() }),
    ]);
    expect(bodies).not.toEqual([expect.objectContaining({ response_url: expect.anything() })]);
  });

  test.for([
    ['an unknown action', { response_action: 'erase' }, 'response_action'],
    ['errors for no field', { response_action: 'errors', errors: { hour: 'No.' } }, 'errors by block_id'],
    ['an update too long', { response_action: 'update', view: { ...page(), title: plain('x'.repeat(25)) } }, 'viewTitle'],
  ] as const)('%s in an ack is a breach and the person sees trouble', async ([, answer, rule]) => {
    await connect((app) => {
      openForm(app);
      app.view('form', async ({ ack }) => ack(answer as Parameters<typeof ack>[0]));
    });
    await sam.types('/ask');
    await sam.next();
    await sam.fills({ 'Which day': 'Sunday' });
    expect(formOf(await sam.next()).problems).toEqual({ 'A form': 'We had some trouble connecting. Try again?' });
    expect(slack.breaches.map((breach) => breach.rule)).toEqual([rule]);
  });

  test('an ack can push a page, clear them all, or close the form', async () => {
    let answer: Record<string, unknown> | undefined = { response_action: 'push', view: page(section('Upon it.')) };
    await connect((app) => {
      openForm(app);
      app.view('form', async ({ ack }) => ack(answer as Parameters<typeof ack>[0]));
    });
    await sam.types('/ask');
    await sam.next();
    await sam.fills({ 'Which day': 'Sunday' });
    expect(messageOf(await sam.next()).lines).toEqual(['Upon it.']);
    await sam.closes();
    for (const last of [{ response_action: 'clear' }, undefined]) {
      answer = last;
      await sam.types('/ask');
      await sam.next();
      await sam.fills({ 'Which day': 'Sunday' });
      expect(await sam.rest()).toEqual([]);
      await expect(sam.closes()).rejects.toThrow('sam has no modal open.');
    }
  });

  test('triggers work once and in time, hashes guard, closed views are gone', async () => {
    let time = 0;
    await slack.stop();
    await begin({ now: () => Date.UTC(2026, 0, 1) + time });
    const errors: unknown[] = [];
    const note = (error: { data?: { error?: string } }) => void errors.push(error.data?.error);
    await connect((app) => {
      app.command('/ask', async ({ ack, client, command: { trigger_id } }) => {
        await ack();
        const { view } = await client.views.open({ trigger_id, view: page(section('One')) });
        await client.views.open({ trigger_id, view: page() }).catch(note);
        await client.views.open({ trigger_id: '1.2.3', view: page() }).catch(note);
        const held = { view_id: view?.id ?? '', hash: view?.hash ?? '' };
        await client.views.update({ ...held, view: page(section('Two')) });
        await client.views.update({ ...held, view: page(section('Three')) }).catch(note);
        await client.views.update({ view_id: 'V0NONE', view: page() }).catch(note);
      });
      app.command('/steps', async ({ ack, client, command: { trigger_id } }) => {
        time += 3001;
        await client.views.open({ trigger_id, view: page() }).catch(note);
        await ack('late');
      });
    });
    await sam.types('/ask');
    expect((await sam.rest()).map((sight) => messageOf(sight).lines)).toEqual([['One'], ['Two']]);
    await sam.types('/steps');
    await sam.next();
    expect(errors).toEqual([
      'exchanged_trigger_id',
      'invalid_trigger_id',
      'hash_conflict',
      'not_found',
      'expired_trigger_id',
    ]);
  });

  test('the Home tab is published when somebody opens it', async () => {
    await connect((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section('Welcome')] } });
      });
    });
    await sam.opensHome();
    expect((await sam.rest()).map((sight) => messageOf(sight).lines)).toEqual([['Welcome']]);
    expect(await kim.rest()).toEqual([]);
  });
});

describe('messages', () => {
  const list: KnownBlock = {
    type: 'section',
    text: plain('Which step'),
    accessory: {
      type: 'static_select',
      action_id: 'pick',
      options: ['One', 'Two'].map((name) => ({ text: plain(name), value: name })),
    },
  };

  test('a button in an ephemeral message edits it in place by response_url', async () => {
    const bodies: unknown[] = [];
    await connect((app) => {
      app.command('/steps', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'list', blocks: [list, button('Next', 'next')] });
      });
      app.action(/next|pick/, async ({ ack, respond, body }) => {
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
    const { message_ts, channel_id } = { message_ts: first.id.split(':')[1], channel_id: 'C0GROUPROOM' };
    expect(bodies).toEqual([
      expect.objectContaining({
        container: { type: 'message', message_ts, channel_id, is_ephemeral: true },
        actions: [expect.objectContaining({ selected_option: { text: plain('Two'), value: 'Two' } })],
        response_url: expect.stringContaining('/response/actions/'),
        trigger_id: expect.any(String),
      }),
    ]);
    expect(bodies).not.toEqual([expect.objectContaining({ message: expect.anything() })]);
    expect(slack.breaches).toEqual([]);
  });

  test('a public message can be edited and removed, and its button carries it along', async () => {
    const bodies: unknown[] = [];
    await connect((app) => {
      app.command('/steps', async ({ ack, client, command, respond }) => {
        await ack();
        const channel = command.channel_id;
        const { ts = '' } = await client.chat.postMessage({ channel, text: 'a', blocks: [button('Press', 'press')] });
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
    expect(bodies).toEqual([expect.objectContaining({ message: expect.objectContaining({ text: 'b' }) })]);
    await expect(kim.presses(posted?.id ?? '', 'Press')).rejects.toThrow('does not see');
  });

  test('what Slack refuses is refused in its words and noted', async () => {
    const app = await connect(() => undefined);
    const blocks: KnownBlock[] = [{ type: 'header', text: plain('x'.repeat(151)) }];
    const refused = app.client.chat.postMessage({ channel: slack.workspace.room.id, text: 'x', blocks });
    await expect(refused).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
    expect(slack.breaches).toEqual([
      {
        rule: 'headerText',
        detail: expect.stringMatching(/^chat\.postMessage: must be less than 151 .*docs\.slack\.dev/),
      },
    ]);
  });

  test('markup that a person typed must not come back as markup', async () => {
    await connect((app) => {
      app.command('/steps', async ({ ack, command, respond }) => {
        await ack();
        const said = command.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
        await respond({ text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: said } }] });
      });
    });
    await sam.types('/steps <https://evil.example|home>');
    await sam.next();
    expect(slack.breaches).toEqual([
      { rule: 'escaped markup', detail: expect.stringContaining('holds markup that a person typed') },
    ]);
  });

  test('a response_url works five times and for half an hour', async () => {
    let time = Date.now();
    await slack.stop();
    await begin({ now: () => time });
    const outcomes: (number | undefined)[] = [];
    await connect((app) => {
      app.command('/steps', async ({ ack, respond }) => {
        await ack();
        for (let use = 1; use <= 6; use += 1) {
          await respond(`${use}`).catch((error: { statusCode?: number }) => outcomes.push(error.statusCode));
        }
      });
      app.command('/ask', async ({ ack, respond }) => {
        time += 30 * 60_000 + 1;
        await respond('late').catch(() => outcomes.push(0));
        await ack('done');
      });
    });
    await sam.types('/steps');
    for (let use = 1; use <= 5; use += 1) expect(messageOf(await sam.next()).lines).toEqual([`${use}`]);
    await sam.types('/ask');
    expect(messageOf(await sam.next()).lines).toEqual(['done']);
    expect(outcomes.length).toBe(2);
    expect(slack.breaches.map(({ rule }) => rule)).toEqual(['response_url five times', 'response_url in time']);
  });
});

describe('the Web API', () => {
  const answerOf = async (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'ok',
      (error: { data?: { error?: string }; code?: string }) => error.data?.error ?? error.code,
    );

  test('says no as Slack does', async () => {
    const { client } = await connect(() => undefined);
    const { room } = slack.workspace;
    const post = (channel: string, text = 'x') => answerOf(client.chat.postMessage({ channel, text }));
    expect(await post('C0NOWHERE')).toBe('channel_not_found');
    expect(await post(room.id, '')).toBe('no_text');
    expect(await post(room.id, 'x'.repeat(40_001))).toBe('msg_too_long');
    room.isArchived = true;
    expect(await post(room.id)).toBe('is_archived');
    room.isArchived = false;
    people.closePrivateChat('kim', 'user_disabled');
    expect(await answerOf(client.conversations.open({ users: kim.user.id }))).toBe('user_disabled');
    expect(await post(kim.user.id)).toBe('user_disabled');
    expect(await answerOf(client.apiCall('chat.whisper'))).toBe('unknown_method');
    expect(await answerOf(client.auth.test({ token: 'xoxb-wrong' }))).toBe('invalid_auth');
    slack.faults.refuseToken('bot', 'token_revoked');
    expect(await post(room.id)).toBe('token_revoked');
  });

  test('sends private messages to one person, and scripted faults once', async () => {
    const { client } = await connect(() => undefined);
    const { channel } = await client.conversations.open({ users: sam.user.id });
    const send = () => client.chat.postMessage({ channel: channel?.id ?? '', text: 'You have a note' });
    slack.faults.next('chat.postMessage', { kind: 'done but cut' });
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'fatal_error' });
    expect(await answerOf(send())).toBe('slack_webapi_request_error');
    expect(await answerOf(send())).toBe('fatal_error');
    expect(await answerOf(send())).toBe('ok');
    const sights = await sam.rest();
    expect(sights).toMatchObject([1, 2].map(() => ({ where: 'private chat', seen: { isPrivate: true } })));
    expect(await kim.rest()).toEqual([]);
  });

  test('limits the rate when told to', async () => {
    await connect(() => undefined);
    slack.faults.next('auth.test', { kind: 'rate limited', retryAfterSeconds: 7 });
    const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      429,
      '7',
      { ok: false, error: 'ratelimited' },
    ]);
    const nobody = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await nobody.json()).toEqual({ ok: false, error: 'not_authed' });
  });
});

describe('Socket Mode', () => {
  const answer = (app: App): void => {
    app.command('/steps', async ({ ack, respond }) => {
      await ack();
      await respond('Here');
    });
  };

  test('with two connections each payload goes to one of them', async () => {
    await connect(answer);
    await connect(answer);
    expect(slack.sockets.connections()).toBe(2);
    for (let turn = 0; turn < 6; turn += 1) await sam.types('/steps');
    expect((await sam.rest()).length).toBe(6);
    expect(slack.sockets.taken()).toEqual([3, 3]);
  });

  test.for(['warning', 'refresh_requested', 'link_disabled', 'drop'] as const)(
    'after %s the app comes back and goes on',
    async (reason) => {
      await connect(answer);
      if (reason === 'drop') slack.sockets.drop();
      else slack.sockets.disconnect(reason);
      await slack.sockets.connected(0);
      await sam.types('/steps');
      expect(messageOf(await sam.next()).lines).toEqual(['/steps failed because the app did not respond.']);
      await slack.sockets.connected(1);
      await sam.types('/steps');
      expect(messageOf(await sam.next()).lines).toEqual(['Here']);
      expect(slack.breaches).toEqual([]);
    },
  );

  test('an event that nobody acked comes again and says so', async () => {
    await slack.stop();
    await begin({ ackWithin: 100, retryDelays: [0, 20] });
    const retries: unknown[] = [];
    const app = await connect(() => undefined);
    const settled = Promise.withResolvers<void>();
    app.use(async ({ context, next }) => {
      retries.push([context['retryNum'], context['retryReason']]);
      if (retries.length === 3) settled.resolve();
      await next();
    });
    const { receiver } = app as unknown as { receiver: { client: { send: (id: string) => Promise<void> } } };
    const { send } = receiver.client;
    receiver.client.send = async (id) => (retries.length === 0 ? undefined : send.call(receiver.client, id));
    await sam.opensHome();
    await settled.promise;
    expect(retries).toEqual([
      [0, ''],
      [1, 'timeout'],
    ]);
  });

  test('the same payload in a second envelope runs twice', async () => {
    let runs = 0;
    await connect((app) => {
      app.command('/steps', async ({ ack, respond }) => {
        runs += 1;
        await ack();
        await respond(`${runs}`);
      });
    });
    await sam.types('/steps');
    await sam.rest();
    await people.deliverAgain();
    expect((await sam.rest()).map((sight) => messageOf(sight).lines)).toEqual([['2']]);
  });

  test('rest needs no deadline when the bot can say that it rests', async () => {
    const busy = new Set<Promise<void>>();
    await slack.stop();
    await begin({ followUpWithin: 60_000 });
    const bot = createSlackPeople(slack, { botRests: async () => void (await Promise.all(busy)) });
    await connect((app) => {
      app.command('/steps', async ({ ack }) => ack());
    });
    await bot.person('lee').types('/steps');
    expect(await bot.person('lee').rest()).toEqual([]);
  });
});
