/** The stage itself, where stories don't show it. */
import { expect, test } from 'vitest';
import { makeOccurrence } from '#core/command.ts';
import { createRegistry } from '#core/registry.ts';
import { createBot, words } from '../bot.ts';
import { chromium } from '../machine.ts';
import { openTestStore } from '../store.ts';
import { memberOf } from '../../adapters/playground/ids.ts';
import { define } from './definitions.ts';
import { openPlaygroundStage } from './people.ts';

test.skipIf(chromium === undefined)('A stage with the playground on it', async () => {
  const store = await openTestStore('embedded');
  const stage = await openPlaygroundStage(createBot(store.stores));
  try {
    const [sam, kim] = [stage.person('Sam'), stage.person('kim')];
    expect(stage.person('Sam')).toBe(sam);
    expect(() => stage.person('Mallory')).toThrow('no Mallory');
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

test.skipIf(chromium === undefined)('A stage on which anything can be sent', async () => {
  const store = await openTestStore('embedded');
  const registry = createRegistry(define({ opened: Promise.resolve() }), words);
  const bot = { ...createBot(store.stores), registry };
  const stage = await openPlaygroundStage(bot);
  try {
    const { platform } = stage;
    const [sam, kim] = [stage.person('Sam'), stage.person('Kim')];
    await Promise.all([sam.rest(), kim.rest()]);
    const opening = await platform.openChat(memberOf('sam'));
    if (opening.outcome !== 'open') throw new Error('The chat is closed.');
    const attempt = { occurrence: makeOccurrence() };
    const note = { blocks: [{ kind: 'text', text: ['You have a note'] }] } as const;

    stage.letReach('Sam', false);
    expect(await platform.openChat(memberOf('sam'))).toEqual({ outcome: 'closed' });
    expect(await platform.openChat(memberOf('kim'))).toMatchObject({ outcome: 'open' });
    expect(await platform.sendToChat(opening.chat, note, attempt)).toEqual({ outcome: 'closed' });
    expect(await sam.rest()).toEqual([]);
    stage.letReach('Sam', true);
    stage.losesNextReceipt();
    await expect(platform.sendToChat(opening.chat, note, attempt)).rejects.toThrow('cut');
    const again = await platform.sendToChat(opening.chat, note, { ...attempt, triedAt: bot.clock.now() });
    expect(await sam.rest()).toMatchObject([{ where: 'private chat', seen: { lines: ['You have a note'] } }]);
    await platform.sendToChat(opening.chat, note, { occurrence: makeOccurrence() });
    await sam.types('/try number:1', 'private chat');
    expect((await sam.standing()).map(({ lines }) => lines)).toEqual([
      ['You have a note'],
      ['You have a note'],
    ]);
    if (again.outcome !== 'sent' || !again.message) throw new Error('It was not sent.');
    expect(await platform.remove(opening.chat, again.message)).toBe(true);
    expect(await sam.standing()).toHaveLength(1);
    expect(await kim.standing()).toEqual([]);
    await sam.rest();

    await sam.opensHome();
    const page = await sam.next();
    if (page.kind !== 'message') throw new Error('A form opened.');
    expect(page).toMatchObject({
      where: 'private chat',
      seen: { lines: ['My page'], isPrivate: true, hasPicture: false },
    });
    await sam.presses(page.seen.id, 'Turn over');
    expect(await sam.next()).toMatchObject({ seen: { lines: ['The other side'] } });
    expect(await sam.standing()).toHaveLength(1);
    await sam.opensHome();
    await sam.opensHome();
    expect(await sam.rest()).toMatchObject([
      { seen: { lines: ['My page'] } },
      { seen: { lines: ['My page'] } },
    ]);

    await kim.types('/plan show');
    const shown = await kim.next();
    if (shown.kind !== 'message') throw new Error('A form opened.');
    expect(shown.seen).toMatchObject({ hasPicture: true, isPrivate: true });
    expect(shown.seen.lines).toContain('  second line');
    await kim.presses(shown.seen.id, 'Tick');
    expect(await kim.next()).toMatchObject({ kind: 'form' });
    await kim.fills({ Language: 'Plums\nFigs', Step: '20:30' });
    expect(await kim.next()).toMatchObject({ seen: { lines: ['Ticked fig and plum at 20:30'] } });
    expect(await kim.completes('plan start', 'hour', '2')).toEqual(['at 20:30']);
    expect(stage.breaches()).toEqual([]);
  } finally {
    await stage.stop();
    await store.stop();
  }
});

test.skipIf(chromium === undefined)('A stage with a group on it', async () => {
  const store = await openTestStore('embedded');
  const registry = createRegistry(define({ opened: Promise.resolve() }), words);
  const stage = await openPlaygroundStage({ ...createBot(store.stores), registry });
  try {
    expect(stage.rooms).toEqual({ room: 'trust-circle', 'other room': 'quiet' });
    const [sam, kim] = [stage.person('Sam'), stage.person('Kim')];
    await sam.types('/tell', 'other room');
    const told = { where: 'other room', seen: { tells: ['@Moderators'], isPrivate: false } };
    expect(await sam.next()).toMatchObject(told);
    const shown = await kim.next();
    expect(shown).toMatchObject(told);
    await sam.types('/tell');
    await sam.rest();
    expect(await kim.rest()).toMatchObject([{ where: 'room', seen: { tells: ['@everybody'] } }]);
    expect(await sam.standing()).toEqual([]);

    const ana = stage.person('Ana');
    expect(await ana.rest()).toEqual([]);
    if (shown.kind !== 'message') throw new Error('A form opened.');
    expect(shown.seen.lines).toEqual(['@Sam, @Moderators, #quiet, somebody, a role, a room']);
    await ana.opensMenu(shown.seen.id, 'Your settings');
    const looked = await ana.next();
    expect(looked).toMatchObject({ where: 'other room', seen: { isPrivate: true } });
    expect(looked.kind === 'message' && looked.seen.lines.join()).toContain(`#entry-${shown.seen.id}`);
    expect(looked.kind === 'message' && 'tells' in looked.seen).toBe(false);
    await stage.deliverAgain();
    expect(await ana.rest()).toEqual([]);
    await ana.types('/staff');
    const form = await ana.next();
    expect(form.kind === 'form' && form.form.fields.map(({ value }) => value)).toEqual([
      '@Sam\n@Kim',
      '',
      '',
      '',
      '',
    ]);
    await ana.fills({ Side: '@Ana\n@Sam', 'Practices and questions': '@Moderators', Step: '#quiet' });
    expect(await ana.next()).toMatchObject({
      where: 'room',
      seen: {
        lines: [
          'playground:sam and playground:ana; playground:role:moderators; nobody; nobody; playground:quiet',
        ],
      },
    });
    expect(await kim.rest()).toEqual([]);
  } finally {
    await stage.stop();
    await store.stop();
  }
});
