/** Reads what a person sees off the page. */
import type { Page } from 'playwright-core';
import type { Seen, SeenForm, Sight } from '../stage.ts';
import { placeOf } from './acts.ts';

/** As much of an element of the page as is read here. */
interface Part {
  readonly tagName: string;
  readonly textContent: string;
  readonly childNodes: Iterable<Part>;
  readonly children: Iterable<Part>;
  readonly value: string;
  readonly label: string;
  readonly selectedOptions: Iterable<Part>;
  getAttribute(name: string): string | null;
  closest(selector: string): Part | null;
  querySelector(selector: string): Part | null;
  querySelectorAll(selector: string): Iterable<Part>;
}

/** A message of the bot and the number of its last change. */
export interface ReadMessage {
  readonly seq: number;
  /** True where the bot sent it to the private chat, and it is not an answer. */
  readonly isSent: boolean;
  readonly sight: Extract<Sight, { kind: 'message' }>;
}

/** All messages of the bot that are on the page, the ones that changed last at the end. */
export async function readMessages(page: Page): Promise<readonly ReadMessage[]> {
  const articles = page.locator('article.by-bot');
  const read = await articles.evaluateAll((found: readonly Part[]) => {
    const textOf = (part: Part): string =>
      [...part.childNodes]
        .map((piece) => {
          const url = piece.tagName === 'A' ? piece.getAttribute('href') : piece.textContent;
          if (piece.tagName === 'TIME') return piece.getAttribute('datetime');
          return url === piece.textContent ? url : `${piece.textContent} (${url})`;
        })
        .join('');
    const linesOf = (block: Part): readonly string[] => {
      if (block.tagName === 'UL') return [...block.children].map((item) => `• ${textOf(item)}`);
      if (block.tagName === 'DL')
        return [...block.children].map((fact) => [...fact.children].map(textOf).join(': '));
      const text = ['P', 'H3'].includes(block.tagName) ? block : block.querySelector('figcaption, pre');
      return text ? textOf(text).split('\n') : [];
    };
    const choiceOf = (pick: Part) => {
      const options = [...pick.querySelectorAll('option')].filter(({ value }) => value !== '');
      const selected = [...pick.querySelectorAll('option:checked')].find(({ value }) => value !== '');
      return {
        label: pick.querySelector('label')?.textContent ?? '',
        options: options.map(({ label }) => label),
        ...(selected && { selected: selected.label }),
      };
    };
    const tellsOf = (article: Part) => {
      const tells = article.querySelector('.tells')?.getAttribute('data-tells')?.split('\n');
      return tells && { tells };
    };
    return found.map((article) => ({
      seq: Number(article.getAttribute('data-seq')),
      isSent: article.closest('.sent') !== null,
      pane: article.closest('#room, #quiet, #chat')?.getAttribute('id') ?? null,
      seen: {
        id: article.getAttribute('data-id') ?? '',
        lines: [...(article.querySelector('.said')?.children ?? [])].flatMap(linesOf),
        buttons: [...article.querySelectorAll('[data-press]')].map(({ textContent }) => textContent),
        choices: [...article.querySelectorAll('.pick')].map(choiceOf),
        isPrivate: article.closest('#chat') !== null || article.querySelector('.privacy') !== null,
        hasPicture: article.querySelector('img') !== null,
        ...tellsOf(article),
      } satisfies Seen,
    }));
  });
  return read
    .map(({ seq, isSent, pane, seen }) => ({
      seq,
      isSent: isSent && pane === 'chat',
      sight: { kind: 'message', where: placeOf(pane), seen } as const,
    }))
    .toSorted((one, other) => one.seq - other.seq);
}

/** The form that is open and not on its way, if there is one. */
export async function readForm(page: Page): Promise<SeenForm | undefined> {
  const [form] = await page
    .getByRole('dialog')
    .and(page.locator('dialog:not(:has([aria-busy=true]))'))
    .evaluateAll((dialogs: readonly Part[]) =>
      dialogs.map((dialog) => {
        const intro = dialog.querySelector('.intro')?.textContent ?? '';
        const named = (options: Iterable<Part>): readonly string[] =>
          [...options].filter(({ value }) => value !== '').map(({ label }) => label);
        const boxes = (field: Part, which: string): readonly string[] =>
          [...field.querySelectorAll(`.tick:has(${which})`)].map(({ textContent }) => textContent);
        const read = (field: Part): { readonly value: string; readonly choices: readonly string[] } => {
          const control = field.querySelector('input, select, textarea');
          if (field.tagName === 'FIELDSET')
            return { value: boxes(field, ':checked').join('\n'), choices: boxes(field, 'input') };
          if (control?.tagName !== 'SELECT') {
            const offered = [...field.querySelectorAll('option')].map(({ value }) => value);
            return { value: control?.value ?? '', choices: offered };
          }
          const chosen = named(control.selectedOptions);
          return { value: chosen[0] ?? '', choices: named(field.querySelectorAll('option')) };
        };
        const fields = [...dialog.querySelectorAll('.field')].map((field) => ({
          label: field.querySelector('label:not(.tick), legend span')?.textContent ?? '',
          ...read(field),
          problem: field.querySelector('.wrong')?.textContent ?? '',
        }));
        const problems = fields.filter(({ problem }) => problem !== '');
        return {
          title: dialog.querySelector('h2')?.textContent ?? '',
          ...(intro !== '' && { intro }),
          fields: fields.map(({ label, value, choices }) => ({ label, value, choices })),
          problems: Object.fromEntries(problems.map(({ label, problem }) => [label, problem])),
        };
      }),
    );
  return form;
}
