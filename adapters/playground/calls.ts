import { z } from 'zod';
import type { Call, Caller } from '#core/call.ts';
import { GROUP, memberOf, MODERATORS, roomOf } from './ids.ts';
import { withIds } from './names.ts';
import { CHANNEL_IDS, PEOPLE, PERSON_IDS } from './people.ts';
import type { Entry, Rooms } from './rooms.ts';

const about = {
  /** Whoever the page says: the playground lets anybody be anyone. */
  person: z.enum(PERSON_IDS),
  where: z.enum([...CHANNEL_IDS, 'chat']),
  /** BCP 47 language tag of the browser. */
  locale: z.string().max(100).optional(),
};
/** Names this happening, so that a request that is sent again takes effect once. */
const id = z.string().regex(/^[a-z0-9-]{16,64}$/);
const route = z.string().max(200);

/** Something was sent from a composer. */
export const TypedLine = z.strictObject({ ...about, id, line: z.string().trim().min(1).max(2000) });
/** A button was pressed, or something chosen from a list. */
export const Press = z.strictObject({
  ...about,
  id,
  entry: z.string().max(50),
  action: route,
  chosen: z.string().max(200).optional(),
});
/** A form was sent. `entry` is the one whose button opened it. */
export const Submit = z.strictObject({
  ...about,
  id,
  entry: z.string().max(50),
  form: route,
  raw: z.record(z.string().max(32), z.string().max(10_000)),
});
/** Something was chosen from the menu of a message. */
export const MenuChoice = z.strictObject({
  person: about.person,
  locale: about.locale,
  id,
  entry: z.string().max(50),
  name: z.string().max(100),
});
/** Something is being typed; `caret` is counted in UTF-16 units, like `line.length`. */
export const Typing = z.strictObject({
  ...about,
  line: z.string().max(2000),
  caret: z.int().min(0).max(2000),
});
/** Somebody opened the bot's page. */
export const Home = z.strictObject({ person: about.person, locale: about.locale, id });
/** Somebody moves the playground's clock. */
export const Move = z.strictObject({
  person: about.person,
  locale: about.locale,
  leap: z.enum(['hour', 'day', 'note', 'reminder']),
});
/** Somebody lets the bot post in a room of the group, or no more. */
export const Permission = z.strictObject({
  where: z.enum(CHANNEL_IDS),
  locale: about.locale,
  may: z.boolean(),
});
/** Somebody takes the bot out of the group, or lets it in again. */
export const Membership = z.strictObject({ locale: about.locale, isIn: z.boolean() });
/** An answer was read and may go. */
export const Dismissal = z.strictObject({ ...about, entry: z.string().max(50) });

type About = Pick<z.infer<typeof Dismissal>, 'person' | 'where' | 'locale'>;

/** Where the bot may post. */
type Rights = Pick<Rooms, 'mayBotPost'>;

/** Who is behind a request. In a private chat there is no group and no room. */
export const callerOf = ({ person, where, locale }: About, rights: Rights): Caller => ({
  member: memberOf(person),
  ...(where !== 'chat' && { group: GROUP, room: roomOf(where), ...rightsOf(person) }),
  ...(locale !== undefined && { locale }),
  mayPost: 'yes',
  botMayPost: where === 'chat' || rights.mayBotPost(where) ? 'yes' : 'no',
});

function rightsOf(person: About['person']): Required<Pick<Caller, 'manages' | 'roles'>> {
  const role = PEOPLE.find(({ id: each }) => each === person)?.role;
  return { manages: role === 'admin' ? 'yes' : 'no', roles: role === 'moderator' ? [MODERATORS] : [] };
}

const happening = (request: About & { readonly id: string }, rights: Rights) => ({
  id: `playground:${request.id}`,
  from: callerOf(request, rights),
});

/**
 * A command, where the line begins with a slash. Other words in the private chat are told without their text, and
 * in a room not at all.
 */
export function readLineCall(request: z.infer<typeof TypedLine>, rights: Rights): Call | undefined {
  const [, name, given = ''] = /^\/(\S*)\s*(.*)$/s.exec(request.line) ?? [];
  const shared = happening(request, rights);
  if (name !== undefined) return { kind: 'command', ...shared, name, given: withIds(given) };
  return request.where === 'chat' ? { kind: 'typed', ...shared } : undefined;
}

/** The bot's page is opened beside the private chat. */
export const readHome = (request: z.infer<typeof Home>, rights: Rights): Call => ({
  kind: 'home',
  ...happening({ ...request, where: 'chat' }, rights),
});

const isPublic = (entry: Entry | undefined): boolean => entry?.audience === 'everyone';

/** `entry` is the message with the button, as far as this person sees it. */
export const readPress = (
  request: z.infer<typeof Press>,
  entry: Entry | undefined,
  rights: Rights,
): Call => ({
  kind: 'action',
  ...happening(request, rights),
  action: request.action,
  ...(request.chosen !== undefined && { chosen: request.chosen }),
  onPublic: isPublic(entry),
});

/** `entry` is the message whose button opened the form, as far as this person sees it. */
export const readSubmit = (
  request: z.infer<typeof Submit>,
  entry: Entry | undefined,
  rights: Rights,
): Call => ({
  kind: 'form',
  ...happening(request, rights),
  form: request.form,
  raw: request.raw,
  onPublic: isPublic(entry),
});

/** `link` is where the message is on the page. */
export const readMenu = (
  request: z.infer<typeof MenuChoice>,
  where: Exclude<About['where'], 'chat'>,
  link: string,
  rights: Rights,
): Call => ({ kind: 'menu', ...happening({ ...request, where }, rights), name: request.name, link });
