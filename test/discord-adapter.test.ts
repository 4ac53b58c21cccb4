import { expect, test } from 'vitest';
import { after, begin, formIn, ROUTES, seenIn, shows } from './discord-adapter.ts';
import { HOSTILE, LABELS, LONG, WHATS } from './discord/definitions.ts';

test('a command is answered to the asker alone, with what the event told', async () => {
  const scene = await begin();
  scene.people.setLocale('Sam', 'es-ES');
  scene.people.letPost('Sam', false);
  const seen = await shows(scene, '/show what:short loud:true country:c3');
  expect(seen).toMatchObject({ isPrivate: true, lines: ['Short true c3 es-ES no yes'] });
  expect((await shows(scene, '/show', 'private chat')).lines).toEqual([
    'Short undefined undefined es-ES unknown unknown',
  ]);
  expect(scene.standIn.breaches).toEqual([]);
});

test.each([undefined, 'private chat'] as const)(
  'a slow answer is deferred and edited (%s)',
  async (where) => {
    const scene = await begin();
    expect(await shows(scene, '/show what:slow', where)).toMatchObject({
      isPrivate: true,
      lines: ['Slow at last'],
    });
    expect(scene.standIn.traffic.get(`PATCH ${ROUTES.original}`)).toBe(1);
    expect(scene.standIn.breaches).toEqual([]);
  },
);

test.each(['short', 'slow', 'long'])('an answer does not stay in the private chat (%s)', async (what) => {
  const scene = await begin();
  const act = scene.people.person('Sam').types(`/show what:${what}`, 'private chat');
  const sights = await after(scene, 'Sam', act);
  const kept = sights.map((sight) => scene.standIn.context.messages.find(seenIn(sight).id));
  expect(kept.map((message) => message?.onlyFor?.name)).toEqual(sights.map(() => 'Sam'));
});

test('a button changes its own message, at once or later', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  const [later] = await after(scene, 'Sam', sam.presses(id, 'Later'));
  expect(seenIn(later)).toMatchObject({ id, lines: ['Turned later'], isPrivate: true, choices: [] });
  expect(scene.standIn.traffic.get(`PATCH ${ROUTES.original}`)).toBe(1);
  const [now] = await after(scene, 'Sam', sam.presses(id, 'Turn'));
  expect(seenIn(now)).toMatchObject({ id, lines: ['Turned later'] });
  expect(scene.standIn.breaches).toEqual([]);
});

test('a press on a public message answers the presser alone', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const kim = scene.people.person('Kim');
  await sam.types('/show what:room');
  const [posted, ...others] = await kim.rest();
  expect(others).toEqual([]);
  const { id, isPrivate } = seenIn(posted);
  expect(isPrivate).toBe(false);
  await sam.rest();
  const [answer] = await after(scene, 'Kim', kim.presses(id, 'Turn'));
  expect(seenIn(answer)).toMatchObject({ lines: ['Turned now'], isPrivate: true });
  expect(seenIn(answer).id).not.toBe(id);
  expect(await sam.rest()).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a room in which the bot may not post is forbidden', async () => {
  const scene = await begin();
  scene.people.letBotPost(false);
  expect((await shows(scene, '/show what:room')).lines).toEqual(['forbidden']);
  expect((await shows(scene, '/show')).lines[0]).toMatch(/yes no$/);
});

test.each([
  [50083, 400, 'forbidden'],
  [160005, 400, 'forbidden'],
  [10003, 404, 'gone'],
] as const)('a room that answers with %i (%i) is %s', async (code, status, outcome) => {
  const scene = await begin();
  scene.standIn.failNext({ template: ROUTES.messages, how: 'status', status, code, message: 'no' });
  expect((await shows(scene, '/show what:room')).lines).toEqual([outcome]);
});

test.each([
  ['room', undefined],
  ['note', 'private chat'],
] as const)('where Discord wants a %s to wait for long, it is busy', async (what, where) => {
  const scene = await begin();
  scene.standIn.failNext({ template: ROUTES.messages, how: 'limit', retryAfter: 60 });
  expect((await shows(scene, `/show what:${what}`, where)).lines).toEqual(['busy']);
});

test('a short wait is waited out', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  scene.standIn.failNext({ template: ROUTES.messages, how: 'limit', retryAfter: 0.1 });
  const sights = await after(scene, 'Sam', sam.types('/show what:room'));
  expect(sights.map(seenIn).map(({ isPrivate }) => isPrivate)).toEqual([false, true]);
});

test('a list shows what is chosen and takes another choice', async () => {
  const scene = await begin();
  const { id, choices } = await shows(scene, '/show what:buttons');
  expect(choices).toEqual([
    { label: LABELS.side, options: WHATS.map((each) => `What ${each}`), selected: 'What slow' },
  ]);
  const [sight] = await after(scene, 'Sam', scene.people.person('Sam').chooses(id, LABELS.side, 'What room'));
  expect(seenIn(sight)).toMatchObject({ id, lines: ['Picked room'] });
});

