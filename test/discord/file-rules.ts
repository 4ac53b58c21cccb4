import type { File, KeptFile } from './messages.ts';
import type { Problem } from './problem.ts';
import type { MessageBody } from './shapes.ts';

/** In bytes. https://docs.discord.com/developers/reference#uploading-files */
const LARGEST = 10 * 1024 * 1024;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** All that is wrong with the files of a message. `kept` are those that it has already. */
export function checkFiles(
  { attachments }: MessageBody,
  files: readonly File[],
  kept: readonly KeptFile[],
): Problem[] {
  const sent = new Set(files.map(({ key }) => key));
  const had = new Set(kept.map(({ id }) => id));
  const named = (attachments ?? []).flatMap(({ id, description }, i) => [
    ...(sent.has(`files[${id}]`) || had.has(String(id)) ? [] : [problem('an attachment is sent along', i)]),
    ...((description?.length ?? 0) > 1024
      ? [problem('a description of a file has at most 1024 characters', i, 'description')]
      : []),
  ]);
  return [...named, ...files.flatMap((file) => checkFile(file, attachments ?? []))];
}

const problem = (rule: string, ...path: PropertyKey[]): Problem => ({
  rule,
  path: ['attachments', ...path],
  code: 'INVALID',
});

function checkFile(file: File, attachments: NonNullable<MessageBody['attachments']>): Problem[] {
  const { key, bytes, type } = file;
  const named = attachments.find(({ id }) => `files[${id}]` === key);
  const ours = (rule: string): Problem => ({ ...problem(rule), isOurs: true });
  return [
    ...(/^files\[\d+\]$/.test(key) ? [] : [problem('a file is sent as files[n]')]),
    ...(bytes.length > LARGEST ? [problem('a file has at most 10 MiB')] : []),
    ...(isWhatItSays(file) ? [] : [ours('a file is what its type says')]),
    // Discord appends them all to a new message, and to a changed one only those that are named.
    ...(named ? [] : [ours('every file is named among the attachments')]),
    ...(type.startsWith('image/') && !named?.description
      ? [ours('a picture says in words what is to be seen')]
      : []),
  ];
}

function isWhatItSays({ type, bytes }: File): boolean {
  if (type === 'image/png') return PNG.every((byte, i) => bytes[i] === byte);
  if (!type.startsWith('text/')) return true;
  try {
    return typeof new TextDecoder('utf-8', { fatal: true }).decode(bytes) === 'string';
  } catch {
    return false;
  }
}
