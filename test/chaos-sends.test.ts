/** What `npm run chaos` asked of sends: one that was done, or may have been, before Discord asked to wait with it. */
import { expect, onTestFinished, test } from 'vitest';
import type { RoomId } from '#core/ids.ts';
import { nothingOf, type Reminder } from '#core/group-records.ts';
import { NOBODY } from '#core/records.ts';
import { begin as beginCheckIn } from '#support/check-ins.ts';
import { CLAIM_LASTS } from '#support/claims.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember, seen } from '#support/due.ts';
import { dueOf, putReminder } from '#support/reminders.ts';
import { mintMember, mintRoom } from '../adapters/discord/ids.ts';
import { createBot, createTimetable } from './bot.ts';
import { chatOf, clock, ONE, prepare, ROUTES, sendNote, standing, type Scene } from './discord-adapter.ts';
import type { Failure } from './discord/failures.ts';
import { openTestStore } from './store.ts';

const MESSAGES = { method: 'POST', template: ROUTES.messages } as const;
const BROKEN = { ...MESSAGES, how: 'status', status: 502, code: 0, message: 'Bad gateway' } as const;
const CUT = { ...MESSAGES, how: 'cut' } as const;
const limited = (retryAfter: number): Failure => ({ ...MESSAGES, how: 'limit', retryAfter });
const FIVE_MINUTES = 300;

/** Discord does it and does not say so; then, as discord.js tries again by itself, it asks to wait. */
function doubts({ standIn }: Scene, how: Failure, retryAfter: number): void {
  standIn.failNext({ ...how, isDone: true });
  standIn.failNext(limited(retryAfter));
}

test('where Discord asks to wait after it may have shown a message, that is said, and else not', async () => {
  const scene = await prepare();
  const chat = await chatOf(scene);
  for (const how of [BROKEN, CUT]) {
    doubts(scene, how, FIVE_MINUTES);
    expect(await sendNote(scene, chat)).toMatchObject({ outcome: 'busy', isPerhapsShown: true });
  }
  scene.standIn.failNext(limited(FIVE_MINUTES));
  const delivery = await sendNote(scene, chat);
  expect(delivery).toMatchObject({ outcome: 'busy' });
  expect(delivery).not.toHaveProperty('isPerhapsShown');
});

test('a message of which a part stands there may have been shown', async () => {
  const scene = await prepare();
  const chat = await chatOf(scene);
  const { context } = scene.standIn;
  const { screens } = context;
  context.screens = {
    show: () => {
      context.screens = screens;
      scene.standIn.failNext(limited(FIVE_MINUTES));
    },
    open: () => undefined,
  };
  const long = { blocks: [{ kind: 'text', text: ['word '.repeat(700)] }] } as const;
  const delivery = await scene.discord.sendToChat(chat, long, { occurrence: ONE });
  expect(delivery).toMatchObject({ outcome: 'busy', isPerhapsShown: true });
});

/** What goes out is spread over so many milliseconds. */
const SPREAD = 60_000;

/** Discord's pause is over, and so is a claim; what is due after that is spread. */
const waits = (seconds: number): void =>
  clock.passes({ milliseconds: seconds * 1000 + CLAIM_LASTS + SPREAD });

/** A timetable over a store of its own, before this Discord. `reach` lets the clock go to where something is due. */
async function plan({ discord }: Scene) {
  const store = await openTestStore('embedded', { member: dueOfMember, group: dueOfGroup });
  onTestFinished(() => store.stop());
  const timetable = createTimetable({ ...createBot(store.stores), clock }, store.dues, discord);
  const reach = (at: number | undefined): void =>
    clock.passes({ milliseconds: (at ?? NaN) + SPREAD - clock.now().epochMilliseconds });
  return { stores: store.stores, timetable, reach };
}

test.each([BROKEN, CUT])(
  'a note that stood there when Discord asked to wait comes once ($how)',
  async (how) => {
    const scene = await prepare();
    const { stores, timetable, reach } = await plan(scene);
    const began = clock.now();
    const rhythm = { days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: '2026-11-23', at: '18:00', zone: 'UTC' };
    const member = {
      ...beginCheckIn(seen(NOBODY, began), rhythm, began),
      settings: { zone: 'UTC', quiet: { from: '00:00', until: '00:00' } },
      reach: { platform: 'discord', chat: await chatOf(scene) },
    };
    const record = (cause: string) => stores.members.open(mintMember('1'), cause);
    await record('began').update(() => member);
    reach(dueOfMember(member)?.at);
    doubts(scene, how, FIVE_MINUTES);
    await timetable.runDue();
    expect((await record('read').get())?.checkIn?.last?.state).toBe('claimed');
    waits(FIVE_MINUTES);
    await timetable.runDue();
    expect(await standing(scene)).toHaveLength(1);
    expect((await record('read again').get())?.checkIn?.last?.state).toBe('asked');
  },
);

const reminderIn = (room: RoomId, next: string): Reminder => ({
  id: 'reminder-0000001',
  room,
  zone: 'UTC',
  says: { kind: 'words', words: 'We meet now.' },
  next,
  editedBy: 'discord:1',
  editedAt: 0,
  skipped: [],
});

test.each([
  ['is known by its name within two minutes', 10, 'sent', []],
  ['can’t be looked for after that, and is shown as unsure', FIVE_MINUTES, 'unsure', ['unsure']],
])('a reminder that stood there when Discord asked to wait %s', async (_, seconds, state, skipped) => {
  const scene = await prepare();
  const { stores, timetable, reach } = await plan(scene);
  const { world, messages } = scene.standIn.context;
  const at = clock.now().toZonedDateTimeISO('UTC').add({ hours: 1 }).toPlainDateTime();
  const reminder = reminderIn(mintRoom(world.room.id), at.toString({ smallestUnit: 'minute' }));
  const record = (cause: string) => stores.groups.open('discord:group', cause);
  await record('planned').update(() => putReminder(nothingOf('discord'), reminder, clock.now()));
  reach(dueOf(reminder));
  doubts(scene, BROKEN, seconds);
  await timetable.runDue();
  waits(seconds);
  await timetable.runDue();
  expect(messages.latest(world.room, 10)).toHaveLength(1);
  const [kept] = (await record('read').get())?.reminders ?? [];
  expect(kept?.last?.state).toBe(state);
  expect(kept?.skipped.map(({ why }) => why)).toEqual(skipped);
});
