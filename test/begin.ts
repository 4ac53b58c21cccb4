import type { Actor } from './conversation.ts';

/** Somebody says yes to a check-in: Sundays at 18:00 in Paris, unless told otherwise. */
export async function begins(actor: Actor, plan = 'days:sunday at:18:00 zone:Europe/Paris'): Promise<void> {
  await actor.types(`/check-in start ${plan}`);
  await actor.sees('A private check-in', { buttons: ['Yes, start'], privately: true });
  await actor.presses('Yes, start');
  await actor.sees('You have a note', { buttons: ['Open'] });
  await actor.sees('The first note comes on', { privately: true });
}

/** Somebody tells their side, so that questions can fit. */
export async function tellsSide(actor: Actor, side: string): Promise<void> {
  await actor.types('/my-settings');
  await actor.sees('Your settings');
  await actor.chooses('Side', side);
  await actor.sees(`Side: ${side}`);
}

/** The note arrives, and nothing but the note. */
export async function isSentANote(actor: Actor): Promise<void> {
  const note = await actor.sees('You have a note', { buttons: ['Open'], privately: true });
  if (note.lines.length !== 1 || note.buttons.length !== 1)
    throw new Error(`The note says more than it should: ${[...note.lines, ...note.buttons].join(' / ')}`);
}
