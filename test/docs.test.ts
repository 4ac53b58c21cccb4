/** The docs say what is there: links lead somewhere, and settings, commands and dependencies are all told. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { registry } from './bot.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const withoutCode = (text: string): string => text.replaceAll(/^ *```.*?^ *```$/gms, '');
const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

const pages = globSync('{*,docs/**/*,content/**/*}.md').toSorted();

/** The anchors of a page's headings, as they are made where it is read. */
const anchorsOf = (page: string): readonly string[] =>
  found(withoutCode(read(page)), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Links of a page that lead nowhere in the repository. */
function brokenLinks(page: string, text: string): readonly string[] {
  const links = found(withoutCode(text), /(?:\]\(|(?:src|srcset)=")([^)"\s]+)/g);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
}

describe('The docs', () => {
  test.each(pages)('%s has no link that leads nowhere', (page) => {
    expect(brokenLinks(page, read(page))).toEqual([]);
  });

  test('a link that leads nowhere is found', () => {
    const text = '[a](./nowhere.md) [b](README.md#nowhere) [c](README.md#settings) <img src="d.png">';
    expect(brokenLinks('README.md', text)).toEqual(['./nowhere.md', 'README.md#nowhere', 'd.png']);
  });

  test('tell every setting, and none that there isn’t', () => {
    const settings = found(read('src/config.ts'), /^ {4}([A-Z_]+): /gm).toSorted();
    expect(settings).toContain('DISCORD_TOKEN');
    expect(found(read('.env.example'), /^([A-Z_]+)=/gm).toSorted()).toEqual(settings);
    expect(found(read('README.md'), /^\| `([A-Z_]+)`/gm).toSorted()).toEqual(settings);
  });

  test('tell every command, and none that there isn’t', () => {
    const names = registry.commands.map(({ name }) => name);
    expect(found(read('README.md'), /^\| `\/([a-z-]+)`/gm)).toEqual(names);
  });

  test('say of every dependency why it is there', () => {
    const packages = z.object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    });
    const { dependencies, devDependencies } = packages.parse(JSON.parse(read('package.json')));
    const rows = found(read('docs/decisions/0027-dependencies.md'), /^\| ([^|]+) \|/gm);
    const told = new Set(rows.flatMap((row) => row.split(',').map((name) => name.trim())));
    const needed = Object.keys({ ...dependencies, ...devDependencies });
    expect(needed.filter((name) => !told.has(name))).toEqual([]);
  });
});
