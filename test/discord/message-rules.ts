import { z } from 'zod';
import { checkUniqueIds, layout, report, rows } from './component-rules.ts';
import { checkFiles } from './file-rules.ts';
import type { File, Kept } from './messages.ts';
import { Flag } from './numbers.ts';
import type { Problem } from './problem.ts';
import { problemsOf } from './problem.ts';
import type { MessageBody } from './shapes.ts';
import { eachComponent } from './shapes.ts';

const most = (name: string, characters: number): z.ZodOptional<z.ZodNullable<z.ZodString>> =>
  z.string().max(characters, `${name} has at most ${characters} characters`).nullish();

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const embed = z.looseObject({
  title: most('an embed title', 256),
  description: most('an embed description', 4096),
  fields: z
    .array(
      z.looseObject({
        name: z
          .string()
          .min(1, 'a field name must not be empty')
          .max(256, 'a field name has at most 256 characters'),
        value: z
          .string()
          .min(1, 'a field value must not be empty')
          .max(1024, 'a field value has at most 1024 characters'),
      }),
    )
    .max(25, 'an embed has at most 25 fields')
    .nullish(),
  footer: z
    .looseObject({ text: z.string().max(2048, 'an embed footer has at most 2048 characters') })
    .nullish(),
  author: z
    .looseObject({ name: z.string().max(256, 'an embed author has at most 256 characters') })
    .nullish(),
});

const embeds = z
  .array(embed)
  .max(10, 'a message has at most 10 embeds')
  .superRefine((all, context) => {
    const texts = all.flatMap(({ title, description, fields, footer, author }) => [
      title,
      description,
      footer?.text,
      author?.name,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ]);
    const total = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    if (total > 6000)
      report(context, 'all embeds together have at most 6000 characters', [], 'MAX_EMBED_SIZE_EXCEEDED');
  })
  .nullish();

const common = {
  content: most('content', 2000),
  embeds,
  flags: z.int().nullish(),
  nonce: z.union([z.string().max(25, 'a nonce has at most 25 characters'), z.int()]).nullish(),
  attachments: z.array(z.looseObject({})).max(10, 'a message has at most 10 files').nullish(),
};
const classic = z.looseObject({ ...common, components: rows.nullish() });
const flagged = z.looseObject({ ...common, components: layout.nullish() });

/** Where a message is going, as far as the rules differ. */
export interface MessagePlace {
  /** True for answers to interactions and their webhooks. */
  readonly isInteraction: boolean;
  /** What came along. */
  readonly files?: readonly File[];
  /** The message that is changed; absent for a new one. */
  readonly before?: Pick<Kept, 'flags' | 'attachments'>;
}

/** All that is wrong with a message that is sent or changed. Whether it is empty is judged where it is kept. */
export function checkMessage(body: MessageBody, place: MessagePlace): Problem[] {
  const flags = (body.flags ?? 0) | (place.before?.flags ?? 0);
  const isFlagged = (flags & Flag.layout) !== 0;
  const parsed = (isFlagged ? flagged : classic).safeParse(body);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  return [
    ...checkUniqueIds(body.components ?? []),
    ...(isFlagged ? checkLayout(body) : []),
    ...checkFlags(body, place),
    ...checkFiles(body, place.files ?? [], place.before?.attachments ?? []),
    ...checkMentions(body, place),
  ];
}

function checkLayout(body: MessageBody): Problem[] {
  const problems: Problem[] = [];
  if (body.content || body.embeds?.length)
    problems.push({
      rule: 'no content and no embeds with the components flag',
      path: ['content'],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    });
  const all = [...eachComponent(body.components ?? [])];
  if (all.length > 40)
    problems.push({
      rule: 'a message has at most 40 components',
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
    });
  if (all.reduce((sum, { content }) => sum + (content?.length ?? 0), 0) > 4000)
    problems.push({
      rule: 'all texts of a message together have at most 4000 characters',
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
    });
  return problems;
}

/** https://docs.discord.com/developers/resources/message#create-message */
const SETTABLE = Flag.noEmbeds | Flag.silent | Flag.voice | Flag.layout;

function checkFlags({ flags }: MessageBody, { isInteraction, before }: MessagePlace): Problem[] {
  const isEphemeral = ((flags ?? 0) & Flag.ephemeral) !== 0;
  if (isEphemeral && !isInteraction)
    return [{ rule: 'only an answer to an interaction can be ephemeral', path: ['flags'], code: 'INVALID' }];
  // Discord ignores those of others: https://docs.discord.com/developers/resources/message#edit-message
  if (((flags ?? 0) & ~(SETTABLE | Flag.ephemeral)) !== 0)
    return [{ rule: 'this flag can’t be set', path: ['flags'], code: 'INVALID', isOurs: true }];
  const wasEphemeral = ((before?.flags ?? 0) & Flag.ephemeral) !== 0;
  // Discord quietly ignores it: https://docs.discord.com/developers/interactions/receiving-and-responding#create-followup-message
  if (isEphemeral && before !== undefined && !wasEphemeral)
    return [
      {
        rule: 'whether a message is ephemeral is fixed when it is made or deferred',
        path: ['flags'],
        code: 'INVALID',
        isOurs: true,
      },
    ];
  return [];
}

const nothing = { parse: z.array(z.never()), replied_user: z.literal(false).optional() };
const silent = z.strictObject(nothing);
const toEverybody = z.strictObject({ parse: z.tuple([z.literal('everyone')]) });
const toRoles = z.strictObject({
  ...nothing,
  roles: z
    .array(z.string())
    .min(1)
    .max(100)
    .refine((roles) => new Set(roles).size === roles.length),
});

/** What stands at the head of a message that tells somebody; undefined where it could tell more than that. */
function headOf(allowed: MessageBody['allowed_mentions']): string | undefined {
  if (toEverybody.safeParse(allowed).success) return '@everyone\n';
  const roles = toRoles.safeParse(allowed);
  return roles.success ? `${roles.data.roles.map((role) => `<@&${role}>`).join(' ')}\n` : undefined;
}

/**
 * A rule of this project: nothing that the bot sends can ping, whoever's words are in it, except a new message in a room
 * that names at its head everybody, or the roles that it tells.
 */
function checkMentions(body: MessageBody, { isInteraction, before }: MessagePlace): Problem[] {
  const { allowed_mentions: allowed, content } = body;
  if (silent.safeParse(allowed).success) return [];
  const head = isInteraction || before ? undefined : headOf(allowed);
  if (head !== undefined && `${content}\n`.startsWith(head)) return [];
  const rule = allowed ? 'this message could ping somebody' : 'allowed_mentions must be {parse: []}';
  return [{ rule, path: ['allowed_mentions'], code: 'INVALID', isOurs: true }];
}
