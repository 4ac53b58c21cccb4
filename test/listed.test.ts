/** Every group of which something is kept is listed, whoever kept it and whoever was faster. */
import { expect, test } from 'vitest';
import { nothingKnownOf } from '#core/group-records.ts';
import { listed } from '#core/listed.ts';
import type { Stores } from '#core/records.ts';
import { DAY, group, GROUP, open, OTHER } from './gone-ground.ts';
import { asReply, nowhere, openHarness, SOMEONE } from './harness.ts';

type Bot = Awaited<ReturnType<typeof open>>;

/** Keeps a group as a version did that listed none. */
const keepUnlisted = ({ stores }: Bot) => stores.groups.open(GROUP, 'old').update(() => group);

test('A group that an older version kept ends too once the bot is taken out of it', async () => {
  const bot = await open();
  await keepUnlisted(bot);
  await bot.told({ kind: 'lost', group: GROUP });
  expect((await bot.presenceNow())?.groups).toEqual([{ id: GROUP, goneSince: expect.any(Number) }]);
  expect(bot.log.lines.join()).toContain('taken out of a group');
  for (let day = 0; day < 30; day += 1) await bot.passes({ hours: 24 });
  await bot.passes({ hours: 1 });
  expect(bot.sent).toEqual([]);
  expect(await bot.names()).toEqual([]);
});

test('A group that an older version kept is listed at the start, and one of which nothing is kept is not', async () => {
  const bot = await open();
  await keepUnlisted(bot);
  await bot.told({ kind: 'present', groups: [GROUP, OTHER] });
  expect(await bot.presenceNow()).toEqual({ ...nothingKnownOf('test'), groups: [{ id: GROUP }] });
  await bot.told({ kind: 'present', groups: [OTHER] });
  expect((await bot.groupNow())?.goneSince).toBeDefined();
});

test('A group that an older version kept is listed when somebody changes something in it', async () => {
  const { ask, parts } = await openHarness();
  await parts.stores.groups.open(SOMEONE.group ?? '', 'old').update(() => group);
  const raw = { hours: 'evenings' };
  asReply(
    await ask({ kind: 'form', form: 'setup-times@1', raw, onPublic: false }, { manages: 'yes' } as const),
  );
  expect((await parts.stores.presences.open('test', 'look').get())?.groups).toEqual([{ id: SOMEONE.group }]);
});

test('A removal that was noted by half is taken back where the bot is there', async () => {
  const bot = await open();
  await bot.keep();
  const goneSince = bot.clock.now().epochMilliseconds;
  await bot.stores.groups.open(GROUP, 'by half').update((was) => was && { ...was, goneSince });
  await bot.told({ kind: 'present', groups: [GROUP] });
  expect(await bot.groupNow()).toEqual(group);
  await bot.passes({ hours: 31 * 24 });
  expect((await bot.groupNow())?.admins).toEqual(group.admins);
});

test('A removal that was noted by half goes on where the bot is not there', async () => {
  const bot = await open();
  await bot.keep();
  const goneSince = bot.clock.now().epochMilliseconds - 10 * DAY;
  await bot.stores.groups.open(GROUP, 'by half').update((was) => was && { ...was, goneSince });
  await bot.told({ kind: 'present', groups: [] });
  expect((await bot.groupNow())?.goneSince).toBe(goneSince);
  expect((await bot.presenceNow())?.groups).toEqual([{ id: GROUP, goneSince: expect.any(Number) }]);
});

/** The same stores, in a process that waits before it changes the list. */
const slowed = (stores: Stores, until: Promise<void>): Stores => ({
  ...stores,
  presences: {
    open: (id, cause) => {
      const record = stores.presences.open(id, cause);
      return {
        get: () => record.get(),
        reread: () => record.reread(),
        update: async (change, onRepeat) => {
          await until;
          return record.update(change, onRepeat);
        },
      };
    },
  },
});

test('A group that is erased while somebody else keeps something of it stays listed', async () => {
  const bot = await open();
  await bot.keep();
  const gate = Promise.withResolvers<void>();
  const openIn = (stores: Stores, cause: string) =>
    listed({ stores, platform: nowhere }, stores.groups.open(GROUP, cause), GROUP);
  const erased = Promise.withResolvers<void>();
  const slow = slowed(bot.stores, gate.promise);
  const erasing = openIn(
    {
      ...slow,
      presences: {
        open: (...of) => {
          erased.resolve();
          return slow.presences.open(...of);
        },
      },
    },
    'erase',
  ).update(() => undefined);
  await erased.promise;
  expect(await bot.groupNow()).toBeUndefined();
  await openIn(bot.stores, 'press').update(() => group);
  gate.resolve();
  await erasing;
  expect(await bot.groupNow()).toEqual(group);
  expect((await bot.presenceNow())?.groups).toEqual([{ id: GROUP }]);
});

test('A group that is kept anew while somebody else takes it off the list is listed', async () => {
  const bot = await open();
  await bot.keep();
  const record = bot.stores.groups.open(GROUP, 'press');
  const keeping = listed(
    { stores: bot.stores, platform: nowhere },
    {
      ...record,
      get: () => record.get(),
      reread: () => record.reread(),
      // What it read is there no more when it writes.
      update: async (change, onRepeat) => {
        await listed(
          { stores: bot.stores, platform: nowhere },
          bot.stores.groups.open(GROUP, 'erase'),
          GROUP,
        ).update(() => undefined);
        return record.update(change, onRepeat);
      },
    },
    GROUP,
  );
  await keeping.update(() => group);
  expect(await bot.groupNow()).toEqual(group);
  expect((await bot.presenceNow())?.groups).toEqual([{ id: GROUP }]);
});
