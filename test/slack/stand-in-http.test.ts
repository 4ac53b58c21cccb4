import { createServer } from 'node:http';

import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';

import { button, formOf, linesOf, messageOf, openScene, page, plain, section } from './bare-bolt.ts';
import { fireCommands } from './load.ts';

const answerHere = (app: App): void => {
  app.command('/steps', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Here', blocks: [section('Here'), button('Press', 'press')] });
  });
};

test('commands, buttons and forms work by signed requests too', async () => {
  await using scene = await openScene();
  const { sam, slack } = scene;
  await scene.serve((app) => {
    answerHere(app);
    app.action({ action_id: 'press', type: 'block_actions' }, async ({ ack, body, client }) => {
      await ack();
      const element = { type: 'plain_text_input' as const, action_id: 'words' };
      const input = { type: 'input' as const, block_id: 'words', label: plain('Words'), element };
      const view = { ...page(input), callback_id: 'form', submit: plain('Send') };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('form', async ({ ack, view }) => {
      const { value } = view.state.values['words']?.['words'] ?? {};
      await ack({ response_action: 'update', view: page(section(`${value}`)) });
    });
  });
  await sam.types('/steps');
  await sam.presses(messageOf(await sam.next()).id, 'Press');
  expect(formOf(await sam.next()).fields).toEqual([{ label: 'Words', value: '', choices: [] }]);
  await sam.fills({ Words: 'ä = & +' });
  expect(linesOf([await sam.next()])).toEqual([['ä = & +']]);
  expect(slack.breaches).toEqual([]);
});

test('a wrong signature, an old one and a replay are told apart', async () => {
  await using scene = await openScene();
  let runs = 0;
  await scene.serve((app) => {
    app.command('/steps', async ({ ack }) => {
      runs += 1;
      await ack();
    });
  });
  const envelope = {
    kind: 'slash_commands' as const,
    payload: { command: '/steps', text: '', team_id: 'T' },
  };
  const { requests } = scene.slack;
  const statuses = [
    await requests.post(envelope, { secret: 'another' }),
    await requests.post(envelope, { ageSeconds: 301 }),
    await requests.post(envelope),
    await requests.post(envelope),
  ].map(({ status }) => status);
  expect(statuses).toEqual([401, 401, 200, 200]);
  expect(runs).toBe(2);
});

test('an unanswered request is a breach; a duplicate says which retry it is', async () => {
  await using scene = await openScene({ ackWithin: 80 });
  const retries: unknown[] = [];
  await scene.serve((app) => {
    app.command('/ask', async ({ context }) => {
      retries.push([context.retryNum, context.retryReason]);
    });
  });
  await scene.sam.types('/ask');
  expect(linesOf([await scene.sam.next()])).toEqual([['/ask failed because the app did not respond.']]);
  await scene.people.deliverAgain();
  await scene.sam.rest();
  expect(retries).toEqual([
    [undefined, undefined],
    [1, 'http_timeout'],
  ]);
  expect(scene.slack.breaches.map(({ rule }) => rule)).toEqual(['ack in time', 'ack in time']);
});

test('an event is sent again after an error, and no more than it should be', async () => {
  await using scene = await openScene({ retryDelays: [0, 10] });
  const { requests } = scene.slack;
  const heard: (string | undefined)[] = [];
  const third = Promise.withResolvers<void>();
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { challenge } = JSON.parse(body) as { challenge?: string };
      if (challenge !== undefined) return void response.end(challenge);
      heard.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']].join(' '));
      response.writeHead(500).end();
      if (heard.length === 3) third.resolve();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  await requests.use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  await scene.sam.opensHome();
  await third.promise;
  await scene.sam.rest();
  expect(heard).toEqual([' ', '1 http_error', '2 http_error']);
  app.closeAllConnections();
  app.close();
});

test('a URL that does not answer the challenge is not used', async () => {
  await using scene = await openScene();
  await expect(scene.slack.requests.use(`${scene.slack.url}/elsewhere`)).rejects.toThrow(
    'The app did not pass the URL verification: it answered 404.',
  );
  expect(scene.slack.requests.isUsed()).toBe(false);
});

test.for(['connect', 'serve'] as const)('a volley is fired and measured, %s', async (mode) => {
  await using scene = await openScene({ checks: false });
  await scene[mode](answerHere);
  const volley = { command: '/steps', text: 'step:3', count: 200, concurrency: 20 };
  const result = await fireCommands(scene.slack, volley);
  expect(result.missed).toBe(0);
  expect(result.ack.p50).toBeGreaterThan(0);
  expect(result.answer.p50).toBeGreaterThanOrEqual(result.ack.p50);
  expect(result.answer.max).toBeGreaterThanOrEqual(result.answer.p99);
  expect(result.perSecond).toBeGreaterThan(0);
});
