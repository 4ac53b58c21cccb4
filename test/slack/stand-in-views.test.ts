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
  await using scene = await openScene({ followUpWithin: 3_600_000 });
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

test('what was put into fields stays when the page is updated', async () => {
  await using scene = await openScene();
  await scene.connect((app) => {
    openForm(app);
    app.view<ViewSubmitAction>('form', async ({ ack }) =>
      ack({ response_action: 'update', view: { ...form, title: plain('Once more') } }),
    );
  });
  await scene.sam.types('/ask');
  await scene.sam.next();
  await scene.sam.fills({ 'Which day': 'Sunday' });
  expect(formOf(await scene.sam.next())).toMatchObject({
    title: 'Once more',
    fields: [{ label: 'Which day', value: 'Sunday' }, { value: '' }],
  });
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
