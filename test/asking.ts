/** How stories begin in which somebody writes to the moderators of their group. */
import { expect } from 'vitest';
import { codes } from './bot.ts';
import type { Actor, Expected, Scene } from './conversation.ts';

/** Ana administers the group: Kim moderates, and the other room is the moderators'. */
export async function setsUp({ ana, stage }: Scene): Promise<void> {
  const code = stage.name.startsWith('slack') ? ` code:${codes.issue()}` : '';
  await ana.types(`/trust-setup start${code}`);
  await ana.sees('Your group');
  await ana.presses('Who moderates');
  await ana.seesForm('Who moderates');
  await ana.fills({
    'People who moderate': '@Kim',
    'Moderators’ channel': `#${stage.rooms['other room']}`,
  });
  await ana.sees('Saved.');
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ 'When moderators are around': 'Most evenings' });
  await ana.sees('Saved.');
}

/** Sam fills in the form. Nothing is sent yet. */
export async function writes(sam: Actor, words: string, name: string): Promise<void> {
  await sam.types('/ask-moderators');
  await sam.sees('Nobody watches for these messages.', { privately: true });
  await sam.presses('Write');
  await sam.seesForm('To the moderators');
  await sam.fills({ 'Your message': words, 'Your name': name });
}

/** In the moderators' room, where all people of a stage can read. */
export async function allSee(
  { sam, kim, ana }: Scene,
  lines: readonly Expected[],
  without: readonly Expected[] = [],
) {
  for (const each of [kim, ana, sam]) {
    const seen = await each.sees(lines, { privately: false, without });
    expect(seen.tells).toBeUndefined();
  }
}
