import type { Form, Message } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import { registry } from './bot.ts';
import { asReply, openHarness } from './harness.ts';

/** What one language says, wherever one presses. */
export interface Reached {
  readonly messages: readonly Message[];
  readonly forms: readonly Form[];
}

/** Everything that can be reached by commands, buttons, lists and forms, in one language. */
export async function crawl(language: string): Promise<Reached> {
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
      await follow(await ask({ kind: 'action', onPublic: false, ...press }, from));
    }
  };
  const follow = async (asked: Reply | Form): Promise<void> => {
    const reply = 'fields' in asked ? await fillIn(asked) : asked;
    if (reply.outcome === 'failed') throw new Error(JSON.stringify(reply.message));
    await visit(reply.message);
  };
  const fillIn = async (form: Form): Promise<Reply> => {
    forms.push(form);
    const raw = form.fields.map(
      (field) => [field.name, 'choices' in field ? (field.choices[0]?.value ?? '') : 'x'] as const,
    );
    const filled = { kind: 'form', form: form.id, raw: Object.fromEntries(raw), onPublic: false } as const;
    return asReply(await ask(filled, from));
  };
  for (const command of registry.commands) {
    for (const example of command.examples) {
      const given = example.slice(command.name.length + 2);
      await follow(await ask({ kind: 'command', name: command.name, given }, from));
    }
  }
  return { messages, forms };
}
