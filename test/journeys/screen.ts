/** What stands on somebody's screen, and what can be pressed there. */
import type { Block, Button, Choice, Message } from '#core/message.ts';
import { routeOf } from '#core/route.ts';
import { readMessage } from '../seen.ts';

/** All buttons of a message. */
export const buttonsOf = ({ blocks }: Message): readonly Button[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

/** All that a message says, a line each. */
export const linesOf = (message: Message): readonly string[] => readMessage(message, '', true).lines;

/** The ids of all buttons that lead to an action of this name, the newest message first. */
export const findButtons = (screen: readonly Message[], route: string): readonly string[] =>
  screen
    .toReversed()
    .flatMap(buttonsOf)
    .map(({ id }) => id)
    .filter((id) => routeOf(id)?.name === route);

type ChoiceBlock = Extract<Block, { kind: 'choice' }>;

/** The newest list that leads to an action of this name. */
export const findList = (
  screen: readonly Message[],
  route: string,
): { readonly id: string; readonly choices: readonly Choice[] } | undefined =>
  screen
    .toReversed()
    .flatMap(({ blocks }) => blocks)
    .find((block): block is ChoiceBlock => block.kind === 'choice' && routeOf(block.id)?.name === route);
