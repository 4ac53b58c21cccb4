/** The message that the measured command is answered with, as each platform is sent it. */
import type { RespondArguments } from '@slack/bolt';
import type { InteractionReplyOptions } from 'discord.js';
import { openMemory } from '#store/embedded.ts';
import { renderMessage as renderForDiscord } from '../../adapters/discord/render.ts';
import { LIMITS } from '../../adapters/slack/limits.ts';
import { printBlocks } from '../../adapters/slack/print.ts';
import { renderMessage as renderForSlack } from '../../adapters/slack/render.ts';
import { FROM, openCore } from './core.ts';

/** For the bare bots, which have it from the environment. */
export interface Answer {
  readonly discord: Pick<InteractionReplyOptions, 'content' | 'components'>;
  readonly slack: RespondArguments;
}

/** Runs the command once. `name` is that of a command, without its slash. */
export async function makeAnswer(name: string): Promise<Answer> {
  const cells = openMemory();
  const accept = await openCore(cells);
  const plan = accept({ kind: 'command', id: 'once', from: FROM, name, given: {} });
  if (plan.kind !== 'answer') throw new Error(`/${name} answers with no message.`);
  const { message } = await plan.run();
  await cells.stop();
  const [{ content, components }] = renderForDiscord(message);
  const [blocks = []] = renderForSlack(message, LIMITS.responseCharacters);
  return {
    discord: { content: content ?? '', components: components ?? [] },
    slack: { text: printBlocks(blocks), blocks },
  };
}
