/** "Hide this": puts one neutral word in place of what stands there. */
import { press } from '#core/command.ts';

export const hide = press({
  name: 'hide',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, { say }) => ({ isBare: true, blocks: [{ kind: 'text', text: say('hide.done') }] }),
});
