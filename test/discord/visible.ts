import type { Context } from './context.ts';
import type { Kept } from './messages.ts';
import { Part } from './numbers.ts';
import { labelOf } from './seen.ts';
import type { Component } from './shapes.ts';
import { eachComponent } from './shapes.ts';
import type { Resident } from './world.ts';

/** The button or list with this label, if the person can see and use it. */
export function findPart(
  { messages }: Context,
  resident: Resident,
  messageId: string,
  type: number,
  label: string,
): { readonly kept: Kept; readonly component: Component } {
  const kept = messages.find(messageId);
  if (!kept || !canSee(resident, kept)) throw new Error(`${resident.name} sees no message ${messageId}`);
  const parts = [...eachComponent(kept.components)].filter((part) => part.type === type);
  const component = parts.find((part) => labelOf(part) === label);
  const kind = type === Part.button ? 'button' : 'list';
  if (!component)
    throw new Error(
      `${resident.name} sees no ${kind} "${label}" there, but: ${parts.map(labelOf).join(', ') || 'none'}`,
    );
  if (component.disabled) throw new Error(`The ${kind} "${label}" is disabled`);
  return { kept, component };
}

/** True where a message is on this person's screen. */
export function canSee({ id }: Resident, { onlyFor, channel }: Kept): boolean {
  const only = onlyFor ?? channel.owner;
  return !only || only.id === id;
}
