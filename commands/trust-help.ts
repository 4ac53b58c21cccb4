/** What the bot is and is not, what it can do, and what is missing where it was asked. Made from the other commands. */
import { command, heading, type Block, type Command, type Context, type Message } from '#core/command.ts';

/** The help for these commands. */
export const trustHelp = (commands: readonly Command[]): Command =>
  command({
    name: 'trust-help',
    summary: 'help.summary',
    options: {},
    examples: ['/trust-help'],
    run: (_, context) => sayHelp(commands, context),
  });

function sayHelp(commands: readonly Command[], context: Context): Message {
  const { say } = context;
  return {
    blocks: [
      heading(say.label('help.title')),
      { kind: 'text', text: say('help.is') },
      { kind: 'text', text: say('help.is-not') },
      { kind: 'text', text: [{ strong: say.label('help.commands') }] },
      {
        kind: 'list',
        items: commands.map(({ name, summary }) => [{ strong: `/${name}` }, ': ', ...say(summary)]),
      },
      { kind: 'text', text: [{ strong: say.label('help.kept') }] },
      { kind: 'text', text: say('help.kept.what') },
      ...sayMissing(context),
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
