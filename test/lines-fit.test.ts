/** Whatever a group writes fits where it is shown, and /crisis never waits for it. */
import { describe, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { NO_LINES, nothingOf, type Group } from '#core/group-records.ts';
import type { Message } from '#core/message.ts';
import type { Stores } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { NEEDS } from '#support/crisis.ts';
import { hideLine, MOST_OWN } from '#support/group-lines.ts';
import { LONGEST } from '#support/line-fields.ts';
import * as discord from '../adapters/discord/render.ts';
import { LIMITS } from '../adapters/slack/limits.ts';
import * as slack from '../adapters/slack/render.ts';
import { sayLines, sayLinesForAll } from '../commands/crisis.ts';
import { createBot, words } from './bot.ts';
import { asReply, nowhere, openHarness, SOMEONE } from './harness.ts';
import { DOER, idOf, own, withOwn } from './own-lines.ts';
import { readMessage } from './seen.ts';

describe('The longest lines that a group can write', () => {
  const odd = (length: number) => '*'.repeat(length);
  const lines = withOwn(
    ...Array.from({ length: MOST_OWN }, (_, i) =>
      own(i, {
        name: `${odd(LONGEST.name - 2)}${i}`.slice(-LONGEST.name),
        needs: [...NEEDS],
        phone: `1${odd(LONGEST.phone - 1)}`,
        sms: `1${odd(LONGEST.sms - 1)}`,
        chat: `https://a.example/${odd(LONGEST.chat - 18)}`,
        url: `https://b.example/${odd(LONGEST.url - 18)}`,
        hours: odd(LONGEST.hours),
        languages: odd(LONGEST.languages),
        source: odd(LONGEST.source),
      }),
    ),
  );
  const checks = lines.own.map(({ id }) => ({
    line: id,
    how: 'other' as const,
    source: odd(LONGEST.source),
    on: '2026-11-25',
    by: 'test:kim',
  }));
  const fits = (message: Message) => {
    const length = discord.renderMessage(message).reduce((sum, { content }) => sum + content.length, 0);
    expect(discord.renderMessage(message), `${length} characters`).toHaveLength(1);
    expect(slack.renderMessage(message, LIMITS.responseCharacters)).toHaveLength(1);
  };

  test.each(words.languages.map(({ language }) => language))(
    'fit one message wherever they are shown, in %s',
    async (language) => {
      const say = words.in(language);
      for (const need of NEEDS) {
        fits(sayLinesForAll({ country: 'IE', need }, say, lines));
        for (let from = 0; from < MOST_OWN; from += 1)
          fits(sayLines({ country: 'IE', need, from }, say, lines));
      }
      const { ask, parts } = await openHarness();
      const group: Group = { ...nothingOf('test'), country: 'IE', lines: { ...lines, checks } };
      await parts.stores.groups.open(SOMEONE.group ?? '', 'begin').update(() => group);
      const from = { manages: 'yes', locale: language } as const;
      const press = async (action: string, chosen?: string) =>
        asReply(await ask({ kind: 'action', action, onPublic: false, ...(chosen && { chosen }) }, from))
          .message;
      for (let i = 0; i <= MOST_OWN; i += 6) fits(await press(`lines-page@1|IE|${i}`));
      for (const { id } of lines.own.slice(0, 2)) fits(await press('lines-one@1', id));
      const write = own(99).id;
      const raw = { country: 'IE', name: odd(LONGEST.name), phone: `1${odd(LONGEST.phone - 1)}` };
      fits(
        asReply(
          await ask({ kind: 'form', form: `line-write@1|${write}|${write}`, raw, onPublic: false }, from),
        ).message,
      );
      const bad = Array.from({ length: 40 }, () => ({
        country: 'x',
        name: odd(90),
        needs: 1,
        phone: '',
        url: '',
      }));
      const list = JSON.stringify({ format: 'trust-steps crisis lines', version: 1, lines: bad });
      const form = `lines-import@1|${write}`;
      const reply = asReply(await ask({ kind: 'form', form, raw: { list }, onPublic: false }, from));
      expect(reply.outcome).toBe('refused');
      fits(reply.message);
    },
  );

  test('can all be come to, page by page', () => {
    const say = words.in('en');
    const seen = new Set<string>();
    let from: number | undefined = 0;
    while (from !== undefined) {
      const message = sayLines({ country: 'IE', need: 'unsafe', from }, say, lines);
      for (const line of readMessage(message, '', true).lines) if (line.startsWith('*')) seen.add(line);
      const more = message.blocks
        .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
        .find(({ label }) => label === 'More');
      from = more && Number(more.id.split('|').at(-1));
    }
    expect(lines.own.filter(({ name }) => !seen.has(name))).toEqual([]);
  });
});

describe('/crisis in a group', () => {
  const crisis = { kind: 'command', name: 'crisis', given: 'country:IE need:unsafe' } as const;
  const hidden = hideLine(NO_LINES, idOf('IE', 'Samaritans'), DOER);

  test('leaves no trace in any record', async () => {
    const { ask, parts } = await openHarness();
    const record = () => parts.stores.groups.open(SOMEONE.group ?? '', 'look');
    await record().update(() => ({ ...nothingOf('test'), lines: hidden }));
    const before = JSON.stringify(await record().reread());
    const { message } = asReply(await ask(crisis));
    expect(readMessage(message, '', true).lines).not.toContain('Samaritans');
    expect(JSON.stringify(await record().reread())).toBe(before);
    expect(await parts.stores.members.open(SOMEONE.member, 'look').get()).toBeUndefined();
  });

  test.each([
    ['the group’s record', (stores: Stores) => ({ ...stores, groups: stuck(stores.groups) })],
    [
      'anything',
      (stores: Stores) => ({ ...stores, groups: stuck(stores.groups), members: stuck(stores.members) }),
    ],
  ])('answers with the shipped lines within half a second where %s is never read', async (_, around) => {
    const { stores } = await openMemoryStore();
    const bot = createBot(around(stores));
    const accept = createAccept({ ...bot, platform: nowhere });
    const plan = accept({ ...crisis, id: 'c1', from: SOMEONE });
    if (plan.kind !== 'answer') throw new Error(`a plan to ${plan.kind}`);
    const answer = plan.run();
    for (let waited = 0; waited < 500; waited += 100) {
      await new Promise((resolve) => setImmediate(resolve));
      bot.clock.passes({ milliseconds: 100 });
    }
    const { message } = await answer;
    expect(readMessage(message, '', true).lines).toContain('Samaritans');
  });
});

/** A store that is never heard of again. */
function stuck<T>(store: { open(id: string, cause: string): T }): { open(id: string, cause: string): T } {
  const never = () => new Promise<never>(() => undefined);
  return { open: (id, cause) => ({ ...store.open(id, cause), get: never, reread: never, update: never }) };
}
