import { choice, type Option } from '#core/option.ts';
import { SIDES, type Side } from '#core/records.ts';
import type { Settings } from '#core/records.ts';

/** A side to which practices and questions are addressed. */
export type AddressedSide = 'broke' | 'hurt';

/** The sides that a person sees: their own, or both where they chose both or rather not say. */
export function sidesShown(side: Side | undefined): readonly AddressedSide[] {
  return side === 'broke' || side === 'hurt' ? [side] : ['broke', 'hurt'];
}

/** True while practices and questions may be shown. Where settings can't be read they stay out of sight. */
export const areTasksShown = (context: { settings: Settings; areSettingsKnown: boolean }): boolean =>
  context.areSettingsKnown && context.settings.tasksHidden !== true;

export const sideOption: Option<Side> = choice({
  summary: 'side.summary',
  label: 'side.label',
  values: SIDES,
  name: (side, say) => say.label(`side.${side}`),
});
