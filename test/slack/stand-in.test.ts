import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';

import { button, linesOf, messageOf, openScene, post, section } from './bare-bolt.ts';
import { createSlackPeople } from './people.ts';

const answerHere = (app: App): void => {
  app.command('/steps', async ({ ack, respond }) => {
    await ack();
    await respond('Here');
  });
};

test('a command is acked and answered privately by response_url', async () => {
  await using scene = await openScene();
  const { sam, kim, slack } = scene;
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, respond, command }) => {
      await ack();
      await respond({
        text: 'notification',
        blocks: [section(`You said ${command.text}`), button('Next', 'n')],
      });
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
  await using scene = await openScene();
  const { sam, kim } = scene;
  const texts: string[] = [];
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, command }) => {
      texts.push(command.text);
      await ack('Seen');
    });
  });
  for (const line of [`/steps @kim #group a<b & "c" don't`, `/steps "c" https://a.example/?b&c`]) {
    await sam.types(line);
    expect(messageOf(await sam.next()).lines).toEqual(['Seen']);
  }
  expect(texts).toEqual([
    `<@${kim.user.id}|kim> <#C0GROUPROOM|group> a&lt;b &amp; “c” don’t`,
    '"c" <https://a.example/?b&amp;c>',
  ]);
});

test('its payload has what Slack sends', async () => {
  await using scene = await openScene();
  const payloads: unknown[] = [];
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, command }) => {
      payloads.push(command);
      await ack('Seen');
    });
  });
  await scene.sam.types('/steps');
  await scene.sam.next();
  expect(payloads).toEqual([
    {
      token: expect.any(String),
      team_id: 'T0WORKSPCE',
      team_domain: 'standin',
      channel_id: 'C0GROUPROOM',
      channel_name: 'group',
      user_id: scene.sam.user.id,
      user_name: 'sam',
      command: '/steps',
      text: '',
      api_app_id: 'A0TRUSTAPP',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\/commands\//),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    },
  ]);
});

test('a public answer reaches everybody, whether the bot is in the channel or not', async () => {
  await using scene = await openScene();
  const { sam, kim, people } = scene;
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, respond, client, command }) => {
      await ack();
      const posted = await post(client, { channel: command.channel_id, text: 'hello' }).catch(
        (error: Error) => error.message,
      );
      await respond({ response_type: 'in_channel', text: typeof posted === 'string' ? posted : 'posted' });
    });
  });
  people.letBotPost(false);
  await sam.types('/steps');
  for (const person of [sam, kim]) {
    expect(messageOf(await person.next())).toMatchObject({
      lines: ['An API error occurred: not_in_channel'],
      isPrivate: false,
    });
  }
  people.letBotPost(true);
  await sam.types('/steps');
  expect(linesOf(await kim.rest())).toEqual([['hello'], ['posted']]);
});

test('a command that nobody acks is a breach, and the person is told', async () => {
  await using scene = await openScene({ ackWithin: 60 });
  await scene.connect(() => undefined);
  await scene.sam.types('/steps');
  expect(linesOf([await scene.sam.next()])).toEqual([['/steps failed because the app did not respond.']]);
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['ack in time']);
});

test('an ack that comes too late counts once', async () => {
  await using scene = await openScene({ ackWithin: 60 });
  const late = Promise.withResolvers<void>();
  await scene.connect((app) => {
    app.command('/steps', async ({ ack }) => {
      await late.promise;
      await ack();
    });
    app.command('/ask', async ({ ack }) => ack('Here'));
  });
  await scene.sam.types('/steps');
  await scene.sam.next();
  late.resolve();
  await scene.sam.types('/ask');
  expect(linesOf([await scene.sam.next()])).toEqual([['Here']]);
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['ack in time']);
});

test('people can do only what Slack lets them do', async () => {
  await using scene = await openScene();
  const { sam } = scene;
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
  await using scene = await openScene({
    commands: ['/Steps', `/${'x'.repeat(32)}`, '/steps', '/trust_steps-2'],
  });
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['command name', 'command name']);
});

