/** The bot's own page at Slack: the Home tab, and what is opened from it. */
import { afterEach, assert, describe, expect, test } from 'vitest';
import {
  gate,
  openScene,
  seesForm,
  seesMessage,
  words,
  type ModeName,
  type SlackScene,
} from './slack-scene.ts';
import { textAt, objectAt } from './slack/json.ts';

const say = words.in(undefined);
const HELP = 'Need help now?';

describe.each<ModeName>(['socket', 'http'])('The Home tab (%s)', (mode) => {
  const scenes: SlackScene[] = [];
  const open = async (options?: Parameters<typeof openScene>[1]): Promise<SlackScene> => {
    const scene = await openScene(mode, options);
    scenes.push(scene);
    return scene;
  };
  afterEach(async () => {
    for (const scene of scenes.splice(0)) {
      assert.deepEqual(scene.slack.breaches, []);
      await scene[Symbol.asyncDispose]();
    }
  });
  const homeOf = ({ slack, sam }: SlackScene) => slack.views.home(sam.user.id);

  test('shows what is true when it is opened, to that person alone', async () => {
    const scene = await open();
    const { sam, kim, slack } = scene;
    await sam.opensHome();
    const sight = await sam.next();
    expect(sight).toMatchObject({
      where: 'private chat',
      seen: { lines: ['Home', 'Runs: 0'], buttons: ['Again', 'Other', 'Write', HELP], isPrivate: true },
    });
    gate.runs = 5;
    await sam.opensHome();
    expect(await seesMessage(sam)).toMatchObject({ id: homeOf(scene)?.id, lines: ['Home', 'Runs: 5'] });
    expect(await kim.rest()).toEqual([]);
    gate.runs = 6;
    const channel = slack.workspace.dmOf(sam.user).id;
    const tab = { type: 'app_home_opened', user: sam.user.id, channel, tab: 'messages', event_ts: '0.1' };
    await slack.acts.event(sam.user, tab).acked;
    expect(await sam.rest()).toEqual([]);
  });

  test('answers a press on a page above it, and shows what changed by that', async () => {
    const scene = await open();
    const { sam, slack } = scene;
    await sam.opensHome();
    const home = await seesMessage(sam);
    await sam.presses(home.id, 'Again');
    const page = await seesMessage(sam);
    expect(page.lines).toEqual(['Pressed 1']);
    expect(page.id).not.toBe(home.id);
    expect(textAt(objectAt(slack.views.top(sam.user.id)?.content, 'title'), 'text')).toBe('Seven');
    expect(await seesMessage(sam)).toMatchObject({ id: home.id, lines: ['Home', 'Runs: 1'] });

    await sam.presses(page.id, 'Again');
    expect(await seesMessage(sam)).toMatchObject({ id: page.id, lines: ['Pressed 2'] });
    expect(await seesMessage(sam)).toMatchObject({ id: home.id, lines: ['Home', 'Runs: 2'] });
    await sam.presses(home.id, 'Other');
    expect((await seesMessage(sam)).lines).toEqual(['Another']);
    expect(await sam.rest()).toEqual([]);
  });

  test('opens a form as a form, which is answered on its own page', async () => {
    const { sam } = await open();
    await sam.opensHome();
    const home = await seesMessage(sam);
    await sam.presses(home.id, 'Write');
    await seesForm(sam);
    await sam.fills({ 'First question': '  ' });
    await seesForm(sam);
    await sam.fills({ 'First question': 'hello' });
    const page = await seesMessage(sam);
    expect(page.lines).toEqual(['Wrote hello, big', 'in no room']);
    expect(await seesMessage(sam)).toMatchObject({ id: home.id, lines: ['Home', 'Runs: 1'] });
    await sam.presses(page.id, 'Write');
    await seesForm(sam);
    await sam.fills({ 'First question': 'again' });
    expect((await seesMessage(sam)).lines).toEqual(['Wrote again, big', 'in no room']);
    expect(await seesMessage(sam)).toMatchObject({ id: home.id, lines: ['Home', 'Runs: 2'] });
  });

  test('does once what is delivered twice', async () => {
    const { sam, people } = await open();
    await sam.opensHome();
    const home = await seesMessage(sam);
    gate.runs = 9;
    await people.deliverAgain();
    expect(await sam.rest()).toEqual([]);
    await sam.presses(home.id, 'Again');
    await seesMessage(sam, 2);
    await people.deliverAgain();
    expect(await sam.rest()).toEqual([]);
    expect(gate.runs).toBe(10);
  });

  test('says that an answer takes a moment while the page can still be opened', async () => {
    const { sam } = await open();
    await sam.opensHome();
    const home = await seesMessage(sam);
    const door = Promise.withResolvers<void>();
    gate.open = door.promise;
    await sam.presses(home.id, 'Again');
    const wait = await seesMessage(sam);
    expect(wait.lines).toEqual([say.label('slack.wait')]);
    door.resolve();
    expect(await seesMessage(sam)).toMatchObject({ id: wait.id, lines: ['Pressed 1'] });
    expect(await seesMessage(sam)).toMatchObject({ id: home.id, lines: ['Home', 'Runs: 1'] });
  });

  test('never puts a private answer into the tab, also where it is too late for a page', async () => {
    const { sam } = await open({ triggerLifetime: -1 });
    await sam.opensHome();
    const home = await seesMessage(sam);
    await sam.presses(home.id, 'Again');
    expect((await seesMessage(sam)).lines).toEqual(['Home', 'Runs: 1']);
    await sam.presses(home.id, 'Write');
    expect(await seesMessage(sam)).toMatchObject({
      id: home.id,
      lines: [say.label('slack.expired')],
      buttons: ['Try again', HELP],
    });
    await sam.opensHome();
    expect((await seesMessage(sam)).lines).toEqual(['Home', 'Runs: 1']);
  });

  test('stays as it was where Slack can’t show it, and the log says so', async () => {
    const { sam, slack, log } = await open();
    slack.faults.next('views.publish', { kind: 'error', error: 'internal_error' });
    await sam.opensHome();
    await expect.poll(() => log.lines.join(), { timeout: 5000 }).toContain('home not shown');
    expect(log.lines.join()).not.toMatch(/sam|U0|T0/);
    await sam.opensHome();
    expect((await seesMessage(sam)).lines).toEqual(['Home', 'Runs: 0']);
  });

  test('is for the workspaces that are served', async () => {
    const { sam, slack } = await open({ bot: { allowedGroups: ['T0WORKSPCE'] }, followUpWithin: 100 });
    const event = { type: 'app_home_opened', user: sam.user.id, channel: 'D1', tab: 'home', event_ts: '0.1' };
    const payload = { event, type: 'event_callback', event_id: 'Ev1', team_id: 'T0STRANGER', event_time: 1 };
    const via = mode === 'http' ? slack.requests : slack.sockets;
    expect(await via.deliver({ kind: 'events_api', payload })).toMatchObject({ outcome: 'acked' });
    expect(await sam.rest()).toEqual([]);
    expect(slack.views.home(sam.user.id)).toBeUndefined();
  });
});
