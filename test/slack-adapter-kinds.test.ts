/** Kinds of things to say and to ask for that Slack has a way of its own for. */
import { afterEach, assert, describe, expect, test } from 'vitest';
import { openScene, seesForm, seesMessage, type SlackScene } from './slack-scene.ts';
import { linesOfFile, MOMENT } from './slack/definitions.ts';
import { objectAt, textAt } from './slack/json.ts';
import type { Post } from './slack/workspace.ts';

const scenes: SlackScene[] = [];
async function open(...of: Parameters<typeof openScene>): Promise<SlackScene> {
  const scene = await openScene(...of);
  scenes.push(scene);
  return scene;
}
afterEach(async () => {
  for (const scene of scenes.splice(0)) {
    assert.deepEqual(scene.slack.breaches, []);
    await scene[Symbol.asyncDispose]();
  }
});

describe.each(['socket', 'http'] as const)('Slack (%s)', (mode) => {
  test.each([
    ['/plan start at:18:00 size:big', 'Starts at 18:00, big'],
    ['/plan start 18:00', 'Starts at 18:00, any'],
    ['/plan start', 'Starts at some time, any'],
    ['/plan PAUSE', 'Paused'],
    ['/plan', 'Plan what?'],
    ['/plan dance', 'Plan what?'],
    ['/plan start at:noon', 'That is no hour.'],
  ])('reads a subcommand: %s', async (line, said) => {
    const { sam } = await open(mode);
    await sam.types(line);
    expect((await seesMessage(sam)).lines).toEqual([said]);
  });

  test('lets people tick several, in boxes and in a list', async () => {
    const { sam, slack } = await open(mode);
    await sam.types('/ticks');
    const { id } = await seesMessage(sam);
    await sam.presses(id, 'Tick');
    const { fields } = await seesForm(sam);
    expect(fields.map(({ value, choices }) => [value, choices.length])).toEqual([
      ['Entry 1\nEntry 3', 10],
      ['', 12],
    ]);
    const view = slack.views.top(sam.user.id);
    expect(view?.blocks.map((block) => textAt(objectAt(block, 'element'), 'type'))).toEqual([
      'checkboxes',
      'multi_static_select',
    ]);
    await sam.fills({ Side: 'Entry 0\nEntry 9', 'First question': 'Entry 11\nEntry 10' });
    expect((await seesMessage(sam)).lines).toEqual(['Ticked v0,v9 and v11,v10']);
    await sam.presses(id, 'Tick');
    await seesForm(sam);
    await sam.fills({ Side: '' });
    expect((await seesMessage(sam)).lines).toEqual(['Ticked  and ']);
  });

  test('shows a long text on a page of its own, which can be pressed', async () => {
    const { sam, slack } = await open(mode);
    await sam.types('/file 2000');
    const page = await seesMessage(sam);
    expect(page.lines).toEqual(['All that is kept:', ...linesOfFile(2000)]);
    expect(page).toMatchObject({ isPrivate: true, buttons: ['Again', 'Other', 'Write', 'Need help now?'] });
    expect(page.id).toBe(slack.views.top(sam.user.id)?.id);
    await sam.presses(page.id, 'Other');
    expect(await seesMessage(sam)).toMatchObject({ id: page.id, lines: ['Another'] });
  });
});

/** The messages that Slack was given, oldest first. */
function watch({ slack }: SlackScene): readonly Post[] {
  const posts: Post[] = [];
  slack.onShown((shown) => void (shown.kind === 'post' && posts.push(shown.post)));
  return posts;
}

test('A moment is shown in each reader’s own time zone, and read aloud so', async () => {
  const scene = await open('socket');
  const posts = watch(scene);
  await scene.sam.types('/moment');
  const iso = MOMENT.toString({ smallestUnit: 'minute' });
  expect((await seesMessage(scene.sam)).lines).toEqual([`It comes ${iso}.`, `Or ${iso}`]);
  const date = `<!date^${MOMENT.epochMilliseconds / 1000}^{date_long_pretty} {time}|2030-11-24 17:00 UTC>`;
  expect(posts[0]?.text).toBe(`It comes ${date}.\nOr ${date}`);
});

test('A chart is its text', async () => {
  const { sam } = await open('socket');
  await sam.types('/chart');
  expect(await seesMessage(sam)).toMatchObject({ lines: ['W1: 2', 'W2: nothing'], hasPicture: false });
});

test('A long text comes in messages where it is too late for a page', async () => {
  const scene = await open('socket', { triggerLifetime: -1 });
  const posts = watch(scene);
  await scene.sam.types('/file 1500');
  await expect.poll(() => posts.length, { timeout: 5000 }).toBe(3);
  const seen = [await seesMessage(scene.sam), await seesMessage(scene.sam), await seesMessage(scene.sam)];
  expect(seen.flatMap(({ lines }) => lines)).toEqual(['All that is kept:', ...linesOfFile(1500)]);
  expect(seen.map((each) => [each.isPrivate, each.buttons.length])).toEqual([
    [true, 0],
    [true, 0],
    [true, 4],
  ]);
});
