import type { Interaction } from './interactions.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { USES_OF_RESPONSE_URL } from './limits.ts';
import type { Parts } from './parts.ts';
import type { Draft } from './workspace.ts';

/** How Slack answers a POST to a response_url. */
export interface UrlAnswer {
  readonly status: number;
  readonly body: string;
}

const refused = (status: number, error: string): UrlAnswer => ({
  status,
  body: JSON.stringify({ ok: false, error }),
});

/**
 * Takes one POST to a response_url: five in thirty minutes, no membership needed, private unless `in_channel`.
 * https://docs.slack.dev/interactivity/handling-user-interaction
 */
export function respond(parts: Parts, interaction: Interaction | undefined, body: JsonObject): UrlAnswer {
  const { now, breach, responseUrlLifetime } = parts;
  if (interaction === undefined || now() > interaction.issuedAt + responseUrlLifetime) {
    breach('response_url in time', 'response_url: expired_url');
    return refused(404, 'expired_url');
  }
  if (interaction.usesOfUrl >= USES_OF_RESPONSE_URL) {
    breach('response_url five times', 'response_url: used_url');
    return refused(404, 'used_url');
  }
  interaction.usesOfUrl += 1;
  const error = parts.isSeen ? answer(parts, interaction, body) : undefined;
  interaction.followUp.resolve();
  return error === undefined ? { status: 200, body: 'ok' } : refused(400, error);
}

function answer(parts: Parts, interaction: Interaction, body: JsonObject): string | undefined {
  const { workspace, reader } = parts;
  const { post } = interaction;
  if (isTrue(body, 'delete_original')) {
    if (post !== undefined) workspace.remove(post);
    return undefined;
  }
  const read = reader.message(body, 'response_url', false);
  if ('error' in read) return read.error;
  if (isTrue(body, 'replace_original') && isThere(parts, interaction, post)) {
    workspace.edit(post, { ...read.taken, blocks: read.taken.blocks ?? [] });
  } else {
    checkOriginal(parts, interaction, body);
    say(parts, interaction, body, read.taken);
  }
  return undefined;
}

const isTrue = (body: JsonObject, key: string): boolean => body[key] === true || body[key] === 'true';

function isThere(
  { workspace }: Parts,
  interaction: Interaction,
  post: Interaction['post'],
): post is NonNullable<Interaction['post']> {
  return post !== undefined && workspace.find(interaction.channel?.id ?? '', post.ts) === post;
}

/** What the pages and the platform disagree about must be said. */
function checkOriginal({ breach }: Parts, { post }: Interaction, body: JsonObject): void {
  if (post !== undefined && body['replace_original'] === undefined) {
    breach('replace_original', 'response_url of an action: say whether the message is replaced');
  }
  if (post === undefined && isTrue(body, 'replace_original')) {
    breach('replace_original', 'response_url of a command: there is no message to replace');
  }
}

/** Posts what came by response_url or with the ack of a command. */
export function say(parts: Parts, interaction: Interaction, body: JsonObject, draft: Draft): void {
  const { channel, user, post } = interaction;
  if (channel === undefined) return;
  const type = textAt(body, 'response_type');
  if (type !== '' && type !== 'ephemeral' && type !== 'in_channel') {
    parts.breach('response_type', 'must be ephemeral or in_channel');
  }
  const threadTs = draft.threadTs ?? post?.threadTs;
  parts.workspace.post(channel, { ...draft, threadTs }, type === 'in_channel' ? undefined : user);
}
