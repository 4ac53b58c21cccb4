/** The core by itself, over any cells. */
import { createAccept } from '#core/accept.ts';
import type { Caller } from '#core/call.ts';
import { groupId, memberId, roomId } from '#core/ids.ts';
import type { Accept } from '#core/plan.ts';
import type { Cells } from '#store/cells.ts';
import { openKeyring } from '#store/keyring.ts';
import { createStores } from '#store/records.ts';
import { makeKey } from '#store/sealed.ts';
import { createBot } from '../../test/bot.ts';
import { nowhere } from '../../test/harness.ts';

/** Whoever asks. */
export const FROM: Caller = {
  member: memberId('bench:1'),
  group: groupId('bench:g'),
  room: roomId('bench:r'),
  mayPost: 'yes',
  botMayPost: 'yes',
};

export async function openCore(cells: Cells): Promise<Accept> {
  const stores = createStores(cells, await openKeyring(cells, makeKey()));
  return createAccept({ ...createBot(stores), platform: nowhere });
}
