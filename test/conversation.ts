/**
 * Stories: written once as a conversation, run on every stage. What is said and not expected fails the story, and on
 * failure all that happened is printed as a play.
 */
import { expect, test } from 'vitest';
import type { StoryClock } from './clock.ts';
import type { Person, Seen, SeenForm, Sight, Stage, Where } from './stage.ts';
import { openStages, type OpenStage } from './stages.ts';

/** A line that must be among those that are seen: all of it, or a pattern. */
export type Expected = string | RegExp;

export interface Details {
  /** True where nobody else may see it. */
  readonly privately?: boolean;
  /** Labels that must be there, among others. */
  readonly buttons?: readonly string[];
  /** Labels or lines that must not be there. */
  readonly without?: readonly Expected[];
}

/** A person in a story. */
export interface Actor {
  readonly name: string;
  types(line: string, where?: Where): Promise<void>;
  /** Presses a button of the newest message that has it. */
  presses(label: string): Promise<void>;
  chooses(label: string, option: string): Promise<void>;
  fills(values: Readonly<Record<string, string>>): Promise<void>;
  writes(text: string): Promise<void>;
  completes(command: string, option: string, typed: string): Promise<readonly string[]>;
  opensHome(): Promise<void>;
  /** Chooses what is called so from the menu of the newest message that others can see too. */
  opensMenu(label: string): Promise<void>;
  /** How many messages of the bot stand in the private chat. */
  counts(): Promise<number>;
  /** The next thing on the screen is a message with these lines. */
  sees(lines: Expected | readonly Expected[], details?: Details): Promise<Seen>;
  /** The next thing on the screen is a form with this title. */
  seesForm(title: string): Promise<SeenForm>;
  /** Is told what can't be read, beside the field or in a message, and has the form again with what was typed. */
  isAskedAgain(problem: string, title: string): Promise<SeenForm>;
  seesNothingMore(): Promise<void>;
}

/** A clock that a story moves, with what is sent when it is time. */
export interface SceneClock extends StoryClock {
  /** Moves the clock to a local time, such as 2026-11-29T18:01, in Paris unless another zone is named; then everything that is due by then has been sent. */
  reaches(wall: string, zone?: string): Promise<void>;
}

/** What a story is given. */
export interface Scene {
  readonly sam: Actor;
  readonly kim: Actor;
  /** Somebody who can manage the group, where the platform tells. Comes in when the story first names her. */
  readonly ana: Actor;
  readonly stage: Stage;
  readonly clock: SceneClock;
  readonly store: { breaks(): void; mends(): void };
  /** All that the bot wrote to its log so far. */
  readonly log: readonly string[];
}

export interface StoryOptions {
  /** Stages that the story is for, where it can't be for all. */
  readonly only?: readonly OpenStage['name'][];
  /** One of the dozen that also run in a browser. */
  readonly inBrowser?: boolean;
  /** One of the ten that also run in Slack's HTTP mode. */
  readonly overHttp?: boolean;
}

const fits = (line: string, expected: Expected): boolean =>
  typeof expected === 'string' ? line.includes(expected) : expected.test(line);