test('a form opens filled in, and its answer takes the place of the message', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  const [opened] = await after(scene, 'Sam', sam.presses(id, 'Write'));
  const { title, intro, fields } = formIn(opened);
  expect({ title, intro, values: fields.map(({ value }) => value) }).toEqual({
    title: LABELS.title,
    intro: 'Nothing is *kept*.',
    values: ['What long', 'Country 7', 'Some *words*'],
  });
  const values = { [LABELS.side]: 'What note', [LABELS.country]: 'c11', [LABELS.title]: 'My # words' };
  const [answer, ...others] = await after(scene, 'Sam', sam.fills(values));
  expect(seenIn(answer)).toMatchObject({ id, lines: ['Wrote note, c11, My # words'], isPrivate: true });
  expect(others).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('what can’t be read in a form is offered again', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  await after(scene, 'Sam', sam.presses(id, 'Write'));
  const [refused] = await after(scene, 'Sam', sam.fills({ [LABELS.country]: 'nowhere' }));
  expect(seenIn(refused).buttons).toEqual([LABELS.again, LABELS.help]);
  const [again] = await after(scene, 'Sam', sam.presses(id, LABELS.again));
  expect(formIn(again).fields.map(({ value }) => value)).toEqual(['What long', 'nowhere', 'Some *words*']);
});

test('what is typed is completed, 25 at most', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  expect(await sam.completes('/show', 'country', '59')).toEqual(['Country 59']);
  expect(await sam.completes('/show', 'country', '')).toHaveLength(25);
  expect(scene.standIn.breaches).toEqual([]);
});

test('somebody who writes to the bot is told that it can’t read, and what they wrote goes nowhere', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const [sight, ...others] = await after(scene, 'Sam', sam.writes('canary in my words'));
  expect(seenIn(sight)).toMatchObject({ lines: ['I can’t read'], isPrivate: true });
  expect(others).toEqual([]);
  expect(await after(scene, 'Sam', sam.writes('more'))).toEqual([]);
  expect(scene.log.lines.join()).not.toContain('canary');
  expect(scene.standIn.breaches).toEqual([]);
});

test('what Discord delivers twice takes effect once', async () => {
  const scene = await begin();
  await shows(scene, '/show');
  expect(await after(scene, 'Sam', scene.people.deliverAgain())).toEqual([]);
  expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(1);
});

test('4,000 characters come in parts, the buttons under the last', async () => {
  const scene = await begin();
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:long'));
  const parts = sights.map(seenIn);
  expect(parts.flatMap(({ lines }) => lines)).toEqual(LONG.map((line) => line.trim()));
  expect(parts.map(({ buttons: labels }) => labels)).toEqual([[], [], [LABELS.help]]);
  expect(parts.every(({ isPrivate }) => isPrivate)).toBe(true);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a part whose receipt got lost is not said again', async () => {
  const scene = await begin();
  const lost = { how: 'status', status: 500, code: 0, message: '', isDone: true } as const;
  scene.standIn.failNext({ method: 'POST', template: ROUTES.followUp, ...lost });
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:long'));
  expect(sights.map(seenIn).map(({ buttons: labels }) => labels)).toEqual([[], [], [LABELS.help]]);
});

test('markup of every kind arrives as what was typed', async () => {
  const scene = await begin();
  expect((await shows(scene, '/show what:hostile')).lines).toEqual([HOSTILE]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a fault is told to the person and logged without its words', async () => {
  const scene = await begin();
  expect((await shows(scene, '/show what:fault')).lines[0]).toMatch(/[A-Z0-9]{6}/);
  expect(scene.log.lines.join()).toContain('RangeError');
  expect(scene.log.lines.join()).not.toContain('canary');
});

test('a note is plain text, posted once even where Discord lost its own receipt', async () => {
  const scene = await begin();
  scene.standIn.failNext({
    method: 'POST',
    template: ROUTES.messages,
    how: 'status',
    status: 500,
    code: 0,
    message: '',
    isDone: true,
  });
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:note'));
  const [note, answer, ...others] = sights.map(seenIn);
  expect(others).toEqual([]);
  expect(note).toMatchObject({ lines: ['You have a note'], buttons: [] });
  expect(scene.standIn.context.messages.find(note?.id ?? '')?.content).toBe('You have a note');
  expect(answer?.lines).toEqual(['sent']);
  expect(scene.standIn.traffic.get(`POST ${ROUTES.messages}`)).toBe(2);
  expect(scene.standIn.breaches).toEqual([]);
});

test.each(['closed', 'gone'] as const)('a door that is %s is an answer', async (door) => {
  const scene = await begin();
  scene.people.setDoor('Sam', door);
  expect((await shows(scene, '/show what:note')).lines).toEqual([door]);
  expect(await scene.people.person('Kim').rest()).toEqual([]);
});
