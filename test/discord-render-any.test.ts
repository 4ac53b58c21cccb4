/** Whatever a message or a form holds, Discord takes it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberId, roleId, roomId } from '#core/ids.ts';
import type { Block, Field, Inline, Message } from '#core/message.ts';
import { createPosts } from '../adapters/discord/posts.ts';
import { renderForm, renderMessage } from '../adapters/discord/render.ts';
import { mintMember, mintRole, mintRoom } from '../adapters/discord/ids.ts';
import { PICTURE } from './discord/definitions.ts';
import { readMarkdown } from './discord/markdown.ts';
import { checkMessage } from './discord/message-rules.ts';
import { checkModal } from './discord/modal-rules.ts';
import { createMemoryLog } from './log.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 5000, size: 'max' }),
  fc.string({ unit: fc.constantFrom('*', '\n', ' ', 'a'), maxLength: 5000, size: 'max' }),
);
const anySnowflake = fc.integer({ min: 0, max: 30 }).map((number) => String(10n ** 18n + BigInt(number)));
const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  anyText,
  fc.record({ strong: anyText }),
  fc.record({
    instant: fc.integer({ min: 0, max: 4e12 }).map((at) => Temporal.Instant.fromEpochMilliseconds(at)),
  }),
  fc.record({ link: anyText, url: fc.oneof(fc.webUrl(), anyText) }),
  fc.record({ member: fc.oneof(anySnowflake.map(mintMember), anyText.map(memberId)) }),
  fc.record({ room: fc.oneof(anySnowflake.map(mintRoom), anyText.map(roomId)) }),
  fc.record({ role: fc.oneof(anySnowflake.map(mintRole), anyText.map(roleId)) }),
);
/** Whom a message tells: often nobody. */
const anyTells: fc.Arbitrary<Pick<Message, 'tells'>> = fc.oneof(
  fc.constant({}),
  fc.constant({ tells: { everybody: true } as const }),
  fc
    .array(fc.oneof(anySnowflake.map(mintRole), anyText.map(roleId)), { maxLength: 60 })
    .map((roles) => ({ tells: { roles } })),
);
const anyTexts = fc.array(anyInline, { minLength: 1, maxLength: 4 });
const anyLabel = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .filter((label) => label.trim() !== '');
const anyId = fc.string({ minLength: 1, maxLength: 100 });
const anyChoice = fc.record({ value: anyText, label: anyLabel, group: anyLabel });
const anyChoices = fc.uniqueArray(anyChoice, { selector: ({ value }) => value, maxLength: 60 });
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text: anyText }),
  fc.record({ kind: fc.constantFrom('text', 'aside'), text: anyTexts }),
  fc.record({ kind: fc.constant('list'), items: fc.array(anyTexts, { maxLength: 9 }) }),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ name: anyText, value: anyTexts }), { maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant('buttons'),
    buttons: fc.array(fc.record({ id: anyId, label: anyLabel, style: fc.constant('plain') }), {
      maxLength: 40,
    }),
  }),
  fc.record({
    kind: fc.constant('chart'),
    chart: fc.constant({ title: 'Weeks', most: 5, points: [] }),
    text: anyTexts,
  }),
  fc.record({ kind: fc.constant('file'), name: anyText, text: anyText }),
  fc.record({ kind: fc.constant('choice'), id: anyId, label: anyLabel, choices: anyChoices }),
);

const makePosts = createPosts({
  draw: async () => PICTURE,
  clock: { now: () => Temporal.Now.instant(), after: () => () => {} },
  log: createMemoryLog(),
});

test('Discord takes any message', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyBlock, { maxLength: 14 }),
      anyTells,
      fc.constantFrom('room', 'person'),
      async (blocks, tells, to) => {
        for (const { body, files } of await makePosts({ blocks, ...tells }, to)) {
          const sent = files.map(({ data, name, contentType = '' }, i) => {
            if (!(data instanceof Uint8Array)) throw new TypeError('files are bytes');
            return { key: `files[${i}]`, name, type: contentType, bytes: data };
          });
          expect(checkMessage(body, { isInteraction: to === 'person', files: sent })).toEqual([]);
        }
      },
    ),
  );
});

const anyField: fc.Arbitrary<Field> = fc
  .record({ label: anyLabel, hint: anyText, required: fc.boolean(), value: anyText })
  .chain((shared) =>
    fc
      .oneof(
        fc.record({
          kind: fc.constantFrom('line', 'paragraph'),
          maxLength: fc.integer({ min: 1, max: 9000 }),
        }),
        fc.record({ kind: fc.constantFrom('choice', 'search', 'several'), choices: anyChoices }),
        fc.record({
          kind: fc.constantFrom('members', 'roles', 'rooms'),
          most: fc.integer({ min: 1, max: 40 }),
          value: fc
            .array(fc.oneof(anySnowflake.map(mintMember), anySnowflake.map(mintRole), anyText), {
              maxLength: 60,
            })
            .map((ids) => ids.join('\n')),
        }),
      )
      .map((kind): Field => ({ ...shared, ...kind, name: '' })),
  );

/** A list may have nothing to choose from, a form never. */
const LAST: Field = { name: 'last', label: 'Last', required: false, kind: 'line', maxLength: 9 };

test('Discord takes any form', () => {
  const anyFields = fc.array(anyField, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyId, anyLabel, anyTexts, anyFields, (id, title, intro, fields) => {
      const named = [...fields.map((each, i) => ({ ...each, name: `field-${i}` })), LAST].slice(-5);
      expect(checkModal(renderForm({ id, title, intro, submit: 'Save', fields: named }))).toEqual([]);
    }),
  );
});

test('any words arrive as they were typed', () => {
  const unit = fc.constantFrom(...'ab1 #*_~`|[](){}<>@!:/.-+\\\n"&=?'.split(''));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 300 }), (typed) => {
      const [payload] = renderMessage({ blocks: [{ kind: 'text', text: [typed] }] });
      const lines = typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      expect(readMarkdown(payload.content)).toEqual(lines);
    }),
  );
});
