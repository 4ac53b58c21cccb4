/**
 * What a story needs of a stage: people who type, press, choose and fill in, and what each of them sees, in plain
 * text, whatever the platform. The plain stage calls the core; the others go through the real SDKs.
 */

import type { Sends } from '#core/platform.ts';

/** One message as a person sees it, with the platform's escaping undone. */
export interface Seen {
  /** Stays the same when the message is edited in place. */
  readonly id: string;
  /** From top to bottom: headings, text, asides, list items as `• item`, facts as `name: value`. */
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
  readonly choices: readonly SeenChoice[];
  /** True where only this person can see it: ephemeral, in a modal, or in the private chat with the bot. */
  readonly isPrivate: boolean;
  /** True where it carries a picture. Texts of files stand among the lines. */
  readonly hasPicture: boolean;
  /** Who is told of it by a sound: `@everybody`, or roles and people as `@Name`. Absent: nobody. */
  readonly tells?: readonly string[];
}

export interface SeenChoice {
  readonly label: string;
  readonly options: readonly string[];
  readonly selected?: string;
}

/** An open form as a person sees it. */
export interface SeenForm {
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly SeenField[];
  /** What is said beside a field, by its label, where the platform can. */
  readonly problems: Readonly<Record<string, string>>;
}

export interface SeenField {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly string[];
}

/** The rooms of the group that all are in. */
export type StageRoom = 'room' | 'other room';

/** Where somebody is while they type or read. */
export type Where = StageRoom | 'private chat';

/** What reaches one person's screen, in order. */
export type Sight =
  | { readonly kind: 'message'; readonly where: Where; readonly seen: Seen }
  | { readonly kind: 'form'; readonly form: SeenForm };

/** Something that went against a platform's rules; it fails the story. */
export interface Breach {
  readonly rule: string;
  readonly detail: string;
}

/**
 * One person at one platform's client. Every act resolves once the platform took it, not once it is answered. In lines and in
 * forms people and roles are called `@Sam` and `@Moderators`, rooms `#quiet`.
 */
export interface Person {
  /** Types a slash command, such as `/trust-steps step:3 share:true`, in the room unless told otherwise. */
  types(line: string, where?: Where): Promise<void>;
  /** Opens the bot's own page, where the platform has one. What stands there arrives as a message in the private chat. */
  opensHome(): Promise<void>;
  /** What the bot sent to the private chat and still stands there, oldest first. Answers that only show for now are not among it. */
  standing(): Promise<readonly Seen[]>;
  /** What is offered while typing this option of a command, such as `trust-steps`, or of a subcommand, such as `check-in start`. */
  completes(command: string, option: string, typed: string): Promise<readonly string[]>;
  /** Presses a button of the message with this id, by its label. */
  presses(messageId: string, label: string): Promise<void>;
  /** Chooses, by label, from the list with this label. */
  chooses(messageId: string, label: string, option: string): Promise<void>;
  /** Chooses what is called so from the menu of a message that others can see too. */
  opensMenu(messageId: string, label: string): Promise<void>;
  /**
   * Fills in the form that is open, by the fields' labels, and submits it. Where several are ticked or picked: their labels or
   * names, one a line.
   */
  fills(values: Readonly<Record<string, string>>): Promise<void>;
  /** Writes an ordinary message to the bot in the private chat, where the platform lets people do so. */
  writes(text: string): Promise<void>;
  /** The next thing that reaches this person's screen; rejects after the deadline (milliseconds of real time). */
  next(deadline?: number): Promise<Sight>;
  /** Resolves with what else is on its way once everything the platform has been given is handled. */
  rest(): Promise<readonly Sight[]>;
}

export interface Stage {
  readonly name: string;
  /** What the bot sends through when something is due. */
  readonly platform: Sends;
  /** What its two rooms are called, without the `#`. */
  readonly rooms: Readonly<Record<StageRoom, string>>;
  /**
   * A person by first name, the same each time. All are in the same group and its rooms. Where the platform tells of roles,
   * Kim has the role `@Moderators`; where it tells who may manage the group, Ana may.
   */
  person(name: string): Person;
  /** Makes the bot unable, or able again, to post in the room. */
  letBotPost(may: boolean): void;
  /**
   * Takes the bot out of the group, or lets it in again, and starts it anew where it then has to be. Resolves once the bot has
   * noted it.
   */
  letBotIn(isIn: boolean): Promise<void>;
  /** Deletes the other room. Resolves once the bot has noted it, where it is told. */
  removeOtherRoom(): Promise<void>;
  /** Makes the person's private chat closed to the bot, or open again. */
  letReach(name: string, may: boolean): void;
  /** The platform takes the next private message and then gives no answer, as when a connection is cut. */
  losesNextReceipt(): void;
  /** Delivers the last thing that a person did a second time, as platforms sometimes do. */
  deliverAgain(): Promise<void>;
  /** Rules that were broken so far; each fails the story. */
  breaches(): readonly Breach[];
  stop(): Promise<void>;
}
