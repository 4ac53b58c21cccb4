/** What admins set up for their group: to see, to change, to check, to take away and to erase. */
import { command, refuse, type Command, type Context, type Message, type Refusal } from '#core/command.ts';
import { codeOption, type SetupCodes } from '#support/setup.ts';
import { check, sayCard, setupCardActions } from './trust-setup-card.ts';
import { changeSetup } from './trust-setup-changes.ts';
import { sayWhatGoes, setupEraseActions } from './trust-setup-erase.ts';
import { sayFile, sayShow, setupShowActions } from './trust-setup-show.ts';

/** Everything about the setup that can be pressed or filled in. */
export const setupActions = [...setupCardActions, ...setupShowActions, ...setupEraseActions];

export { NO_CODES, type SetupCodes } from '#support/setup.ts';

// The command

const checking = command({
  name: 'check',
  summary: 'setup.check.summary',
  needs: 'admin',
  options: {},
  examples: ['/trust-setup check'],
  run: (_, context) => check(context),
});

const show = command({
  name: 'show',
  summary: 'setup.show.summary',
  needs: 'admin',
  options: {},
  examples: ['/trust-setup show'],
  run: (_, context) => sayShow(context),
});

const exporting = command({
  name: 'export',
  summary: 'setup.export.summary',
  needs: 'admin',
  options: {},
  examples: ['/trust-setup export'],
  run: (_, context) => sayFile(1, context),
});

const erasing = command({
  name: 'erase',
  summary: 'setup.erase.summary',
  needs: 'admin',
  options: {},
  examples: ['/trust-setup erase'],
  run: (_, { say }) => sayWhatGoes(say),
});

/**
 * The setup. `start` looks for the right itself: it is also how the first admin becomes one, by a code of the process, where
 * the platform doesn't tell who can manage the group.
 */
export const trustSetup = (codes: SetupCodes): Command =>
  command({
    name: 'trust-setup',
    summary: 'setup.summary',
    isForManagers: true,
    options: {},
    subs: [
      command({
        name: 'start',
        summary: 'setup.start.summary',
        options: { code: codeOption },
        examples: ['/trust-setup start', '/trust-setup start code:7KXR-M2QP'],
        run: ({ code }, context) => start(code, codes, context),
      }),
      checking,
      show,
      exporting,
      erasing,
    ],
    examples: ['/trust-setup'],
    run: (_, context) => start(undefined, codes, context),
  });

async function start(
  code: string | undefined,
  codes: SetupCodes,
  context: Context,
): Promise<Message | Refusal> {
  const { group, say, from } = context;
  if (!group) return refuse(say('rights.group'));
  const read = await group.read().catch(() => undefined);
  if (!read) return refuse(say('rights.unread'));
  const { role, kept } = read;
  if (role === 'admin') return sayCard(kept, context);
  if (from.manages !== undefined) return refuse(say('rights.admin'));
  if (code === undefined) return refuse(say('setup.no-admin'));
  if (!codes.redeem(code)) return refuse(say('setup.code.wrong'));
  const made = await changeSetup((was) => ({ ...was, admins: [...was.admins, from.member] }), context);
  return sayCard(made.kept, context, say('setup.code.done'));
}
