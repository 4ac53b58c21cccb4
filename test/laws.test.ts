/** Laws that every command, button and form keeps, wherever its buttons lead, in every language. */
import { describe, expect, test } from 'vitest';
import type { Form, Message } from '#core/message.ts';
import { routeOf } from '#core/route.ts';
import { registry, words } from './bot.ts';
import { asReply, openHarness } from './harness.ts';
import { readMessage } from './seen.ts';

/** Everything that can be reached by commands, buttons, lists and forms, in one language. */
async function crawl(language: string): Promise<{ messages: readonly Message[]; forms: readonly Form[] }> {
  const { ask } = await openHarness();
  const from = { locale: language };
  const messages: Message[] = [];
  const forms: Form[] = [];
  const met = new Set<string>();
  const visit = async (message: Message): Promise<void> => {
    messages.push(message);
    const presses = message.blocks.flatMap((block) => {
      if (block.kind === 'buttons') return block.buttons.map(({ id }) => ({ action: id }));
      return block.kind === 'choice'
        ? block.choices.map(({ value }) => ({ action: block.id, chosen: value }))
        : [];
    });
    for (const press of presses) {
      const key = JSON.stringify(press);
      if (met.has(key)) continue;
      met.add(key);
      const asked = await ask({ kind: 'action', onPublic: false, ...press }, from);
      await visit('fields' in asked ? await fillIn(asked) : asked.message);
    }
  };
  const fillIn = async (form: Form): Promise<Message> => {
    forms.push(form);
    const raw = form.fields.map(
      (field) => [field.name, 'choices' in field ? (field.choices[0]?.value ?? '') : 'x'] as const,
    );
    const filled = { kind: 'form', form: form.id, raw: Object.fromEntries(raw), onPublic: false } as const;
    return asReply(await ask(filled, from)).message;
  };
  for (const command of registry.commands) {
    for (const example of command.examples) {
      const given = example.slice(command.name.length + 2);
      const asked = await ask({ kind: 'command', name: command.name, given }, from);
      await visit('fields' in asked ? await fillIn(asked) : asked.message);
    }
  }
  return { messages, forms };
}

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
    const onNotes = ['note'];
    expect(
      registry.actions.map(({ name }) => name).filter((name) => !names.has(name) && !onNotes.includes(name)),
    ).toEqual([]);
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
});
