import type { Plan } from '#core/plan.ts';
import type { ChannelId, PersonId } from './people.ts';
import { renderForm, renderMessage, renderText, type ShownForm, type ShownText } from './render.ts';
import type { Entry, Rooms } from './rooms.ts';

/** Whom an answer is for, and where it goes. */
export interface Asker {
  readonly person: PersonId;
  readonly where: ChannelId | 'chat';
  /** The message with the button that was pressed, while this person sees it. */
  readonly entry?: Entry | undefined;
  /** The command as it was typed. */
  readonly typed?: string;
}

/** What the page that asked is told. What is said in a room reaches all pages by their own feed. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'form'; readonly form: ShownForm }
  | {
      readonly kind: 'problems';
      readonly problems: readonly { readonly field: string; readonly sentence: ShownText }[];
    }
  /** The clock was to go to the next note, and none is planned. */
  | { readonly kind: 'unplanned' };

/** All is done, and nothing more to say to the page that asked. */
export const DONE: Outcome = { kind: 'done' };

/**
 * Carries out a plan. A browser waits for as long as it takes, so nothing is deferred: the answer to its request is
 * the acknowledgement, and private by its nature.
 */
export async function acknowledge(plan: Plan, asker: Asker, rooms: Rooms): Promise<Outcome> {
  switch (plan.kind) {
    case 'answer': {
      const { message, problems } = await plan.run();
      if (problems) {
        return {
          kind: 'problems',
          problems: problems.map(({ field, sentence }) => ({ field, sentence: renderText(sentence) })),
        };
      }
      const said = renderMessage(message);
      const { person, where, entry, typed } = asker;
      if (plan.place === 'replace' && entry && rooms.replace(entry.id, said)) return DONE;
      rooms.add({ where, audience: person, author: 'bot', said, ...(typed !== undefined && { typed }) });
      return DONE;
    }
    case 'open':
      return { kind: 'form', form: renderForm(await plan.prepare()) };
    case 'silent':
    case 'suggest':
    case 'ignore':
      return DONE;
  }
}

/** Lets the bot note what nobody asked for. */
export async function note(plan: Plan): Promise<void> {
  if (plan.kind === 'silent') await plan.run();
}

/** Puts what the bot's page says for this person in its place. */
export async function showHome(plan: Plan, person: PersonId, rooms: Rooms): Promise<Outcome> {
  if (plan.kind === 'answer') rooms.setHome(person, renderMessage((await plan.run()).message));
  return DONE;
}
