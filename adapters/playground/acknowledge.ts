import type { Form } from '#core/message.ts';
import type { FieldProblem, Plan } from '#core/plan.ts';
import type { PersonId } from './people.ts';
import { renderForm, renderMessage, renderText } from './render.ts';
import type { Entry, Rooms, Where } from './rooms.ts';

/** Whom an answer is for, and where it goes. */
export interface Asker {
  readonly person: PersonId;
  readonly where: Where;
  /** The message with the button that was pressed, while this person sees it. */
  readonly entry?: Entry | undefined;
  /** The command as it was typed. */
  readonly typed?: string;
}

/** What the page that asked is told. What is said in a room reaches all pages by their own feed. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'form'; readonly form: Form }
  | {
      readonly kind: 'problems';
      readonly problems: readonly FieldProblem[];
    };

const DONE: Outcome = { kind: 'done' };

/**
 * Carries out a plan. A browser waits for as long as it takes, so nothing is deferred: the answer to its request is
 * the acknowledgement, and private by its nature.
 */
export async function acknowledge(plan: Plan, asker: Asker, rooms: Rooms): Promise<Outcome> {
  switch (plan.kind) {
    case 'answer': {
      const { message, problems } = await plan.run();
      if (problems) return { kind: 'problems', problems: problems.map(toShown) };
      const said = renderMessage(message);
      const { person, where, entry, typed } = asker;
      if (plan.place === 'replace' && entry && rooms.replace(entry.id, said)) return DONE;
      rooms.add({ where, audience: person, author: 'bot', said, ...(typed !== undefined && { typed }) });
      return DONE;
    }
    case 'open':
      return { kind: 'form', form: renderForm(await plan.prepare()) };
    case 'suggest':
    case 'ignore':
      return DONE;
  }
}

const toShown = ({ field, sentence }: FieldProblem) => ({ field, sentence: renderText(sentence) });