function createActor(name: string, person: Person, play: string[]): Actor {
  const screen: Seen[] = [];
  const newest = (label: string, has: (seen: Seen) => boolean): string => {
    const found = screen.findLast(has);
    if (!found) throw new Error(`${name} sees nothing called "${label}".`);
    return found.id;
  };
  const tell = (act: string): void => void play.push(`${name} ${act}`);
  const remember = (seen: Seen): void => {
    const i = screen.findIndex(({ id }) => id === seen.id);
    if (i >= 0) screen.splice(i, 1);
    screen.push(seen);
  };
  const next = async (): Promise<Sight> => {
    const sight = await person.next();
    play.push(describe(name, sight));
    return sight;
  };
  return {
    name,
    types: async (line, where) => {
      tell(`types ${line}`);
      await person.types(line, where);
    },
    presses: async (label) => {
      tell(`presses [${label}]`);
      await person.presses(
        newest(label, ({ buttons }) => buttons.includes(label)),
        label,
      );
    },
    chooses: async (label, option) => {
      tell(`chooses ${option} as ${label}`);
      const id = newest(label, ({ choices }) => choices.some((choice) => choice.label === label));
      await person.chooses(id, label, option);
    },
    fills: async (values) => {
      tell(`fills in ${JSON.stringify(values)}`);
      await person.fills(values);
    },
    writes: async (text) => {
      tell(`writes ${text}`);
      await person.writes(text);
    },
    completes: (command, option, typed) => person.completes(command, option, typed),
    opensHome: async () => {
      tell('opens the bot’s page');
      await person.opensHome();
    },
    opensMenu: async (label) => {
      tell(`chooses ${label} from the menu of a message`);
      await person.opensMenu(
        newest(label, ({ isPrivate }) => !isPrivate),
        label,
      );
    },
    counts: async () => (await person.standing()).length,
    sees: async (lines, details = {}) => {
      const sight = await next();
      if (sight.kind !== 'message') throw new Error(`${name} sees a form, not a message.`);
      remember(sight.seen);
      check(sight.seen, [lines].flat(), details);
      return sight.seen;
    },
    seesForm: async (title) => {
      const sight = await next();
      if (sight.kind !== 'form') throw new Error(`${name} sees a message, not a form.`);
      expect(sight.form.title).toBe(title);
      return sight.form;
    },
    isAskedAgain: async (problem, title) => {
      const sight = await next();
      if (sight.kind === 'form') {
        expect(Object.values(sight.form.problems).join(' ')).toContain(problem);
        return sight.form;
      }
      remember(sight.seen);
      check(sight.seen, [problem], { privately: true, buttons: ['Try again'] });
      await person.presses(sight.seen.id, 'Try again');
      const again = await next();
      if (again.kind !== 'form') throw new Error(`${name} sees a message, not a form.`);
      expect(again.form.title).toBe(title);
      return again.form;
    },
    seesNothingMore: async () => {
      const rest = await person.rest();
      play.push(...rest.map((sight) => describe(name, sight)));
      expect(rest, `${name} sees more than expected`).toEqual([]);
    },
  };
}

function check(seen: Seen, lines: readonly Expected[], details: Details): void {
  for (const expected of lines) {
    expect(
      seen.lines.some((line) => fits(line, expected)),
      `a line with ${String(expected)}`,
    ).toBe(true);
  }
  for (const label of details.buttons ?? []) expect(seen.buttons).toContain(label);
  for (const unwanted of details.without ?? []) {
    expect([...seen.lines, ...seen.buttons].filter((each) => fits(each, unwanted))).toEqual([]);
  }
  if (details.privately !== undefined)
    expect(seen.isPrivate, 'only this person sees it').toBe(details.privately);
}

function describe(name: string, sight: Sight): string {
  if (sight.kind === 'form') {
    const { title, intro, fields, problems } = sight.form;
    const labels = fields.map(({ label, value }) => `${label}: ${value}`);
    return `    [${name} sees the form "${title}"] ${[intro, ...labels, JSON.stringify(problems)].join(' / ')}`;
  }
  const { lines, buttons, choices, isPrivate } = sight.seen;
  const offered = [...buttons.map((label) => `[${label}]`), ...choices.map(({ label }) => `{${label}}`)];
  return `    (to ${name}${isPrivate ? ', privately' : ''}, ${sight.where}) ${[...lines, offered.join(' ')].join('\n      ')}`;
}

/** Tells a story on every stage that it is for. */
export function conversation(
  title: string,
  options: StoryOptions,
  tell: (scene: Scene) => Promise<void>,
): void {
  for (const stage of openStages.filter((each) => each.isFor(options))) {
    test.skipIf(stage.missing !== undefined)(`${title} (${stage.name})`, async () => {
      const play: string[] = [];
      const opened = await stage.open(options);
      const sam = createActor('Sam', opened.stage.person('Sam'), play);
      const kim = createActor('Kim', opened.stage.person('Kim'), play);
      let ana: Actor | undefined;
      const scene: Scene = {
        ...opened,
        sam,
        kim,
        get ana() {
          ana ??= createActor('Ana', opened.stage.person('Ana'), play);
          return ana;
        },
      };
      try {
        await tell(scene);
        await ana?.seesNothingMore();
        await sam.seesNothingMore();
        await kim.seesNothingMore();
        expect(opened.stage.breaches()).toEqual([]);
      } catch (fault) {
        if (fault instanceof Error) fault.message += `\n\n${play.join('\n')}\n\n${opened.log.join('\n')}`;
        throw fault;
      } finally {
        await opened.stop();
      }
    });
  }
}
