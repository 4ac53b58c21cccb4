import type { App, types, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { expect, test } from 'vitest';

import { button, formOf, linesOf, messageOf, openScene, page, plain, section } from './bare-bolt.ts';

const form: types.ModalView = {
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
};

const openForm = (app: App): void => {
  app.command('/ask', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
};

test('a form is opened, refused, sent again, and ends on its own last page', async () => {
  await using scene = await openScene();
  const { sam } = scene;
  const sent: unknown[] = [];
  await scene.connect((app) => {
    openForm(app);
    app.view<ViewSubmitAction>('form', async ({ ack, view, client, body }) => {
      sent.push(view.state.values, body.response_urls);
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
  await sam.fills({ 'Which day': 'never' });
  expect(formOf(await sam.next())).toMatchObject({
    fields: [{ value: 'never' }, { value: '' }],
    problems: { 'Which day': 'Choose another day.' },
  });
  await sam.fills({ 'Which day': 'Sunday', 'Which zone': 'Paris' });
  const moment = messageOf(await sam.next());
  const done = messageOf(await sam.next());
  expect([moment.lines, done.lines, done.buttons]).toEqual([['One moment.'], ['Done.'], ['More']]);
  expect(done).toMatchObject({ id: moment.id, isPrivate: true });
  const paris = { text: plain('Paris'), value: 'Europe/Paris' };
  expect(sent.slice(-2)).toEqual([
    {
      day: { typed: { type: 'plain_text_input', value: 'Sunday' } },
      zone: { chosen: { type: 'static_select', selected_option: paris } },
    },
    [],
  ]);
  expect(await sam.rest()).toEqual([]);
  expect(scene.slack.breaches).toEqual([]);
});

test('the client itself objects to what is missing, too long or not there', async () => {
  await using scene = await openScene();
  const { sam } = scene;
  await scene.connect(openForm);
  await sam.types('/ask');
  await sam.next();
  await expect(sam.fills({ Day: 'x' })).rejects.toThrow(
    'The form has no field "Day". It has: Which day, Which zone.',
  );
  await expect(sam.fills({ 'Which zone': 'Rome' })).rejects.toThrow(
    '"Which zone" has no option "Rome". It has: Paris, Tokyo.',
  );
  for (const [words, problem] of [
    ['', 'Please complete this required field.'],
    ['x'.repeat(11), 'This must be at most 10 characters.'],
  ] as const) {
    await sam.fills({ 'Which day': words });
    expect(formOf(await sam.next()).problems).toEqual({ 'Which day': problem });
  }
});

test('a button in a page sends the view and no response_url', async () => {
  await using scene = await openScene();
  const { sam } = scene;
  const bodies: object[] = [];
  await scene.connect((app) => {
    app.command('/ask', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: page(button('More', 'more')) });
    });
    app.action({ action_id: 'more', type: 'block_actions' }, async ({ ack, body, client }) => {
      bodies.push(body);
      await ack();
      await client.views.push({
        trigger_id: body.trigger_id,
        view: page(section('It lies upon the other.')),
      });
    });
  });
  await sam.types('/ask');
  const opened = messageOf(await sam.next());
  await expect(sam.presses(opened.id, 'Less')).rejects.toThrow('called "Less". There is: "More".');
  await sam.presses(opened.id, 'More');
  expect(linesOf([await sam.next()])).toEqual([['It lies upon the other.']]);
  expect(bodies).toMatchObject([
    { container: { type: 'view', view_id: opened.id }, view: { id: opened.id } },
  ]);
  expect(Object.keys(bodies[0] ?? {})).not.toContain('response_url');
});

const refusedAcks: readonly (readonly [string, unknown, string])[] = [
  ['an unknown action', { response_action: 'erase' }, 'response_action'],
  ['no errors', { response_action: 'errors' }, 'errors by block_id'],
  ['errors for no field', { response_action: 'errors', errors: { hour: 'No.' } }, 'errors by block_id'],
  [
    'a page with a title too long',
    { response_action: 'update', view: { ...page(), title: plain('x'.repeat(25)) } },
    'viewTitle',
  ],
];

test.for(refusedAcks)('%s in an ack is a breach and the person sees trouble', async ([, answer, rule]) => {
  await using scene = await openScene();
  await scene.connect((app) => {
    openForm(app);
    app.view<ViewSubmitAction>('form', async ({ ack }) => ack(answer as ViewResponseAction));
  });
  await scene.sam.types('/ask');
  await scene.sam.next();
  await scene.sam.fills({ 'Which day': 'Sunday' });
  expect(formOf(await scene.sam.next()).problems).toEqual({
    'A form': 'We had some trouble connecting. Try again?',
  });
  expect(scene.slack.breaches.map((breach) => breach.rule)).toEqual([rule]);
});

test('an ack can push a page, clear them all, or close the form', async () => {
  await using scene = await openScene();
  const { sam } = scene;
  let answer: ViewResponseAction | undefined = { response_action: 'push', view: page(section('Upon it.')) };
  await scene.connect((app) => {
    openForm(app);
    app.view<ViewSubmitAction>('form', async ({ ack }) => (answer === undefined ? ack() : ack(answer)));
  });
  const send = async (): Promise<void> => {
    await sam.types('/ask');
    await sam.next();
    await sam.fills({ 'Which day': 'Sunday' });
  };
  await send();
  expect(linesOf([await sam.next()])).toEqual([['Upon it.']]);
  await sam.closes();
  for (const last of [{ response_action: 'clear' as const }, undefined]) {
    answer = last;
    await send();
    expect(await sam.rest()).toEqual([]);
    await expect(sam.closes()).rejects.toThrow('sam has no modal open.');
  }
});

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
  await using scene = await openScene();
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
