import type { MemberId, RoleId, RoomId } from './ids.ts';

/**
 * A piece of a line. A string is data: adapters escape it, always, so that nothing a person typed can become
 * markup, a link or a ping.
 */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly link: string; readonly url: string }
  /** A person, a room or a role by name. Nobody is told: see `Message.tells`. */
  | { readonly member: MemberId }
  | { readonly room: RoomId }
  | { readonly role: RoleId }
  /** A moment, in the platform's own words and in the reader's own time zone where it can. */
  | { readonly instant: Temporal.Instant };

/** A line of text, in pieces. */
export type Text = readonly Inline[];

/** How a button looks. It never carries meaning alone. */
export type ButtonStyle = 'plain' | 'main' | 'danger';

/** A button. Its id is made by an action (see route.ts) and is all that comes back when it is pressed. */
export interface Button {
  readonly id: string;
  readonly label: string;
  readonly style: ButtonStyle;
}

/** One entry of a choice list or of a form field that offers choices. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Entries of one group are shown together, where a platform can. */
  readonly group?: string;
}

export type Block =
  /** A line of its own that names what follows. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Text }
  /** Said more quietly than text. */
  | { readonly kind: 'aside'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: Text }[] }
  /** Buttons in order; an adapter breaks them into rows. */
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** One choice out of at most 25. */
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly selected?: string;
    }
  /** A picture, where the platform shows one privately. `text` says the same and always stands under it. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly text: Text }
  /** A text to take away: a file where the platform can give one privately, else the text itself. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** One line over time: at each point a label and a whole number from 1 to `most`, or nothing. */
export interface Chart {
  readonly title: string;
  readonly most: number;
  readonly points: readonly { readonly label: string; readonly value?: number }[];
}

/** Draws a chart as a PNG. */
export type Draw = (chart: Chart) => Promise<Uint8Array>;

/** What is said at once: blocks from top to bottom. Plain data; each adapter renders it. */
export interface Message {
  readonly blocks: readonly Block[];
  /** True where not even "Need help now?" may be added: it is help itself, or must say nothing of what the bot is for. */
  readonly isBare?: true;
  /** Who is told by a sound: everybody in the room, or some roles. Without it nobody ever is. */
  readonly tells?: { readonly everybody: true } | { readonly roles: readonly RoleId[] };
  /** True where it arrives without a sound, where a platform can do that. */
  readonly isSilent?: true;
}

/** A message of one sentence. */
export const saying = (text: Text): Message => ({ blocks: [{ kind: 'text', text }] });

/** A line that names what follows. */
export const heading = (text: string): Block => ({ kind: 'heading', text });

/**
 * A field of a form. What comes back is a string for each field, parsed by the option that made it; for `several` the
 * values that were ticked, one a line.
 */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** What stands in it when it opens. */
  readonly value?: string;
} & (
  | { readonly kind: 'paragraph'; readonly maxLength: number }
  /** Something short, with suggestions that a platform may offer while it is typed. */
  | { readonly kind: 'line'; readonly maxLength: number; readonly suggestions?: readonly Choice[] }
  /** People, roles or rooms of the group; ids, one a line. A platform without roles leaves such a field out. */
  | { readonly kind: 'members' | 'roles' | 'rooms'; readonly most: number }
  /** One of a few, one of many, or as many of them as the person likes. */
  | { readonly kind: 'choice' | 'search' | 'several'; readonly choices: readonly Choice[] }
);

/** A form: one to five fields that a person fills in privately. */
export interface Form {
  readonly id: string;
  readonly title: string;
  /** Said above the fields. */
  readonly intro?: Text;
  readonly submit: string;
  readonly fields: readonly Field[];
}
