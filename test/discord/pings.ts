/** Who hears a sound when a message arrives. https://docs.discord.com/developers/resources/message#allowed-mentions-object */
import type { Kept } from './messages.ts';
import { Part, Right } from './numbers.ts';
import type { AllowedMentions } from './shapes.ts';
import { eachComponent } from './shapes.ts';
import type { World } from './world.ts';

/** Without a word on who may be told, all are who stand in the text. */
const ALL: AllowedMentions = { parse: ['everyone', 'roles', 'users'] };

const idsIn = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...text.matchAll(pattern)].map(([, id = '']) => id));

/** Whom this message tells, as `@everybody` and `@Name`. Marks that are escaped count: the server reads no markdown. */
export function toldBy(world: World, { channel, content, components, mentions, onlyFor }: Kept): string[] {
  if (onlyFor) return [];
  const texts = [...eachComponent(components)].filter(({ type }) => type === Part.text);
  const text = [content, ...texts.map((part) => part.content ?? '')].join('\n');
  const { parse = [], roles = [], users = [] } = mentions ?? ALL;
  const mayTellAll = (world.botRights(channel) & Right.mentionEveryone) !== 0n;
  const isEverybody = mayTellAll && parse?.includes('everyone') && /@(?:everyone|here)/.test(text);
  const isAllowed = (kind: 'roles' | 'users', listed: readonly string[] | null, id: string): boolean =>
    parse?.includes(kind) === true || listed?.includes(id) === true;
  const inText = idsIn(text, /<@&(\d+)>/g);
  const named = Object.values(world.roles).filter(
    ({ id, isMentionable }) =>
      inText.has(id) && isAllowed('roles', roles, id) && (isMentionable || mayTellAll),
  );
  const people = [...idsIn(text, /<@!?(\d+)>/g)].filter((id) => isAllowed('users', users, id));
  return [
    ...(isEverybody ? ['@everybody'] : []),
    ...named.map(({ name }) => `@${name}`),
    ...people.map((id) => `@${world.residents.get(id)?.name ?? id}`),
  ];
}
