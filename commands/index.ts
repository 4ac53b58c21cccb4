/** Everything that the bot can do, in the order in which it is listed. */
import { createRegistry, type Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { crisis, crisisActions, needHelp } from './crisis.ts';
import { hide } from './hide.ts';
import { safetyActions } from './is-it-safe.ts';
import { mySettings, settingsActions } from './my-settings.ts';
import { guideActions, trustGuide } from './trust-guide.ts';
import { trustHelp } from './trust-help.ts';
import { stepActions, trustSteps } from './trust-steps.ts';

const commands = [trustSteps, trustGuide, crisis, mySettings];

/**
 * All definitions, checked in all languages.
 * @throws Error that lists whatever would not work on some platform.
 */
export const createBotRegistry = (words: Words): Registry =>
  createRegistry(
    {
      commands: [...commands, trustHelp(commands)],
      actions: [
        ...stepActions,
        ...guideActions,
        ...crisisActions,
        hide,
        ...safetyActions,
        ...settingsActions,
      ],
      help: needHelp,
      typed: (say) => ({ blocks: [{ kind: 'text', text: say('typed') }] }),
    },
    words,
  );
