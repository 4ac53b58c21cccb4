/** The stage itself, where stories don't show it. */
import { expect, test } from 'vitest';
import { createBot } from '../bot.ts';
import { chromium } from '../machine.ts';
import { openTestStore } from '../store.ts';
import { openPlaygroundStage } from './people.ts';

test.skipIf(chromium === undefined)('A stage with the playground on it', async () => {
  const store = await openTestStore('embedded');
  const stage = await openPlaygroundStage(createBot(store.stores));
  try {
    const [sam, kim] = [stage.person('Sam'), stage.person('kim')];
    expect(stage.person('Sam')).toBe(sam);
    expect(() => stage.person('Mallory')).toThrow('no Mallory');
    expect(() => stage.letBotPost(false)).toThrow('everybody may post');
    await expect(stage.deliverAgain()).rejects.toThrow('Nobody did anything');
    expect(await sam.completes('crisis', 'country', 'united k')).toEqual(['United Kingdom']);
    await sam.types('/trust-steps step:2 share:true');
    expect(await sam.next()).toMatchObject({ kind: 'message', where: 'room', seen: { isPrivate: false } });
    expect(await sam.next()).toMatchObject({ kind: 'message', where: 'room', seen: { isPrivate: true } });
    await stage.deliverAgain();
    expect(await sam.rest()).toEqual([]);
    expect(await kim.rest()).toMatchObject([{ seen: { isPrivate: false } }]);
    await kim.writes('hello');
    expect(await kim.next()).toMatchObject({ where: 'private chat', seen: { isPrivate: true } });
    await expect(kim.next(50)).rejects.toThrow('nothing came within 50 ms');
  } finally {
    await stage.stop();
    await store.stop();
  }
});
