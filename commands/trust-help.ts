/** What the bot is and is not, what it can do, and what is missing where it was asked. Made from the other commands. */
import {
  command,
  heading,
  press,
  type Block,
  type Button,
  type Command,
  type Context,
  type Message,
  type Press,
  type Say,
} from '#core/command.ts';
import { orNothing } from '#support/groups.ts';
import { isSet } from '#support/setup.ts';

/** The help for these commands, with what can be pressed there. */
export function makeHelp(all: readonly Command[]): {
  readonly trustHelp: Command;
  readonly helpActions: readonly Press<Record<never, never>>[];
} {
  const ofModerators = all.filter(isForModerators);
  const openModerators = press({
    name: 'help-moderators',
    version: 1,
    parts: {},
    place: 'new',
    run: (_, { say }) => sayOfModerators(ofModerators, say),
  });
  const ofEverybody = all.filter((each) => !isForModerators(each));
  // The same for all who are missing the same, so it is made once for each language.
  const made = new Map<string, Message>();
  const helpIn = (say: Say, missing: readonly Missing[]): Message => {
    const which = [say.language, ...missing].join();
    const button = openModerators.button(say.label('help.moderators'), {});
    const help = made.get(which) ?? sayHelp(ofEverybody, missing, button, say);
    made.set(which, help);
    return help;
  };
  const trustHelp = command({
    name: 'trust-help',
    summary: 'help.summary',
    options: {},
    examples: ['/trust-help'],
    readsGroup: true,
    run: async (_, context) => helpIn(context.say, await findMissing(context)),
  });
  return { trustHelp, helpActions: [openModerators] };
}

const isForModerators = ({ needs, isForManagers }: Command): boolean =>
  needs !== undefined || isForManagers === true;

const listOf = (commands: readonly Command[], say: Say): Block => ({
  kind: 'list',
  items: commands.map(({ name, summary }) => [{ strong: `/${name}` }, ': ', ...say(summary)]),
});

const sayOfModerators = (commands: readonly Command[], say: Say): Message => ({
  blocks: [heading(say.label('help.moderators')), listOf(commands, say)],
});

function sayHelp(commands: readonly Command[], missing: readonly Missing[], more: Button, say: Say): Message {
  return {
    blocks: [
      heading(say.label('help.title')),
      { kind: 'text', text: say('help.is') },
      { kind: 'text', text: say('help.is-not') },
      { kind: 'text', text: [{ strong: say.label('help.commands') }] },
      listOf(commands, say),
      { kind: 'text', text: [{ strong: say.label('help.kept') }] },
      { kind: 'text', text: say('help.kept.what') },
      { kind: 'buttons', buttons: [more] },
      ...(missing.length > 0 ? sayMissing(missing, say) : []),
    ],
  };
}

const sayMissing = (missing: readonly Missing[], say: Say): readonly Block[] => [
  { kind: 'text', text: [{ strong: say.label('help.missing') }] },
  { kind: 'list', items: missing.map((each) => say(`help.missing.${each}`)) },
];

// What is missing

type Missing = 'posting' | 'setup' | 'room' | 'zone' | 'store';

async function findMissing(context: Context): Promise<readonly Missing[]> {
  const unset = await findUnset(context);
  return [
    ...(context.from.botMayPost === 'no' ? (['posting'] as const) : []),
    ...(unset ? [unset] : []),
    ...(context.areSettingsKnown ? [] : (['store'] as const)),
  ];
}

/** What waits for an admin. Nothing in a private chat, and nothing where the group can't be read at once. */
async function findUnset({ group }: Context): Promise<'setup' | 'room' | 'zone' | undefined> {
  const read = await group?.readInTime();
  const kept = orNothing(read?.kept, '');
  if (!read) return undefined;
  const hasZone = isSet(kept, 'zone');
  if (isSet(kept, 'room')) return hasZone ? undefined : 'zone';
  return hasZone ? 'room' : 'setup';
}
