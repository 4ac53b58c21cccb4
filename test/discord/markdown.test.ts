import { expect, test } from 'vitest';
import { readMarkdown } from './markdown.ts';

test.each([
  ['**bold** and *slanted* and __under__ and ~~struck~~', ['bold and slanted and under and struck']],
  ['**bold *within* it**', ['bold within it']],
  [String.raw`\*not bold\* \_nor this\_ 1\. \# no`, ['*not bold* _nor this_ 1. # no']],
  [String.raw`a backslash \\ and C:\path`, [String.raw`a backslash \ and C:\path`]],
  ['snake_case_name stays, _this_ does not', ['snake_case_name stays, this does not']],
  ['2 * 3 * 4', ['2 * 3 * 4']],
  ['# One\n## Two\n### Three\n#four', ['One', 'Two', 'Three', '#four']],
  ['-# aside\n> quoted\n> **name:** value', ['aside', 'quoted', 'name: value']],
  ['- one\n* two\n\n1. three', ['• one', '• two', '1. three']],
  ['`**code**` and ``a`b``', ['**code** and a`b']],
  ['```\nraw *text*\n```\n*after*', ['raw *text*', 'after']],
  [
    '[a *link*](https://a.example/x_y_z) [b](<https://b.example>)',
    ['a link (https://a.example/x_y_z) b (https://b.example)'],
  ],
  [
    String.raw`[a \*link\*](<https://a.example>) [https://a.example](<https://b.example>)`,
    [String.raw`a \*link\* (https://a.example) [https://a.example](<https://b.example>)`],
  ],
  ['https://a.example/x_y_z and <https://b.example/*>', ['https://a.example/x_y_z and https://b.example/*']],
  ['at <t:1700000000:F> or <t:1700000000>', ['at 2023-11-14T22:13Z or 2023-11-14T22:13Z']],
  ['<@100000000000000001> in <#100000000000000002>', ['@Sam in #100000000000000002']],
  ['||hidden|| a < b > c & d', ['hidden a < b > c & d']],
])('%j reads as %j', (text, lines) => {
  expect(readMarkdown(text, (id) => (id === '100000000000000001' ? 'Sam' : undefined))).toEqual(lines);
});
