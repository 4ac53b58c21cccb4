/** @import { ShownField } from '../render.ts' */
import { options } from './blocks.js';
import { make } from './dom.js';
import { words } from './words.js';

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * Draws one field of a form, with its label, its hint and a place for what is wrong with it.
 *
 * @param {ShownField} field
 */
export function drawField(field) {
  const id = `field-${field.name}`;
  const about = `${id}-hint ${id}-problem`;
  const hint = make('p', { class: 'hint', id: `${id}-hint`, hidden: !field.hint }, field.hint ?? '');
  const wrong = make('p', { class: 'wrong', id: `${id}-problem` });
  const shared = { class: 'field', 'data-field': field.name };
  if (field.kind === 'several') {
    const legend = make('legend', {}, make('span', {}, field.label), ...needed(field));
    return make(
      'fieldset',
      { ...shared, 'aria-describedby': about },
      legend,
      hint,
      ...ticks(field, id),
      wrong,
    );
  }
  const label = make('p', {}, make('label', { for: id }, field.label), ...needed(field));
  const control = drawControl(field, id);
  if (field.required) control.setAttribute('aria-required', 'true');
  control.setAttribute('aria-describedby', about);
  return make('div', shared, label, hint, control, ...drawList(field, id), wrong);
}

/**
 * Said beside a label. A single control tells a screen reader by `aria-required`; a group of them can't.
 *
 * @param {ShownField} field
 */
const needed = ({ required, kind }) =>
  required
    ? [' ', make('span', { class: 'needed', 'aria-hidden': kind !== 'several' && 'true' }, words.required)]
    : [];

/**
 * @param {Extract<ShownField, { kind: 'several' | 'choice' | 'search' }>} field
 * @param {string} id
 */
function ticks(field, id) {
  const ticked = (field.value ?? '').split('\n');
  return field.choices.map(({ value, label }, i) =>
    make(
      'label',
      { class: 'tick', for: `${id}-${i}` },
      make('input', { type: 'checkbox', id: `${id}-${i}`, value, checked: ticked.includes(value) }),
      make('span', {}, label),
    ),
  );
}

/**
 * The one control of a field that has one.
 *
 * @param {ShownField} field
 * @param {string} id
 */
function drawControl(field, id) {
  const { value = '' } = field;
  switch (field.kind) {
    case 'line':
      return make('input', {
        id,
        type: 'text',
        maxlength: String(field.maxLength),
        list: field.suggestions !== undefined && `${id}-list`,
        value,
      });
    case 'paragraph':
      return make('textarea', { id, rows: '3', maxlength: String(field.maxLength) }, value);
    case 'search': {
      const known = field.choices.find((choice) => choice.value === value);
      return make('input', { id, type: 'text', list: `${id}-list`, value: known?.label ?? value });
    }
    case 'choice':
    case 'several': {
      const select = make('select', { id });
      select.append(...options(field.choices, field.value, field.required));
      return select;
    }
  }
}

/**
 * What is offered while something is typed: the names of what is searched, or what people often type.
 *
 * @param {ShownField} field
 * @param {string} id
 */
function drawList(field, id) {
  const offered =
    field.kind === 'search' ? field.choices : field.kind === 'line' ? (field.suggestions ?? []) : [];
  if (offered.length === 0) return [];
  // What stands in a value is what is seen and typed, so it has to be in the person's own words.
  return [
    make('datalist', { id: `${id}-list` }, ...offered.map(({ label }) => make('option', { value: label }))),
  ];
}

/**
 * All fields that were drawn here.
 *
 * @param {HTMLElement} place
 */
export const fieldsIn = (place) => /** @type {HTMLElement[]} */ ([...place.querySelectorAll('.field')]);

/**
 * What is filled in here: one control, or all the boxes of a field in which several can be ticked.
 *
 * @param {HTMLElement} place
 */
export const controlsIn = (place) =>
  /** @type {Control[]} */ ([...place.querySelectorAll('input, select, textarea')]);

/** @param {HTMLElement} field */
export const nameOf = (field) => field.dataset['field'] ?? '';

/**
 * What stands in the fields now, by name; what was ticked, one a line.
 *
 * @param {HTMLElement} place
 */
export function readFields(place) {
  const isGiven = (/** @type {Control} */ control) =>
    !(control instanceof HTMLInputElement) || control.type !== 'checkbox' || control.checked;
  return Object.fromEntries(
    fieldsIn(place).map((field) => [
      nameOf(field),
      controlsIn(field)
        .filter(isGiven)
        .map(({ value }) => value)
        .join('\n'),
    ]),
  );
}
