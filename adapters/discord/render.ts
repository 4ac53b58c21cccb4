/** Messages and forms as Discord's payloads. Pure; whatever is too long is split or shortened, never refused. */
import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIApplicationCommandOptionChoice,
  type APIButtonComponentWithCustomId,
  type APIComponentInLabel,
  type APIComponentInMessageActionRow,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
} from 'discord.js';
import type { Block, Button, Choice, Field, Form, Message } from '#core/message.ts';
import { renderChoices, renderComponent } from './fields.ts';
import { clip, LIMITS } from './limits.ts';
import { plainText, renderText } from './markdown.ts';
import { renderTells, SILENT, type Mentions } from './mentions.ts';
import { renderParts } from './parts.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What Discord is given for one message, whether it is new or changed. No link unfolds. */
export interface Payload {
  readonly content: string;
  readonly components: Row[];
  readonly allowed_mentions: Mentions;
  readonly flags: MessageFlags;
  /** What goes with it, and nothing else: a changed message loses what it had and is not named here. */
  readonly attachments: Attachment[];
}

/** A file as the message speaks of it. */
export interface Attachment {
  /** The number of the file among those that are sent along. */
  readonly id: string;
  readonly filename: string;
  /** What is said to those who don't see it. */
  readonly description?: string;
}

/**
 * A message as one or more payloads, to be sent in order. Buttons and lists stand under the last of them. Small print
 * and headings are markdown; content is plain text, since only that is shown when a message is pushed to a phone.
 * Nobody is told of it by a sound, whatever the message says.
 */
export function renderMessage(message: Message): readonly [Payload, ...Payload[]] {
  const rendered = known.get(message) ?? renderBlocks(message.blocks, '');
  known.set(message, rendered);
  return rendered;
}

/** What was rendered, as long as the message is there: some are made once and said often. */
const known = new WeakMap<Message, readonly [Payload, ...Payload[]]>();

/** The same for a room, where those are told whom the message names: their names lead the first part. */
export function renderPublic({ blocks, tells }: Message): readonly [Payload, ...Payload[]] {
  const { lead, mentions } = renderTells(tells);
  const [first, ...others] = renderBlocks(blocks, lead);
  return [{ ...first, allowed_mentions: mentions }, ...others];
}

function renderBlocks(blocks: readonly Block[], lead: string): readonly [Payload, ...Payload[]] {
  const [first = '', ...others] = renderParts(blocks, lead);
  const rows = renderRows(blocks);
  const payload = (content: string, i: number): Payload => ({
    content,
    components: i === others.length ? rows : [],
    allowed_mentions: SILENT,
    flags: MessageFlags.SuppressEmbeds,
    attachments: [],
  });
  return [payload(first, 0), ...others.map((content, i) => payload(content, i + 1))];
}

const STYLES = {
  plain: ButtonStyle.Secondary,
  main: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

const renderButton = ({ id, label, style }: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  custom_id: id,
  label: clip(label, LIMITS.buttonLabel),
  style: STYLES[style],
});

function renderSelect(block: Extract<Block, { kind: 'choice' }>): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: block.id,
    placeholder: clip(block.label, LIMITS.placeholder),
    options: renderChoices(block.choices, block.selected === undefined ? [] : [block.selected]),
  };
}

const rowOf = (components: APIComponentInMessageActionRow[]): Row => ({
  type: ComponentType.ActionRow,
  components,
});

function rowsOfButtons(buttons: readonly Button[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < buttons.length; i += LIMITS.buttonsInRow) {
    rows.push(rowOf(buttons.slice(i, i + LIMITS.buttonsInRow).map(renderButton)));
  }
  return rows;
}

/** Rows of buttons and lists in their order. A second component with the same id would be refused: it is left out. */
function renderRows(blocks: readonly Block[]): Row[] {
  const ids = new Set<string>();
  const isFirst = ({ id }: { readonly id: string }) => !ids.has(id) && Boolean(ids.add(id));
  const lists: Row[] = [];
  const buttons: Button[] = [];
  const rows = blocks.flatMap((block) => {
    if (block.kind === 'buttons') {
      const own = block.buttons.filter(isFirst);
      buttons.push(...own);
      return rowsOfButtons(own);
    }
    if (block.kind !== 'choice' || !isFirst(block)) return [];
    const list = renderSelect(block);
    if (list.options.length === 0) return [];
    lists.push(rowOf([list]));
    return lists.slice(-1);
  });
  return rows.length <= LIMITS.rows ? rows : crowd(lists, buttons);
}

/** Too many rows: lists first, then buttons closely packed. The last button always stays, since it is the way to help. */
function crowd(lists: readonly Row[], buttons: readonly Button[]): Row[] {
  const kept = lists.slice(0, buttons.length > 0 ? LIMITS.rows - 1 : LIMITS.rows);
  const room = (LIMITS.rows - kept.length) * LIMITS.buttonsInRow;
  const fitting = buttons.length > room ? [...buttons.slice(0, room - 1), ...buttons.slice(-1)] : buttons;
  return [...kept, ...rowsOfButtons(fitting)];
}

/** What fits what was typed so far. */
export const renderSuggestions = (choices: readonly Choice[]): APIApplicationCommandOptionChoice<string>[] =>
  choices
    .filter(({ value }) => value.length <= LIMITS.suggestionValue)
    .slice(0, LIMITS.suggestions)
    .map(({ value, label }) => ({ name: clip(label, LIMITS.suggestionName), value }));

/**
 * A form as a modal: https://docs.discord.com/developers/components/using-modal-components
 * A list of nothing would be refused: it is left out.
 */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const fields = form.fields
    .map((field) => ({ field, component: renderComponent(field) }))
    .filter(({ component }) => !('options' in component) || component.options.length > 0)
    .slice(0, LIMITS.modalComponents);
  const hasRoom = fields.length < LIMITS.modalComponents;
  const intro = form.intro && clip(renderText(form.intro), LIMITS.textDisplay);
  const squeezed = form.intro && !hasRoom ? plainText(form.intro) : undefined;
  return {
    custom_id: form.id,
    title: clip(form.title, LIMITS.modalTitle),
    components: [
      ...(intro && hasRoom ? [{ type: ComponentType.TextDisplay as const, content: intro }] : []),
      ...fields.map(({ field, component }, i) =>
        renderLabel(field, component, i === 0 ? squeezed : undefined),
      ),
    ],
  };
}

/** `above` is what had no room of its own: it goes before the hint. */
function renderLabel(
  field: Field,
  component: APIComponentInLabel,
  above: string | undefined,
): APILabelComponent {
  const description = [above, field.hint].filter(Boolean).join(' ');
  return {
    type: ComponentType.Label,
    label: clip(field.label, LIMITS.fieldLabel),
    ...(description && { description: clip(description, LIMITS.fieldDescription) }),
    component,
  };
}
