import type { GroupId, MemberId, RoleId, RoomId } from './ids.ts';

/**
 * What the event itself says about posting in the room: yes, no, or that the platform does not tell.
 */
export type Right = 'yes' | 'no' | 'unknown';

/** Who caused a call, and from where. */
export interface Caller {
  readonly member: MemberId;
  /** Absent in a private chat with the bot. */
  readonly group?: GroupId;
  readonly room?: RoomId;
  /** The language that the platform says the person uses, as a BCP 47 tag. Slack does not tell. */
  readonly locale?: string;
  /** May the person post in this room? */
  readonly mayPost: Right;
  /** May the bot post in this room? */
  readonly botMayPost: Right;
  /** May the person manage this group, by the platform's own rights? Absent: the platform does not tell. */
  readonly manages?: Right;
  /** The roles that the person has in this group, where the platform tells. */
  readonly roles?: readonly RoleId[];
}

/** What was typed, by option or field name. Not yet parsed, never trusted. */
export type Raw = Readonly<Record<string, string>>;

/** What happened on a platform, in words that all platforms share. */
export type Call =
  /** `id` names this happening: the same id twice takes effect once. */
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly from: Caller;
      readonly name: string;
      /** The subcommand, where the platform tells it apart from what follows. */
      readonly sub?: string;
      /** By option, or the whole line behind the command's name where a platform gives no more. */
      readonly given: Raw | string;
    }
  /** A person is typing an option and would like to see what fits. */
  | {
      readonly kind: 'suggest';
      readonly from: Caller;
      readonly name: string;
      readonly sub?: string;
      readonly option: string;
      readonly typed: string;
    }
  /** A button was pressed or something chosen from a list. */
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly from: Caller;
      readonly action: string;
      readonly chosen?: string;
      /** True where others can see the message that carries the button. */
      readonly onPublic: boolean;
    }
  | {
      readonly kind: 'form';
      readonly id: string;
      readonly from: Caller;
      readonly form: string;
      readonly raw: Raw;
      readonly onPublic: boolean;
    }
  /** Something was done to a message from its menu. The message's text is never handed over. */
  | {
      readonly kind: 'menu';
      readonly id: string;
      readonly from: Caller;
      readonly name: string;
      /** An address that opens the message for those who may read it. */
      readonly link: string;
    }
  /** Somebody opened the bot's own page. It is answered with what stands there. */
  | { readonly kind: 'home'; readonly id: string; readonly from: Caller }
  /** Somebody wrote to the bot. The text stays behind, unread. */
  | { readonly kind: 'typed'; readonly id: string; readonly from: Caller }
  | Change;

/** What the platform tells of where the bot is. Nobody asked, so nobody is answered. */
export type Change =
  /**
   * The bot was taken out of a group; with a room, only that room is no longer there. Not where a platform is out of order
   * for a while.
   */
  | { readonly kind: 'lost'; readonly group: GroupId; readonly room?: RoomId }
  /** The bot was let into a group, perhaps again. */
  | { readonly kind: 'found'; readonly group: GroupId }
  /**
   * All groups that the bot is in now. It is in no other. `reachesPeople`: people can be reached without any, since they
   * added the bot to their own account.
   */
  | { readonly kind: 'present'; readonly groups: readonly GroupId[]; readonly reachesPeople?: true };

/** A call that is answered with a message. */
export type Answered = Exclude<Call, { readonly kind: 'suggest' } | Change>;
