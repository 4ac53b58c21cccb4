/** What the Slack adapter makes of messages, forms, ids and typed lines: pure, without Slack. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chatId, groupId, memberId, roleId, roomId } from '#core/ids.ts';
import type { Block, Choice, Field, Form, Inline, Message } from '#core/message.ts';
import { mintChat, mintMember, mintRoom, readChat, readMember, readRoom } from '../adapters/slack/ids.ts';
import { undoEscaping } from '../adapters/slack/line.ts';
import { LIMITS, splitText } from '../adapters/slack/limits.ts';
import { renderForm, renderHome, renderMessage, renderPage } from '../adapters/slack/render.ts';
import { checkMessage, checkView, countText } from './slack/block-kit.ts';
import type { Json } from './slack/json.ts';

const asJson = (value: unknown): Json => z.json().parse(JSON.parse(JSON.stringify(value)));
const none: ReadonlySet<string> = new Set();

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '<!channel>',
    '*b*',
    'a & b',
    '\ud83d',
    '👩‍👩‍👧'.repeat(60),
    'x'.repeat(4000),
    'y'.repeat(50_000),
  ),
);
/** Up to a megabyte, in lines. */
const lines = fc
  .tuple(text, fc.integer({ min: 1, max: 3000 }))
  .map(([said, count]) => `${said.slice(0, 300)}\n`.repeat(count));
const label = text.map((said) => said || '-');
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  text.map((strong) => ({ strong })),
  fc.record({ link: label, url: fc.oneof(fc.webUrl(), text) }),
  fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => ({ instant: date.toTemporalInstant() })),
  fc.constantFrom(mintMember('T1', 'U1'), memberId('discord:1')).map((member) => ({ member })),
  fc.constantFrom(mintRoom('T1', { channel: 'C1', thread: '1.2' }), roomId('')).map((room) => ({ room })),
  text.map((role) => ({ role: roleId(role) })),
);
const line = fc.array(inline, { maxLength: 5 });
const id = fc.stringMatching(/^[a-z]{1,20}@1(\|[a-z0-9]{1,9}){0,3}$/);
const button = fc.record({ id, label, style: fc.constantFrom('plain', 'main', 'danger') });
const choicesUpTo = (max: number): fc.Arbitrary<Choice[]> =>
  fc.tuple(fc.integer({ min: 0, max }), label, fc.boolean()).map(([count, name, isGrouped]) =>
    Array.from({ length: count }, (_, i) => ({
      value: `v${i}`,
      label: `${name}${i}`,
      ...(isGrouped && { group: name }),
    })),
  );
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text }),
  fc.record({ kind: fc.constantFrom('text', 'aside'), text: line }),
  fc.record({ kind: fc.constant('list'), items: fc.array(line, { maxLength: 9 }) }),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ name: label, value: line }), { maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('choice'),
    id,
    label,
    choices: choicesUpTo(25),
    selected: fc.constantFrom('v1', 'v0', 'none'),
  }),
  fc.record({
    kind: fc.constant('chart'),
    chart: fc.constant({ title: 'A line', most: 5, points: [] }),
    text: line,
  }),
  fc.record({ kind: fc.constant('file'), name: fc.constant('kept.txt'), text: fc.oneof(text, lines) }),
);
const message: fc.Arbitrary<Message> = fc.record({ blocks: fc.array(block, { maxLength: 150 }) });