test('with two connections each payload goes to one of them', async () => {
  await using scene = await openScene();
  await scene.connect(answerHere);
  await scene.connect(answerHere);
  expect(scene.slack.sockets.connections()).toBe(2);
  for (let turn = 0; turn < 6; turn += 1) await scene.sam.types('/steps');
  expect((await scene.sam.rest()).length).toBe(6);
  expect(scene.slack.sockets.taken()).toEqual([3, 3]);
});

test.for(['warning', 'refresh_requested', 'link_disabled', 'drop'] as const)(
  'after %s the app comes back and goes on',
  async (reason) => {
    await using scene = await openScene();
    const { sam, slack } = scene;
    await scene.connect(answerHere, { clientPingTimeout: 500 });
    if (reason === 'drop') slack.sockets.drop();
    else slack.sockets.disconnect(reason);
    await slack.sockets.connected(0);
    await sam.types('/steps');
    expect(linesOf([await sam.next()])).toEqual([['/steps failed because the app did not respond.']]);
    await slack.sockets.connected(1);
    await sam.types('/steps');
    expect(linesOf([await sam.next()])).toEqual([['Here']]);
    expect(slack.breaches).toEqual([]);
  },
);

test('one of two connections carries on while the other is away', async () => {
  await using scene = await openScene();
  await scene.connect(answerHere);
  await scene.connect(answerHere);
  scene.slack.sockets.disconnect('refresh_requested');
  for (let turn = 0; turn < 3; turn += 1) await scene.sam.types('/steps');
  expect(linesOf(await scene.sam.rest())).toEqual([['Here'], ['Here'], ['Here']]);
});

test('an event that nobody acked comes again and says so', async () => {
  await using scene = await openScene({ ackWithin: 100, retryDelays: [0, 20] });
  const tries: unknown[] = [];
  const received = Promise.withResolvers<void>();
  await scene.connect(
    (app) => {
      app.event('app_home_opened', async ({ context }) => {
        tries.push([context.retryNum, context.retryReason]);
        received.resolve();
      });
    },
    {
      /** Bolt refuses an event whose properties carry one of its own names, and leaves it unacked. */
      customPropertiesExtractor: ({ retry_num: retry }) => {
        if (retry === 1) return {};
        tries.push('not acked');
        return { botToken: 'taken' };
      },
    },
  );
  await scene.sam.opensHome();
  await received.promise;
  expect(tries).toEqual(['not acked', [1, 'timeout']]);
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['ack in time']);
});

test('the same payload in a second envelope runs twice', async () => {
  await using scene = await openScene();
  let runs = 0;
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, respond }) => {
      runs += 1;
      await ack();
      await respond(`${runs}`);
    });
  });
  await expect(scene.people.deliverAgain()).rejects.toThrow('Nothing was delivered yet.');
  await scene.sam.types('/steps');
  await scene.sam.rest();
  await scene.people.deliverAgain();
  expect(linesOf(await scene.sam.rest())).toEqual([['2']]);
});

test('rest waits for the follow-up of an empty ack, and no longer than its deadline', async () => {
  await using scene = await openScene({ followUpWithin: 80 });
  const late = Promise.withResolvers<void>();
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, respond }) => {
      await ack();
      await late.promise;
      await respond('At last');
    });
    app.command('/ask', async ({ ack }) => ack());
  });
  await scene.sam.types('/ask');
  expect(await scene.sam.rest()).toEqual([]);
  await scene.sam.types('/steps');
  setImmediate(late.resolve);
  expect(linesOf(await scene.sam.rest())).toEqual([['At last']]);
});

test('rest needs no deadline when the bot can say that it rests', async () => {
  await using scene = await openScene({ followUpWithin: 3_600_000 });
  const busy = new Set<Promise<unknown>>();
  const people = createSlackPeople(scene.slack, { botRests: async () => void (await Promise.all(busy)) });
  await scene.connect((app) => {
    app.command('/steps', async ({ ack, client, command, respond }) => {
      await ack();
      const work = client.auth.test().then(() => respond(command.text));
      if (command.text !== '') busy.add(work);
    });
    app.command('/ask', async ({ ack }) => ack());
  });
  const lee = people.person('lee');
  await lee.types('/ask');
  expect(await lee.rest()).toEqual([]);
  await lee.types('/steps 3');
  expect(linesOf(await lee.rest())).toEqual([['3']]);
});
