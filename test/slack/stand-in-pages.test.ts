import type { types } from '@slack/bolt';
import { expect, test } from 'vitest';

import { button, linesOf, messageOf, openScene, page, plain, section } from './bare-bolt.ts';

test('a fourth page is one too many, and an external_id names one view', async () => {
  await using scene = await openScene();
  const errors: unknown[] = [];
  const note = (error: { data?: { error?: string } }): void => void errors.push(error.data?.error);
  await scene.connect((app) => {
    app.command('/ask', async ({ ack, client, command }) => {
      await ack();
      const view = { ...page(button('Deeper', 'deeper')), external_id: 'first' };
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    app.action({ action_id: 'deeper', type: 'block_actions' }, async ({ ack, client, body }) => {
      await ack();
      const { trigger_id } = body;
      const same = { ...page(), external_id: 'first' };
      await client.views.push({ trigger_id, view: same }).catch(note);
      await client.views.push({ trigger_id, view: page(button('Deeper', 'deeper')) }).catch(note);
    });
  });
  await scene.sam.types('/ask');
  for (let depth = 1; depth <= 3; depth += 1) {
    await scene.sam.presses(messageOf(await scene.sam.next()).id, 'Deeper');
  }
  await scene.sam.rest();
  expect(errors).toEqual([...Array(3).fill('duplicate_external_id'), 'push_limit_reached']);
});

test('triggers work once and in time, hashes guard, closed views are gone', async () => {
  let time = Date.UTC(2026, 0, 1);
  await using scene = await openScene({ now: () => time });
  const { sam } = scene;
  const errors: unknown[] = [];
  const note = (error: { data?: { error?: string } }): void => void errors.push(error.data?.error);
  await scene.connect((app) => {
    app.command('/ask', async ({ ack, client, command: { trigger_id } }) => {
      const { view } = await client.views.open({ trigger_id, view: page(section('One')) });
      await client.views.open({ trigger_id, view: page() }).catch(note);
      await client.views.open({ trigger_id: '1.2.3', view: page() }).catch(note);
      const held = { view_id: view?.id ?? '', hash: view?.hash ?? '' };
      await client.views.update({ ...held, view: page(section('Two')) });
      await client.views.update({ ...held, view: page(section('Three')) }).catch(note);
      await client.views.update({ view_id: 'V0NONE', view: page() }).catch(note);
      await ack();
    });
    app.command('/steps', async ({ ack, client, command: { trigger_id } }) => {
      time += 3001;
      await client.views.open({ trigger_id, view: page() }).catch(note);
      await ack('late');
    });
  });
  await sam.types('/ask');
  expect(linesOf(await sam.rest())).toEqual([['One'], ['Two']]);
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

test('a bad view is refused in Slack’s words', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const view = { ...page(), title: plain('x'.repeat(25)) };
  await expect(client.views.publish({ user_id: scene.sam.user.id, view })).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    },
  });
});

test('the Home tab is published when somebody opens it, and its buttons work', async () => {
  await using scene = await openScene({ followUpWithin: 3_600_000 });
  const { sam, kim } = scene;
  await scene.connect((app) => {
    const show = (text: string): types.HomeView => ({
      type: 'home',
      blocks: [section(text), button('Go', 'go')],
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: show('Welcome') });
    });
    app.action({ action_id: 'go', type: 'block_actions' }, async ({ ack, client, body }) => {
      await ack();
      await client.views.update({ view_id: body.view?.id ?? '', view: show('Gone') });
    });
  });
  await sam.opensHome();
  const [home] = await sam.rest();
  expect(messageOf(home).lines).toEqual(['Welcome']);
  await sam.presses(messageOf(home).id, 'Go');
  expect(linesOf(await sam.rest())).toEqual([['Gone']]);
  expect(await kim.rest()).toEqual([]);
});

test('what stands in the Home tab already is seen again only by who opens it anew', async () => {
  await using scene = await openScene({ followUpWithin: 3_600_000 });
  const { sam } = scene;
  await scene.connect((app) => {
    const view: types.HomeView = { type: 'home', blocks: [button('Go', 'go')] };
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view });
    });
    app.action({ action_id: 'go', type: 'block_actions' }, async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: page(section('Above')) });
      await client.views.publish({ user_id: body.user.id, view });
    });
  });
  for (let visit = 1; visit <= 2; visit += 1) {
    await sam.opensHome();
    const [home] = await sam.rest();
    await sam.presses(messageOf(home).id, 'Go');
    expect(linesOf(await sam.rest())).toEqual([['Above']]);
  }
});

test('a closed modal is told of only where the view asks for it', async () => {
  await using scene = await openScene();
  const closed: string[] = [];
  await scene.connect((app) => {
    app.command(/steps|ask/, async ({ ack, client, command }) => {
      await ack();
      const { trigger_id, command: name } = command;
      const view = { ...page(), callback_id: name, notify_on_close: name === '/ask' };
      await client.views.open({ trigger_id, view });
    });
    app.view({ callback_id: /./, type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.callback_id);
      await ack();
    });
  });
  for (const line of ['/steps', '/ask']) {
    await scene.sam.types(line);
    await scene.sam.next();
    await scene.sam.closes();
  }
  await scene.sam.rest();
  expect(closed).toEqual(['/ask']);
});
