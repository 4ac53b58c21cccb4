/** @import { ShownForm, ShownText } from '../render.ts' */
import { text } from './blocks.js';
import { find } from './dom.js';
import { sayUntaken } from './exchange.js';
import { controlsIn, drawField, fieldsIn, nameOf, readFields } from './field.js';
import { words } from './words.js';

/**
 * What came of sending a form: what is wrong, by field, or nothing where it was taken.
 *
 * @typedef {readonly { field: string, sentence: ShownText }[]} Problems
 */

/** Makes the dialog in which forms are filled in. */
export function createDialog() {
  const dialog = find(document, '#form', HTMLDialogElement);
  const form = find(dialog, 'form', HTMLFormElement);
  const heading = find(dialog, 'h2', HTMLElement);
  const intro = find(dialog, '.intro', HTMLElement);
  const problem = find(dialog, '.problem', HTMLElement);
  const fields = find(dialog, '.fields', HTMLElement);
  const submit = find(dialog, '[type=submit]', HTMLButtonElement);
  const cancel = find(dialog, '[type=button]', HTMLButtonElement);
  /** @type {((raw: Record<string, string>) => Promise<Problems>) | undefined} */
  let send;

  const trySend = async () => {
    if (!send || submit.getAttribute('aria-busy') === 'true') return;
    submit.setAttribute('aria-busy', 'true');
    try {
      const problems = await send(readFields(fields));
      if (problems.length === 0) dialog.close();
      else showProblems(fields, problem, problems);
    } catch (fault) {
      problem.textContent = sayUntaken(fault);
    } finally {
      submit.removeAttribute('aria-busy');
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void trySend();
  });
  cancel.addEventListener('click', () => dialog.close());

  /**
   * Opens a form; resolves when it is closed.
   *
   * @param {ShownForm} shown
   * @param {(raw: Record<string, string>) => Promise<Problems>} onSend
   */
  const open = (shown, onSend) => {
    send = onSend;
    heading.textContent = shown.title;
    intro.replaceChildren(...text(shown.intro ?? []));
    intro.hidden = !shown.intro;
    problem.textContent = '';
    fields.replaceChildren(...shown.fields.map(drawField));
    submit.textContent = shown.submit;
    dialog.showModal();
    controlsIn(fields)[0]?.focus();
    return new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  };
  return { open };
}

/**
 * @param {HTMLElement} fields
 * @param {HTMLElement} problem
 * @param {Problems} problems
 */
function showProblems(fields, problem, problems) {
  problem.textContent = words.problems;
  for (const element of fieldsIn(fields)) {
    const found = problems.find(({ field }) => field === nameOf(element));
    find(element, '.wrong', HTMLElement).replaceChildren(...text(found?.sentence ?? []));
    for (const control of controlsIn(element))
      control.setAttribute('aria-invalid', String(found !== undefined));
  }
  const first = fieldsIn(fields).find((element) => nameOf(element) === problems[0]?.field);
  if (first) controlsIn(first)[0]?.focus();
}
