/** Two moderators who press at the same instant, through two processes on one Redis: it happens once, and each is told how it is. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Call } from '#core/call.ts';
import type { Group } from '#core/group-records.ts';
import { NOBODY, type Question } from '#core/records.ts';
import { makeQuestion } from '#support/questions.ts';
import { putReminder, start } from '#support/reminders.ts';
import { words } from './bot.ts';
import { asReply, type WithoutId } from './harness.ts';
import { readMessage } from './seen.ts';
import { daily, GROUP, idOf, openProcesses, press, type Answered, type World } from './two-processes.ts';

/** A database of the shared Redis that no story takes: those begin at 200. */
const DATABASE = 153;
/** Often enough that a race which is lost now and then is lost here. */
const ROUNDS = 12;
const say = words.in('en');

/** The one who was told this, and the other one. Fails unless exactly one of both was. */
function partBy(answers: Answered, sentence: string) {
  const told = answers.filter(({ lines }) => lines.includes(sentence));
  expect(told.length, answers.flatMap(({ lines }) => lines).join(' / ')).toBe(1);
  const [won] = told;
  const lost = answers.find((each) => each !== won);
  if (!won || !lost) throw new Error('not both were answered');
  return { won, lost };
}
const nameOf = (who: string): string => `@${who.split(':').at(-1)}`;

