/** Who may import whom. Each place lists all that it may reach; anything else is forbidden. */
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const { imports } = z
  .object({ imports: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** What a file imports, as paths from the root or names of packages. */
function importsOf(file: string, source: string): readonly string[] {
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g,
  );
  return [...found].map(([, a, b, c]) => resolve(file, a ?? b ?? c ?? ''));
}

function resolve(file: string, name: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(file), name));
  const alias = Object.entries(imports).find(([from]) => name.startsWith(from.replace('*', '')));
  if (alias) return normalize(name.replace(alias[0].replace('*', ''), alias[1].replace('*', '')));
  return builtinModules.includes(name.replace('node:', '')) ? `node:${name.replace('node:', '')}` : name;
}

/** Where a file stands and all that it may import; the first place that fits counts. */
const RULES: readonly { readonly place: RegExp; readonly may: readonly RegExp[] }[] = [
  { place: /^content\//, may: [/^content\//] },
  {
    place: /^src\/core\//,
    may: [
      /^src\/core\//,
      /^content\/words\/(en\/sentences|language|shape)\.ts$/,
      /^(zod|intl-messageformat|lru-cache|p-retry)$/,
    ],
  },
  {
    place: /^src\/support\//,
    may: [
      /^src\/support\//,
      /^src\/core\/(fold|message|option|group-records|records|route|words)\.ts$/,
      /^content\//,
      /^(zod|chrono-node\/(en|es)|@vvo\/tzdb\/[a-z-]+\.json)$/,
    ],
  },
  {
    place: /^src\/store\//,
    may: [
      /^src\/store\//,
      /^src\/core\/((group-|question-)?records|again|log)\.ts$/,
      /^node:/,
      /^(keyv|@keyv\/redis|zod)$/,
    ],
  },
  {
    place: /^src\/timetable\//,
    may: [/^src\/timetable\//, /^src\/core\//, /^node:/, /^(bullmq|ioredis|lru-cache|p-queue)$/],
  },
  {
    place: /^src\/picture\//,
    may: [
      /^src\/picture\//,
      /^src\/core\/message\.ts$/,
      /^node:/,
      /^(p-queue|echarts(\/.*)?|@resvg\/resvg-js|@expo-google-fonts\/inter\/.*)$/,
    ],
  },
  {
    place: /^commands\/index\.ts$/,
    may: [/^commands\//, /^src\/core\/(command|registry|words)\.ts$/],
  },
  { place: /^commands\//, may: [/^commands\//, /^src\/core\/command\.ts$/, /^src\/support\//] },
  {
    place: /^adapters\/discord\//,
    may: [/^adapters\/discord\//, /^src\/core\//, /^node:/, /^(discord\.js|lru-cache)$/],
  },
  {
    place: /^adapters\/slack\//,
    may: [/^adapters\/slack\//, /^src\/core\//, /^node:/, /^(@slack\/bolt|zod|lru-cache)$/],
  },
  {
    place: /^adapters\/playground\//,
    may: [
      /^adapters\/playground\//,
      /^src\/core\//,
      /^node:/,
      /^(zod|hono(\/.*)?|@hono\/node-server(\/.*)?)$/,
    ],
  },
  { place: /^src\/(main|house)\.ts$/, may: [/./] },
  {
    place: /^src\/[a-z-]+\.[jt]s$/,
    may: [/^src\/[a-z]+\.ts$/, /^src\/core\//, /^node:/, /^(zod|pino|pino-pretty)$/],
  },
];

function breaches(file: string, source: string): readonly string[] {
  const rule = RULES.find(({ place }) => place.test(file));
  if (!rule) return [`${file} stands where nothing may stand`];
  return importsOf(file, source)
    .filter((target) => !rule.may.some((allowed) => allowed.test(target)))
    .map((target) => `${file} imports ${target}`);
}

const files = globSync('{src,adapters,commands,content}/**/*.{ts,js}').map((file) =>
  file.replaceAll('\\', '/'),
);

describe('The architecture', () => {
  test('is as the rules say', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => breaches(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test.each([
    ['commands/evil.ts', "import { Client } from 'discord.js';"],
    ['commands/evil.ts', "import { createAccept } from '#core/accept.ts';"],
    ['src/core/evil.ts', "import { readFileSync } from 'node:fs';"],
    ['src/core/evil.ts', "import { findHelp } from '#support/crisis.ts';"],
    ['src/support/evil.ts', "import type { Context } from '../core/context.ts';"],
    ['src/store/evil.ts', "export { redact } from '#core/accept.ts';"],
    ['content/evil.ts', "import { z } from 'zod';"],
    ['adapters/slack/deep/evil.ts', "const x = await import('../../discord/platform.ts');"],
    ['adapters/discord/evil.ts', "import '../../commands/index.ts';"],
    ['src/elsewhere/evil.ts', ''],
  ])('%s may not say %s', (file, source) => {
    expect(breaches(file, source)).toHaveLength(1);
  });

  test('has no imports in a circle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file, readFileSync(file, 'utf8').replaceAll(/import type [^;]*;/g, '')),
      ]),
    );
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): readonly string[] => {
      if (path.includes(file)) return [[...path, file].join(' -> ')];
      if (done.has(file)) return [];
      done.add(file);
      return (graph.get(file) ?? []).flatMap((next) => visit(next, [...path, file]));
    };
    expect(files.flatMap((file) => visit(file, []))).toEqual([]);
  });

  test('names platforms only in adapters', () => {
    const named = files
      .filter((file) => /^(src\/(core|support|store)|commands)\//.test(file))
      .filter((file) => /===\s*'(discord|slack|playground)'/i.test(readFileSync(file, 'utf8')));
    expect(named).toEqual([]);
  });
});
