/** @import { Field } from '../../../src/core/message.ts' */
/** @import { Form, Text } from '#core/message.ts' */
import { options, text } from './blocks.js';
import { find, make } from './dom.js';
import { sayUntaken } from './exchange.js';
import { words } from './words.js';

/**
 * What came of sending a form: what is wrong, by field, or nothing where it was taken.
 *
 * @typedef {readonly { field: string, sentence: Text }[]} Problems
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
   * @param {Form} shown
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
    find(fields, 'input, select, textarea', HTMLElement).focus();
    return new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  };
  return { open };
}

/** @param {Field} field */
function drawField(field) {
  const id = `field-${field.name}`;
  const label = make('p', {}, make('label', { for: id }, field.label));
  // A screen reader is told by aria-required.
  if (field.required)
    label.append(' ', make('span', { class: 'needed', 'aria-hidden': 'true' }, words.required));
  const control = drawControl(field, id);
  if (field.required) control.setAttribute('aria-required', 'true');
  control.setAttribute('aria-describedby', `${id}-hint ${id}-problem`);
  return make(
    'div',
    { class: 'field', 'data-field': field.name },
    label,
    make('p', { class: 'hint', id: `${id}-hint`, hidden: !field.hint }, field.hint ?? ''),
    control,
    ...(field.kind === 'search' ? [drawList(field.choices, `${id}-list`)] : []),
    make('p', { class: 'wrong', id: `${id}-problem` }),
  );
}

/**
 * @param {Field} field
 * @param {string} id
 */
function drawControl(field, id) {
  const { value = '' } = field;
  switch (field.kind) {
    case 'line':
      return make('input', { id, type: 'text', maxlength: String(field.maxLength), value });
    case 'paragraph':
      return make('textarea', { id, rows: '3', maxlength: String(field.maxLength) }, value);
    case 'choice': {
      const select = make('select', { id });
      select.append(...options(field.choices, field.value, field.required));
      return select;
    }
    case 'search': {
      const known = field.choices.find((choice) => choice.value === value);
      return make('input', { id, type: 'text', list: `${id}-list`, value: known?.label ?? value });
    }
  }
}

/**
 * @param {readonly { value: string, label: string }[]} choices
 * @param {string} id
 */
const drawList = (choices, id) =>
  make('datalist', { id }, ...choices.map(({ label }) => make('option', { value: label })));

/** @param {HTMLElement} fields */
function readFields(fields) {
  /** @type {Record<string, string>} */
  const raw = {};
  for (const control of fields.querySelectorAll('input, select, textarea')) {
    if ('value' in control) raw[control.id.slice('field-'.length)] = String(control.value);
  }
  return raw;
}

/**
 * @param {HTMLElement} fields
 * @param {HTMLElement} problem
 * @param {Problems} problems
 */
function showProblems(fields, problem, problems) {
  problem.textContent = words.problems;
  const [first] = problems;
  for (const element of fields.querySelectorAll('.field')) {
    const name = element instanceof HTMLElement ? (element.dataset['field'] ?? '') : '';
    const found = problems.find(({ field }) => field === name);
    const control = find(element, 'input, select, textarea', HTMLElement);
    find(element, '.wrong', HTMLElement).replaceChildren(...text(found?.sentence ?? []));
    control.setAttribute('aria-invalid', String(found !== undefined));
    if (first && found === first) control.focus();
  }
}
