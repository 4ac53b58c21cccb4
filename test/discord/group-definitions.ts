/** A few commands that do what tests want to see of an adapter in a group. */
import {
  choice,
  command,
  form,
  member,
  members,
  menu,
  press,
  Refusal,
  requireOption,
  roles,
  room,
  rooms,
  type Context,
  type Message,
  type Text,
} from '#core/command.ts';
import { roleId, type RoleId } from '#core/ids.ts';
import { nothingOf } from '#core/group-records.ts';
import { createRegistry } from '#core/registry.ts';
import { words } from './definitions.ts';

const english = words.in('en');
/** What the real words call the things here. */
export const GROUP_LABELS = {
  people: english.label('side.label'),
  roles: english.label('country.label'),
  rooms: english.label('steps.title'),
  one: english.label('note.open'),
  menu: english.label('share.button'),
  guarded: english.label('reflect.button'),
} as const;

const say = (...lines: readonly Text[]): Message => ({
  blocks: lines.map((line) => ({ kind: 'text', text: line })),
});
const summary = 'steps.summary';

const WHOM = ['nobody', 'everybody', 'moderators', 'hostile'] as const;
/** All that could ping, typed by somebody. */
export const PINGS = '@everyone @here <@1234567890123456789> <@&1234567890123456789>';

/** The first role of the moderators that were chosen. */
async function moderatorsOf({ group }: Context): Promise<readonly RoleId[]> {
  const kept = await group?.read();
  return kept?.kept?.moderators.roles.map(roleId) ?? [];
}

async function tell(whom: (typeof WHOM)[number], context: Context): Promise<Message> {
  const chosen = await moderatorsOf(context);
  const [first] = chosen;
  const { member: asker } = context.from;
  const message = say([
    'Hello ',
    { member: asker },
    ...(first ? [' of ', { role: first }] : []),
    ` ${PINGS}`,
  ]);
  switch (whom) {
    case 'everybody':
      return { ...message, tells: { everybody: true } };
    case 'moderators':
      return { ...message, tells: { roles: chosen } };
    case 'hostile':
      return { ...message, tells: { roles: [] } };
    case 'nobody':
      return message;
  }
}

const whom = choice({ summary, label: 'side.label', values: WHOM, name: (value) => value });
const post = command({
  name: 'post',
  summary,
  options: { whom, in: room({ summary, label: 'steps.title' }) },
  examples: [],
  needs: 'moderator',
  run: async ({ whom: told = 'nobody', in: other }, context) => {
    const message = await tell(told, context);
    const { send } = context;
    return say([(await (other ? send.toOtherRoom(other, message) : send.toRoom(message))).outcome]);
  },
});
const preview = command({
  name: 'preview',
  summary,
  options: { whom },
  examples: [],
  run: ({ whom: told = 'everybody' }, context) => tell(told, context),
});
const ask = command({
  name: 'ask',
  summary,
  options: {
    about: requireOption(member({ summary, label: 'side.label' })),
    in: room({ summary, label: 'steps.title' }),
  },
  examples: [],
  run: ({ about, in: where }) =>
    say(['About ', ...(about ? [{ member: about }] : []), ' in ', ...(where ? [{ room: where }] : [])]),
});
const look = command({
  name: 'look',
  summary,
  options: { at: room({ summary, label: 'steps.title' }) },
  examples: [],
  run: async ({ at }, { group, from }) => {
    const where = at ?? from.room;
    const missing = where && (await group?.findMissing(where));
    return say([missing?.join(', ') || 'Nothing']);
  },
});

const moderate = form({
  name: 'moderate',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  title: 'steps.title',
  fields: {
    people: members({ summary, label: 'side.label' }),
    roles: roles({ summary, label: 'country.label' }),
    rooms: rooms({ summary, label: 'steps.title' }),
    one: requireOption(room({ summary, label: 'note.open' })),
  },
  submit: 'note.open',
  prefill: (_, { group }) => {
    const kept = group?.known?.kept;
    return {
      people: kept?.moderators.members.join('\n') ?? '',
      roles: kept?.moderators.roles.join('\n') ?? '',
      rooms: kept?.rooms.map((each) => each.room).join('\n') ?? '',
      one: kept?.moderatorsRoom ?? '',
    };
  },
  run: async (_, input, { group }) => {
    await group?.record.update((kept = nothingOf('discord')) => ({
      ...kept,
      moderators: { members: [...(input.people ?? [])], roles: [...(input.roles ?? [])] },
      rooms: (input.rooms ?? []).map((id) => ({ room: id, voice: 'both' as const })),
      ...(input.one && { moderatorsRoom: input.one }),
    }));
    return say(
      ['People: ', ...(input.people ?? []).flatMap((id) => [{ member: id }, ' '])],
      ['Roles: ', ...(input.roles ?? []).flatMap((id) => [{ role: id }, ' '])],
      ['Rooms: ', ...(input.rooms ?? []).flatMap((id) => [{ room: id }, ' '])],
      ['One: ', ...(input.one ? [{ room: input.one }] : [])],
    );
  },
});
const manage = command({
  name: 'manage',
  summary,
  options: {},
  examples: [],
  needs: 'admin',
  isForManagers: true,
  run: () => ({
    blocks: [
      { kind: 'text', text: ['Who moderates?'] },
      { kind: 'buttons', buttons: [moderate.button('Choose', {})] },
    ],
  }),
});

const help = press({ name: 'help', version: 1, parts: {}, place: 'new', run: () => say(['Help']) });
const show = menu({
  name: 'show-link',
  label: 'share.button',
  run: (link, { from }) => say([`Link ${link} ${from.mayPost}`]),
});
const guarded = menu({
  name: 'guarded',
  label: 'reflect.button',
  needs: 'moderator',
  run: () => say(['Guarded']),
});

/** What is defined here, checked. */
export const groupRegistry = createRegistry(
  {
    commands: [post, preview, ask, look, manage],
    actions: [moderate, help],
    menus: [show, guarded],
    help,
    typed: () => say(['I can’t read']),
    home: () => say(['Home']),
    visit: { say: () => [], isNoted: () => false, note: (kept) => kept },
    due: async () => ({ outcome: 'done' }),
    dueGroup: async () => ({ outcome: 'done' }),
    dueQuestion: async () => ({ outcome: 'done' }),
    change: async () => undefined,
    duePresence: async () => ({ outcome: 'done' }),
    news: { read: async () => [], note: async () => undefined },
    refuseRight: (own, why) => new Refusal(say(own(`rights.${why}`))),
  },
  words,
);
