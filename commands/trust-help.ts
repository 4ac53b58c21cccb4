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
  // The same for all who are missing nothing, so it is made once for each language.
  const made = new Map<string, Message>();
  const helpIn = (say: Say): Message => {
    const button = openModerators.button(say.label('help.moderators'), {});
    const help = made.get(say.language) ?? sayHelp(ofEverybody, button, say);
    made.set(say.language, help);
    return help;
  };
  const trustHelp = command({
    name: 'trust-help',
    summary: 'help.summary',
    options: {},
    examples: ['/trust-help'],
    run: (_, context) => {
      const help = helpIn(context.say);
      const missing = sayMissing(context);
      return missing.length === 0 ? help : { blocks: [...help.blocks, ...missing] };
    },
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

function sayHelp(commands: readonly Command[], more: Button, say: Say): Message {
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
    ],
  };
}

function sayMissing({ say, from, areSettingsKnown }: Context): readonly Block[] {
  const missing = [
    ...(from.botMayPost === 'no' ? [say('help.missing.posting')] : []),
    ...(areSettingsKnown ? [] : [say('help.missing.store')]),
  ];
  if (missing.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say.label('help.missing') }] },
    { kind: 'list', items: missing },
  ];
}