describe('Whatever is said', () => {
  test('fits into messages that Slack takes, and none of it is markup', () => {
    fc.assert(
      fc.property(message, (said) => {
        for (const limit of [LIMITS.messageCharacters, LIMITS.responseCharacters]) {
          for (const blocks of renderMessage(said, limit)) {
            expect(checkMessage({ text: 'x', blocks: asJson(blocks) }, none)).toEqual([]);
            expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
            if (limit === LIMITS.messageCharacters) expect(countText(asJson(blocks))).toBeLessThan(11_500);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('fits into a view that Slack takes', () => {
    fc.assert(
      fc.property(message, label, (said, title) => {
        const page = asJson(renderPage(said, title, '{}'));
        expect(checkView(page, none)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(250_000);
        expect(checkView(asJson(renderHome(said)), none)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('fits into a form that Slack takes', () => {
    const shared = { label, hint: text, required: fc.boolean(), value: fc.oneof(text, fc.constant('v2')) };
    const field = fc.oneof(
      fc.record({
        ...shared,
        kind: fc.constantFrom('line', 'paragraph'),
        maxLength: fc.integer({ min: 1, max: 4000 }),
      }),
      fc.record({
        ...shared,
        value: fc.constantFrom('v0\nv2', 'v2\nnone', 'none', ''),
        kind: fc.constantFrom('choice', 'search', 'several'),
        choices: choicesUpTo(260),
      }),
      fc.record({
        ...shared,
        value: fc.oneof(
          text,
          fc.constantFrom(
            'slack:T1:U1\n'.repeat(30),
            'slack:T1:C1:1.2\nslack:T1:C2',
            'slack:T1:U1\nslack:T1:U2',
          ),
        ),
        kind: fc.constantFrom('members', 'roles', 'rooms'),
        most: fc.integer({ min: 1, max: 25 }),
      }),
    );
    const fields = fc.array(field, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fields, label, line, (some, title, intro) => {
        const named = some.map((each, i): Field => ({ ...each, name: `f${i}` }));
        const form: Form = { id: 'write@1', title, intro, submit: title, fields: named };
        expect(checkView(asJson(renderForm(form, '{}')), none)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('A message', () => {
  test('keeps its buttons when its middle is left out', () => {
    const blocks: Block[] = Array.from({ length: 400 }, (_, i) => ({ kind: 'text', text: [`${i}`] }));
    const buttons: Block = { kind: 'buttons', buttons: [{ id: 'help@1', label: 'Help', style: 'plain' }] };
    const split = renderMessage({ blocks: [...blocks, buttons] }, LIMITS.responseCharacters);
    expect(split.map((few) => few.length)).toEqual([50, 50, 50, 1]);
    expect(split.at(-1)?.at(-1)?.type).toBe('actions');
    const page = renderPage({ blocks: [...blocks, buttons] }, 'Title', '');
    expect(page.blocks).toHaveLength(98);
    expect(page.blocks.at(-1)?.type).toBe('actions');
  });

  test('breaks a long text at the ends of lines, and loses none of it', () => {
    fc.assert(
      fc.property(fc.oneof(lines, text), fc.integer({ min: 2, max: 4000 }), (said, most) => {
        const whole = said.toWellFormed();
        const pieces = splitText(whole, { most, link: '' });
        expect(pieces.every((piece) => piece.length <= most && piece.isWellFormed())).toBe(true);
        expect(pieces.join('').replaceAll('\n', '')).toBe(whole.replaceAll('\n', ''));
      }),
    );
    expect(splitText('one\ntwo\nthree', { most: 7, link: '' })).toEqual(['one\ntwo', 'three']);
  });

  test('shows a link as Slack’s own where it may lead, and as text elsewhere', () => {
    const said: Message = {
      blocks: [
        { kind: 'text', text: [{ link: 'Page', url: 'https://example.org/' }] },
        { kind: 'aside', text: [{ link: 'Page', url: 'javascript:alert(1)' }] },
      ],
    };
    expect(renderMessage(said, LIMITS.responseCharacters)).toMatchObject([
      [
        { elements: [{ elements: [{ type: 'link', url: 'https://example.org/', text: 'Page' }] }] },
        { elements: [{ elements: [{ type: 'text', text: 'Page', style: { italic: true } }] }] },
      ],
    ]);
  });
});

test('An id that is not Slack’s reads as none', () => {
  const odd = fc.oneof(
    fc.string(),
    fc.constantFrom('discord:1', 'slack:', 'slack:T1', 'slack:T1:U1:x', 'slack:t1:u1'),
  );
  fc.assert(
    fc.property(odd, (raw) => {
      expect(readMember(memberId(raw))).toBeUndefined();
      expect(readRoom(roomId(raw))).toBeUndefined();
      expect(readChat(chatId(raw))).toBeUndefined();
    }),
  );
  expect(readMember(mintMember('T1', 'U2'))).toEqual({ team: 'T1', user: 'U2' });
  expect(readChat(mintChat('T1', 'D2'))).toBe('D2');
  expect(readChat(chatId(mintRoom('T1', { channel: 'C2' })))).toBeUndefined();
  expect(readRoom(mintRoom('T1', { channel: 'C2' }))).toEqual({ channel: 'C2' });
  const thread = { channel: 'C2', thread: '1767326126.000012' };
  expect(readRoom(mintRoom('T1', thread))).toEqual(thread);
  expect(readRoom(roomId(groupId('slack:T1')))).toBeUndefined();
});

test.each([
  ['who:<@U1|sam> <@U1> <@W1|>', 'who:slack:T1:U1 slack:T1:U1 slack:T1:W1'],
  ['<#C1|group> <#C1> <#G1|>', 'slack:T1:C1 slack:T1:C1 slack:T1:G1'],
  ['<@u1|sam> <@> <#D1|chat> @sam #group', '@sam @ #chat @sam #group'],
  [
    'slack:T1:C1 room:slack:T1:C1 sl"“ack”":T1:C1 &lt;#C1|x&gt;',
    'slack.T1:C1 room:slack.T1:C1 slack.T1:C1 <#C1|x>',
  ],
  [
    '<https://a.example/?x=1&amp;y=2> <http://b.example|b.example> <mailto:a@b.example|a@b.example>',
    'https://a.example/?x=1&y=2 b.example a@b.example',
  ],
  ['<!channel> <!here|here> <!subteam^S1|@them> <!date^1^{date}|then>', '@channel @here @them then'],
  ['step:3 &lt;b&gt; &amp;lt; “x” don’t', 'step:3 <b> &lt; “x” don’t'],
  ['a < b > c', 'a  b  c'],
])('What Slack makes of a line is undone: %s', (sent, typed) => {
  expect(undoEscaping(sent, 'T1')).toBe(typed);
});