describe.skipIf(inject('redisUrl') === '')('Two moderators who press at the same instant', () => {
  let world: World;
  let groups = 0;
  beforeAll(async () => {
    world = await openProcesses(DATABASE);
  });
  afterAll(() => world.stop());

  /** A group of its own, with or without a reminder at 17:00 each day. */
  async function found(hasReminder = true): Promise<string> {
    const id = `test:group-${(groups += 1)}`;
    const { clock } = world.processes[0]?.bot ?? {};
    if (!clock) throw new Error('no process');
    const kept = hasReminder ? putReminder(GROUP, start(daily(id), clock.now()), clock.now()) : GROUP;
    await world.stores.groups.open(id, 'begin').update(() => kept);
    return id;
  }
  const read = async (id: string): Promise<Group> => {
    const kept = await world.stores.groups.open(id, 'look').get();
    if (!kept) throw new Error('no group');
    return kept;
  };
  const didIn = async (id: string): Promise<readonly string[]> => (await read(id)).log.map(({ did }) => did);
  /** Both look at the reminder. Gives the id of one of its buttons, as both see it. */
  const look = async (id: string, label: string): Promise<WithoutId<Call>> => {
    const shown = await world.ask(0, id, {
      kind: 'action',
      action: 'reminder-one@1',
      chosen: 'aaaaaaaaaaaaaaaa',
      onPublic: false,
    });
    return press(idOf(asReply(shown).message, label));
  };

  test('post crisis lines once, and the other one is told who did', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found(false);
      const before = world.posted.length;
      const here = press('crisis-post@1|IE|unsafe');
      const { won, lost } = partBy(
        await world.both(id, [here, here], 'group'),
        say.label('crisis-post.done'),
      );
      expect(world.posted.length - before).toBe(1);
      expect(lost.outcome).toBe('refused');
      expect(lost.lines[0]).toContain(`${nameOf(won.who)} posted lines here`);
      expect(await didIn(id)).toEqual(['crisis-post']);
    }
  });

  async function ask(group: string, i: number): Promise<string> {
    const id = `question-${String(i).padStart(7, '0')}`;
    const { clock } = world.processes[0]?.bot ?? {};
    const at = clock?.now();
    if (!at) throw new Error('no process');
    const draft = {
      id,
      group,
      alias: 'heron',
      isNamed: false,
      says: { kind: 'words', words: 'w' },
      at: at.epochMilliseconds,
    } as const;
    const asked = { id, group, at: at.epochMilliseconds, isNamed: false, isOpen: true, hasNews: false };
    await world.stores.questions.askers.open('test:sam', id).update(() => ({ questions: [asked] }));
    await world.stores.questions.sent
      .open(id, 'begin')
      .update(() => makeQuestion(draft, GROUP, 'test:moderators', { from: 'test:sam' }, at));
    return id;
  }
  const question = async (id: string): Promise<Question | undefined> =>
    world.stores.questions.sent.open(id, 'look').get();

  test('take a message once, and the other one is told who has it', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const group = await found(false);
      const id = await ask(group, i);
      const take = press(`ask-take@1|${id}`);
      const answers = await world.both(group, [take, take], 'question');
      const { won, lost } = partBy(answers, say.label('ask.take.done'));
      expect((await question(id))?.taken?.by).toBe(won.who);
      expect(lost.lines[0]).toContain(`${nameOf(won.who)} has it`);
    }
  });

  test('hand it over once; and one who takes what the other hands over is told how it ended', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const group = await found(false);
      const id = await ask(group, 100 + i);
      const [take, hand] = [press(`ask-take@1|${id}`), press(`ask-hand@1|${id}`)];
      const handed = partBy(await world.both(group, [hand, hand], 'question'), say.label('ask.hand.done'));
      expect((await question(id))?.handed?.by).toBe(handed.won.who);
      expect(handed.lost.lines[0]).toContain(`${nameOf(handed.won.who)} handed it over`);

      await world.ask(0, group, take);
      const [kim, ana] = await world.both(group, [hand, take], 'question');
      expect(kim?.lines[0]).toBe(say.label('ask.hand.done'));
      const kept = await question(id);
      const isAnas = kept?.taken?.by === 'test:ana';
      expect(kept?.handed?.by).toBe('test:kim');
      expect(ana?.lines[0]).toMatch(isAnas ? say.label('ask.take.done') : /^@kim has it/);
    }
  });

  test('let its writer know once that it was seen', async () => {
    const reach = { platform: 'test', chat: 'test:chat' };
    const settings = { quiet: { from: '00:00', until: '00:00' } };
    await world.stores.members.open('test:sam', 'begin').update(() => ({ ...NOBODY, settings, reach }));
    for (let i = 0; i < ROUNDS; i += 1) {
      const group = await found(false);
      const id = await ask(group, 200 + i);
      const seen = press(`ask-seen@1|${id}`);
      const { won, lost } = partBy(
        await world.both(group, [seen, seen], 'question'),
        say.label('ask.seen.done'),
      );
      expect(world.noted.length).toBe(i + 1);
      expect((await question(id))?.seen?.by).toBe(won.who);
      expect(lost.lines[0]).toContain(`${nameOf(won.who)} has let them know already`);
    }
  });

  test('leave out one occurrence, not two', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found();
      const skip = await look(id, 'Skip the next one');
      const answers = await world.both(id, [skip, skip], 'group');
      const { lost } = partBy(answers, say.label('reminder.skipped'));
      expect(lost.lines[0]).toBe(say.label('reminder.unchanged'));
      for (const { lines } of answers) {
        expect(lines).toContain('Left out: Wednesday 25 November at 17:00, Paris time');
        expect(lines).toContain('• Thursday 26 November at 17:00, Paris time');
        expect(lines).not.toContain('• Wednesday 25 November at 17:00, Paris time');
      }
      const [kept] = (await read(id)).reminders;
      expect([kept?.next, kept?.skipped.length]).toEqual(['2026-11-26T17:00', 1]);
      expect(await didIn(id)).toEqual(['reminder-skipped']);
    }
  });

  test.each([
    ['Pause', 'reminder.paused', 'reminder.unchanged', 'reminder-paused'],
    ['Remove', 'reminder.removed', 'reminder.gone', 'reminder-removed'],
  ] as const)('%s a reminder once', async (label, done, other, did) => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found();
      const same = await look(id, label);
      const { won, lost } = partBy(await world.both(id, [same, same], 'group'), say.label(done));
      expect(lost.lines[0]).toBe(say.label(other));
      const { log } = await read(id);
      expect(log.map((entry) => [entry.did, entry.by])).toEqual([[did, won.who]]);
    }
  });

  test('resume once; and one who pauses while the other resumes is told what is', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found();
      const pause = await look(id, 'Pause');
      await world.ask(0, id, pause);
      const resume = await look(id, 'Resume');
      const { lost } = partBy(await world.both(id, [resume, resume], 'group'), say.label('reminder.resumed'));
      expect(lost.lines[0]).toBe(say.label('reminder.unchanged'));
      const [paused, resumed] = await world.both(id, [pause, resume], 'group');
      expect(paused?.lines[0]).toBe(say.label('reminder.paused'));
      const [kept] = (await read(id)).reminders;
      const said = kept?.paused === undefined ? 'reminder.resumed' : 'reminder.unchanged';
      expect(resumed?.lines[0]).toBe(say.label(said));
      expect(resumed?.lines.includes('State: paused')).toBe(false);
    }
  });

  const planned = async (who: 0 | 1, id: string, form: string, raw: Readonly<Record<string, string>>) =>
    asReply(await world.ask(who, id, { kind: 'form', form, raw, onPublic: false })).message;

  test('change a reminder: each starts what they looked at, and it stays one reminder', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found();
      const change = await look(id, 'Change it');
      const form = 'action' in change ? change.action : '';
      const previews = [
        await planned(0, id, form, { words: 'Kim’s', when: 'daily', at: '10:00' }),
        await planned(1, id, form, { words: 'Ana’s', when: 'daily', at: '11:00' }),
      ] as const;
      const [before] = (await read(id)).reminders;
      expect([before?.says, before?.next]).toEqual([{ kind: 'words', words: 'Tea?' }, '2026-11-25T17:00']);
      const [kim, ana] = previews.map((preview) => press(idOf(preview, 'Start')));
      if (!kim || !ana) throw new Error('no start');
      const answers = await world.both(id, [kim, ana], 'group');
      expect(answers[0]?.lines).toContain('When: every day at 10:00, Paris time');
      expect(answers[1]?.lines).toContain('When: every day at 11:00, Paris time');
      for (const { lines } of answers) expect(lines[0]).toBe(say.label('reminder.started'));
      const { reminders, log } = await read(id);
      expect(reminders.map((each) => [each.id, each.paused])).toEqual([['aaaaaaaaaaaaaaaa', undefined]]);
      expect(log.map(({ did }) => did)).toEqual(['reminder-edited', 'reminder-edited']);
      const [last] = reminders;
      expect(last?.editedBy).toBe(log.at(-1)?.by);
      const isKims = last?.editedBy === 'test:kim';
      expect([last?.says, last?.rhythm?.at]).toEqual([
        { kind: 'words', words: isKims ? 'Kim’s' : 'Ana’s' },
        isKims ? '10:00' : '11:00',
      ]);
    }
  });

  test('begin a step a week once', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found();
      const raw = { days: 'sunday', at: '18:00', loops: '' };
      const previews = [await planned(0, id, 'steps-plan@1', raw), await planned(1, id, 'steps-plan@1', raw)];
      const [kim, ana] = previews.map((preview) => press(idOf(preview, 'Start')));
      if (!kim || !ana) throw new Error('no start');
      const { won, lost } = partBy(await world.both(id, [kim, ana], 'group'), say.label('reminder.started'));
      expect(lost.lines[0]).toBe(say.label('group-steps.is-on'));
      const { reminders, log } = await read(id);
      const on = reminders.filter(({ says, paused }) => says.kind === 'steps' && paused !== 'draft');
      expect(on.map(({ editedBy }) => editedBy)).toEqual([won.who]);
      expect(log.map(({ did }) => did)).toEqual(['steps-started']);
    }
  });

  test('and a press that reaches both processes is one press', async () => {
    for (let i = 0; i < ROUNDS; i += 1) {
      const id = await found();
      await world.deliveredTwice(id, await look(id, 'Skip the next one'), 'group');
      expect((await read(id)).reminders.map(({ next }) => next)).toEqual(['2026-11-26T17:00']);
      const before = world.posted.length;
      await world.deliveredTwice(id, press('crisis-post@1|IE|unsafe'), 'group');
      expect(world.posted.length - before).toBe(1);
      expect(await didIn(id)).toEqual(['reminder-skipped', 'crisis-post']);
    }
  });

  test('what is due while they do comes once, whichever process posts it', async () => {
    const ids = [];
    for (let i = 0; i < ROUNDS; i += 1) ids.push(await found());
    const before = world.posted.length;
    for (const { bot } of world.processes) bot.clock.passes({ hours: 4, minutes: 2 });
    await Promise.all(world.processes.map(({ timetable }) => timetable.runDue()));
    const tea = world.posted
      .slice(before)
      .filter((post) => readMessage(post, '', false).lines.includes('Tea?'));
    expect(tea.length).toBeGreaterThanOrEqual(ROUNDS);
    for (const id of ids) {
      const [kept] = (await read(id)).reminders;
      expect([kept?.last?.state, kept?.last?.at, kept?.next]).toEqual([
        'sent',
        '2026-11-25T17:00',
        '2026-11-26T17:00',
      ]);
    }
    const due = await countDue(world);
    expect(tea.length).toBe(due);
  });
});

/** How many groups have posted the reminder of that evening. */
async function countDue(world: World): Promise<number> {
  let count = 0;
  for (let i = 1; ; i += 1) {
    const kept = await world.stores.groups.open(`test:group-${i}`, 'look').get();
    if (!kept) return count;
    count += kept.reminders.filter(({ last }) => last?.state === 'sent').length;
  }
}
