/** What keeps the bot from working in a group, room by room and setting by setting, with a test note to who asks. */
import {
  heading,
  roomId,
  type Block,
  type Button,
  type Context,
  type Delivery,
  type Group,
  type Message,
  type PlainKey,
  type Say,
  type Text,
} from '#core/command.ts';
import { languageName } from '#support/languages.ts';
import { lacksOf, roomsOf } from '#support/setup.ts';
import { sayTest } from './note.ts';

/**
 * Looks into every room that was chosen, sends the test note, and says what was found. `mends` are the buttons by which it
 * can be put right.
 */
export async function sayCheck(
  kept: Group | undefined,
  context: Context,
  mends: readonly Button[],
): Promise<Message> {
  const { say, settings, chat } = context;
  const { hide, closed } = chat.traits.advice ?? {};
  const [rooms, note] = await Promise.all([
    Promise.all(roomsOf(kept).map((room) => checkRoom(room, context))),
    context.send.toMe(sayTest(settings, say)),
  ]);
  return {
    blocks: [
      heading(say.label('setup.check.title')),
      ...sayFound(rooms, context),
      ...sayLacks(kept, context),
      { kind: 'text', text: sayNoted(note, closed, say) },
      ...(hide ? [{ kind: 'aside', text: say(hide) } as const] : []),
      { kind: 'buttons', buttons: mends },
    ],
  };
}

/** What came of the test note. */
function sayNoted({ outcome }: Delivery, advice: PlainKey | undefined, say: Say): Text {
  if (outcome === 'sent') return say('setup.check.note');
  return outcome === 'closed' ? withAdvice('setup.check.closed', advice, say) : say('setup.check.busy');
}

/** What is wrong, and where on this platform it is put right. */
const withAdvice = (key: PlainKey, advice: PlainKey | undefined, say: Say): Text =>
  advice ? [...say(key), ' ', ...say(advice)] : say(key);

interface Found {
  readonly room: string;
  /** Undefined where the platform gave no answer. */
  readonly missing: readonly string[] | undefined;
}

const checkRoom = async (room: string, { group }: Context): Promise<Found> => ({
  room,
  missing: await group?.findMissing(roomId(room)).catch(() => undefined),
});

function sayFound(found: readonly Found[], { say, chat }: Context): readonly Block[] {
  const advice = chat.traits.advice?.missing;
  if (found.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say.label('setup.check.rooms') }] },
    { kind: 'list', items: found.map((each) => sayRoom(each, { say })) },
    ...(found.some(({ missing = [] }) => missing.length > 0)
      ? [{ kind: 'text', text: withAdvice('setup.check.why', advice, say) } as const]
      : []),
  ];
}

function sayRoom({ room: id, missing }: Found, { say }: Pick<Context, 'say'>): Text {
  const room = { room: roomId(id) };
  if (!missing) return say('setup.check.unknown', { room });
  return missing.length === 0
    ? say('setup.check.fine', { room })
    : say('setup.check.missing', { room, names: missing.join(', ') });
}

function sayLacks(kept: Group | undefined, { say, words }: Context): readonly Block[] {
  const language = languageName(words.in(undefined).language);
  const lacks = lacksOf(kept);
  if (lacks.length === 0) return [{ kind: 'text', text: say('setup.check.nothing-lacks') }];
  const items = lacks.map((lack) =>
    lack === 'language' ? say('setup.lack.language', { language }) : say(`setup.lack.${lack}`),
  );
  return [
    { kind: 'text', text: [{ strong: say.label('setup.check.lacks') }] },
    { kind: 'list', items },
  ];
}
