import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** A line of a backup's file: a cell with its name, what it held and when it ends, or what stands above all cells. */
export type Line = [name: string, value: string, ends?: number] | { origin: Record<string, unknown> };

/** Changes the lines of a backup's file, and its checksum with them. */
export async function forge(path: string, change: (line: Line) => unknown): Promise<void> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n').slice(0, -1);
  const forged = lines.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join('');
  const sha256 = createHash('sha256').update(forged).digest('hex');
  await writeFile(path, `${forged}${JSON.stringify({ sha256 })}\n`);
}
