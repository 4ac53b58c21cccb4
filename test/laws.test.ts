/** Laws that every command, button and form keeps, wherever its buttons lead, in every language. */
import { describe, expect, test } from 'vitest';
import { findUnread } from '#core/registry.ts';
import { routeOf } from '#core/route.ts';
import * as discord from '../adapters/discord/render.ts';
import { LIMITS } from '../adapters/slack/limits.ts';
import * as slack from '../adapters/slack/render.ts';
import { COUNTRIES } from '#support/countries.ts';
import { NEEDS } from '#support/crisis.ts';
import { sayLines } from '../commands/crisis.ts';
import { registry, words } from './bot.ts';
import { crawl } from './crawl.ts';
import { checkMessage as checkDiscordMessage } from './discord/message-rules.ts';
import { checkModal } from './discord/modal-rules.ts';
import { readMessage } from './seen.ts';
import { checkMessage as checkSlackMessage, checkView } from './slack/block-kit.ts';

describe.each(words.languages.map(({ language }) => language))('In %s', (language) => {
  const reached = crawl(language);

  test('every button leads somewhere', async () => {
    const { messages } = await reached;
    expect(messages.length).toBeGreaterThan(60);
    const stale = words.in(language).label('stale');
    expect(messages.filter((message) => readMessage(message, '', true).lines.includes(stale))).toEqual([]);
  });

  test('every action that is defined can be reached', async () => {
    const { messages, forms } = await reached;
    const ids = messages.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'buttons'
          ? block.buttons.map(({ id }) => id)
          : block.kind === 'choice'
            ? [block.id]
            : [],
      ),
    );
    const names = new Set([...ids, ...forms.map(({ id }) => id)].map((id) => routeOf(id)?.name));
    const onNotes = new Set(['note']);
    expect(
      registry.actions.map(({ name }) => name).filter((name) => !names.has(name) && !onNotes.has(name)),
    ).toEqual([]);
  });

  test('every example can be read', () => {
    expect(findUnread(registry.commands, words.in(language))).toEqual([]);
    const odd = registry.commands.map((command) => ({ ...command, examples: ['/trust-steps step:nine'] }));
    expect(findUnread(odd, words.in(language)).length).toBeGreaterThanOrEqual(odd.length);
  });

  test('every message offers help, or is help', async () => {
    const { messages } = await reached;
    const without = messages.filter(
      ({ blocks, isBare }) =>
        !isBare &&
        !blocks.some((block) => block.kind === 'buttons' && block.buttons.some(({ id }) => id === 'help@1')),
    );
    expect(without).toEqual([]);
  });

  test('no id stands twice in a message', async () => {
    const { messages } = await reached;
    for (const { blocks } of messages) {
      const ids = blocks.flatMap((block) =>
        block.kind === 'buttons' ? block.buttons.map(({ id }) => id) : [],
      );
      expect(ids).toHaveLength(new Set(ids).size);
    }
  });

  test('every message is one message on Discord, within its rules', async () => {
    const { messages, forms } = await reached;
    for (const message of messages) {
      const [payload, ...more] = discord.renderMessage(message);
      expect(more, readMessage(message, '', true).lines.join('\n')).toEqual([]);
      expect(checkDiscordMessage(JSON.parse(JSON.stringify(payload)), { isInteraction: true })).toEqual([]);
    }
    for (const form of forms)
      expect(checkModal(JSON.parse(JSON.stringify(discord.renderForm(form))))).toEqual([]);
  });

  test('every message is one message on Slack, within its rules, also as the page of a form', async () => {
    const { messages, forms } = await reached;
    for (const message of messages) {
      const [blocks, ...more] = slack.renderMessage(message, LIMITS.responseCharacters);
      expect(more).toEqual([]);
      expect(checkSlackMessage({ text: 'x', blocks: JSON.parse(JSON.stringify(blocks)) }, new Set())).toEqual(
        [],
      );
      expect(checkView(JSON.parse(JSON.stringify(slack.renderPage(message, 'x', ''))), new Set())).toEqual(
        [],
      );
    }
    for (const form of forms) {
      expect(checkView(JSON.parse(JSON.stringify(slack.renderForm(form, ''))), new Set())).toEqual([]);
    }
  });
});

describe('Crisis help in every country', () => {
  test.each(words.languages.map(({ language }) => language))(
    'fits one message on each platform, in %s',
    (language) => {
      const say = words.in(language);
      const pages = COUNTRIES.flatMap((country) =>
        NEEDS.flatMap((need) => [0, 3, 6].map((from) => sayLines({ country, need, from }, say))),
      );
      for (const page of pages) {
        expect(discord.renderMessage(page)).toHaveLength(1);
        expect(slack.renderMessage(page, LIMITS.responseCharacters)).toHaveLength(1);
      }
    },
  );
});
