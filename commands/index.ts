/** Everything that the bot can do, in the order in which it is listed. */
import { refuse, saying } from '#core/command.ts';
import { createRegistry, type Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { alertActions } from './ask-moderators-alert.ts';
import { sayAgain } from './ask-moderators-due.ts';
import { noteActions as answerActions, news } from './ask-moderators-note.ts';
import { askActions, askModerators, tellModerators } from './ask-moderators.ts';
import { formActions } from './check-in-form.ts';
import { endPresence, noteChange } from './gone.ts';
import { planActions } from './check-in-plan.ts';
import { checkIn, checkInActions } from './check-in.ts';
import { crisis, crisisActions, needHelp } from './crisis.ts';
import { crisisLines, linesActions } from './crisis-lines.ts';
import { remindOfLines } from './crisis-lines-note.ts';
import { crisisPost, crisisPostActions, linesHere } from './crisis-post.ts';
import { letterActions } from './crisis-send-letter.ts';
import { crisisSend, crisisSendActions } from './crisis-send.ts';
import { groupReminder, reminderActions } from './group-reminder.ts';
import { groupSteps, groupStepsActions } from './group-steps.ts';
import { hide } from './hide.ts';
import { sayHome } from './home.ts';
import { safetyActions } from './is-it-safe.ts';
import { journalActions } from './journal.ts';
import { moderatorsCardActions } from './moderators-card.ts';
import { dataActions, myData } from './my-data.ts';
import { myProgress } from './my-progress.ts';
import { mySettings, settingsActions } from './my-settings.ts';
import { noteActions, sendDue } from './note.ts';
import { pauseActions } from './pause.ts';
import { promise, promiseActions } from './promise.ts';
import { postDue } from './reminder-due.ts';
import { guideActions, trustGuide } from './trust-guide.ts';
import { makeHelp } from './trust-help.ts';
import { introActions, trustIntro } from './trust-intro.ts';
import { NO_CODES, setupActions, trustSetup, type SetupCodes } from './trust-setup.ts';
import { stepActions, trustSteps } from './trust-steps.ts';
import { visit } from './visit.ts';

const commands = [
  trustSteps,
  trustGuide,
  checkIn,
  promise,
  myProgress,
  mySettings,
  myData,
  crisis,
  askModerators,
  crisisPost,
  crisisSend,
  groupReminder,
  groupSteps,
  crisisLines,
];

/**
 * All definitions, checked in all languages. `codes` make the first admin where the platform tells of none.
 * @throws Error that lists whatever would not work on some platform.
 */
export function createBotRegistry(
  words: Words,
  { codes = NO_CODES }: { readonly codes?: SetupCodes } = {},
): Registry {
  const all = [...commands, trustIntro, trustSetup(codes)];
  const { trustHelp, helpActions } = makeHelp(all);
  return createRegistry(
    {
      commands: [...all, trustHelp],
      actions: [
        ...helpActions,
        ...stepActions,
        ...guideActions,
        ...crisisActions,
        hide,
        ...safetyActions,
        ...settingsActions,
        ...checkInActions,
        ...planActions,
        ...noteActions,
        ...formActions,
        ...pauseActions,
        ...promiseActions,
        ...journalActions,
        ...dataActions,
        ...crisisPostActions,
        ...crisisSendActions,
        ...letterActions,
        ...moderatorsCardActions,
        ...reminderActions,
        ...groupStepsActions,
        ...linesActions,
        ...introActions,
        ...setupActions,
        ...askActions,
        ...alertActions,
        ...answerActions,
      ],
      menus: [tellModerators, linesHere],
      help: needHelp,
      typed: (say) => saying(say('typed')),
      home: sayHome,
      visit,
      due: sendDue,
      dueGroup: async (context) => (await remindOfLines(context)) ?? postDue(context),
      dueQuestion: sayAgain,
      change: noteChange,
      duePresence: endPresence,
      news,
      refuseRight: (say, why) => refuse(say(`rights.${why}`)),
    },
    words,
  );
}
