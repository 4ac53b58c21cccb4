import { makeOccurrence, type Command } from '#core/command.ts';
import type { Field, Form, Message } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import { routeOf } from '#core/route.ts';
import { orNobody } from '#support/check-ins.ts';
import { promise } from '#support/promises.ts';
import { registry } from './bot.ts';
import { FITTING, fullGroup, withoutMade } from './full-group.ts';
import { asReply, openHarness, SOMEONE, type Harness } from './harness.ts';

/** What one language says, wherever one presses. */
export interface Reached {
  readonly messages: readonly Message[];
  readonly forms: readonly Form[];
}

interface Press {
  readonly action: string;
  readonly chosen?: string;
}

const pressesOf = ({ blocks }: Message): readonly Press[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map(({ id }) => ({ action: id }));
    return block.kind === 'choice'
      ? block.choices.map(({ value }) => ({ action: block.id, chosen: value }))
      : [];
  });

/** Something that every field takes. */
function fill(field: Field): string {
  const fitting = FITTING[field.name];
  if (fitting !== undefined) return fitting;
  if (field.kind === 'members' || field.kind === 'roles' || field.kind === 'rooms')
    return field.value || `test:${field.kind}`;
  if (field.kind === 'search') return field.choices.at(-1)?.value ?? '';
  if ('choices' in field) return field.value ?? field.choices[0]?.value ?? '';
  return field.value || (field.kind === 'line' ? (field.suggestions?.[0]?.value ?? 'x') : 'x');
}

/** Answers, presses and fills in on behalf of one person. */
function createPerson({ ask }: Harness, language: string, onForm: (form: Form) => void) {
  const from = { locale: language, manages: 'yes' } as const;
  const settle = async (asked: Reply | Form): Promise<Message> => {
    if ('message' in asked) {
      if (asked.outcome === 'failed') throw new Error(JSON.stringify(asked.message));
      return asked.message;
    }
    onForm(asked);
    const raw = Object.fromEntries(asked.fields.map((field) => [field.name, fill(field)]));
    return asReply(await ask({ kind: 'form', form: asked.id, raw, onPublic: false }, from)).message;
  };
  return {
    types: async (line: string): Promise<Message> => {
      const [, name = '', given = ''] = /^\/(\S+) ?(.*)$/.exec(line) ?? [];
      return settle(await ask({ kind: 'command', name, given }, from));
    },
    presses: async (press: Press): Promise<Message> =>
      settle(await ask({ kind: 'action', onPublic: false, ...press }, from)),
    opensMenu: async (name: string): Promise<Message> =>
      settle(await ask({ kind: 'menu', name, link: 'https://x.example/1' }, from)),
    opensHome: async (): Promise<Message> => settle(await ask({ kind: 'home' }, from)),
  };
}

type Person = ReturnType<typeof createPerson>;

/** The first press of a message that leads to an action of this name. */
function find(message: Message, name: string): Press {
  const press = pressesOf(message).find(({ action }) => routeOf(action)?.name === name);
  if (!press) throw new Error(`Nothing leads to "${name}".`);
  return press;
}

/** Somebody who uses everything, in a group that does, and has a note that waits. */
async function settleIn(person: Person, harness: Harness): Promise<void> {
  const { group = '', room = '' } = SOMEONE;
  const full = fullGroup(room);
  const quarter = { group, from: Date.parse('2026-08-28T10:00:00Z') };
  await harness.parts.stores.groups
    .open(group, 'settled')
    .update(() => ({ ...full, admins: [SOMEONE.member], lines: { ...full.lines, quarter } }));
  await person.presses(
    find(await person.types('/check-in start days:7 at:18:00 zone:Europe/Paris'), 'start'),
  );
  await person.presses({ action: 'journal-days@1', chosen: '30' });
  const { stores, clock } = harness.parts;
  // More than a page holds: each check-in keeps one.
  const promises = Array.from({ length: 30 }, () => promise(makeOccurrence(), 'x', undefined, clock.now()));
  await stores.members
    .open(SOMEONE.member, 'promised')
    .update((kept) => ({ ...orNobody(kept), promises: [...orNobody(kept).promises, ...promises] }));
  for (let i = 0; i < 4; i += 1) await person.types('/check-in now');
  // From a Wednesday noon to the Sunday evening.
  await harness.passes({ hours: 101, minutes: 2 });
}

const examplesOf = ({ examples, subs = [] }: Command): readonly string[] => [
  ...examples,
  ...subs.flatMap(examplesOf),
];

/** Everything that can be reached by commands, buttons, lists and forms, in one language. */
export async function crawl(language: string): Promise<Reached> {
  const messages: Message[] = [];
  const forms: Form[] = [];
  const beginnings = [
    ...registry.commands.flatMap(examplesOf).map((line) => (person: Person) => person.types(line)),
    ...registry.menus.map(
      ({ name }) =>
        (person: Person) =>
          person.opensMenu(name),
    ),
    (person: Person) => person.opensHome(),
  ];
  for (const isSettled of [false, true]) {
    const met = new Set<string>();
    for (const begin of beginnings) {
      const harness = await openHarness();
      const person = createPerson(harness, language, (form) => forms.push(form));
      if (isSettled) await settleIn(person, harness);
      const before = harness.posted.length;
      const visit = async (message: Message): Promise<void> => {
        messages.push(message);
        for (const press of pressesOf(message)) {
          const key = withoutMade(JSON.stringify(press));
          if (met.has(key)) continue;
          met.add(key);
          await visit(await person.presses(press));
        }
      };
      for (const note of harness.sent.toReversed()) await visit(note);
      await visit(await begin(person));
      // What was posted on the way can be pressed too, and so can what that led to.
      for (const post of harness.posted.slice(before)) await visit(post);
      for (const note of harness.sent.filter(({ isBare }) => isBare)) await visit(note);
    }
  }
  return { messages, forms };
}
