import type { ChannelId } from './people.ts';

/** Where the bot is, and what it may do there, as somebody set it on the page. */
export interface Standing {
  /** Lets the bot post in a room of the group, or no more. It may at first. */
  letBotPost(channel: ChannelId, may: boolean): void;
  mayBotPost(channel: ChannelId): boolean;
  /** Takes the bot out of the group, or lets it in again. It is in it at first. */
  letBotIn(isIn: boolean): void;
  isBotIn(): boolean;
}

/** The same as everybody sees it. */
export interface ShownStanding {
  /** The rooms in which the bot may not post. */
  readonly mute: readonly ChannelId[];
  /** False while the bot is taken out of the group. */
  readonly isBotIn: boolean;
}

/** Makes the standing of a bot that is in the group and may post everywhere. */
export function createStanding(
  onChange: () => void,
): Standing & { readonly shownStanding: () => ShownStanding } {
  let shown: ShownStanding = { mute: [], isBotIn: true };
  const change = (changed: Partial<ShownStanding>): void => {
    shown = { ...shown, ...changed };
    onChange();
  };
  return {
    letBotPost: (channel, may) => {
      const others = shown.mute.filter((each) => each !== channel);
      change({ mute: may ? others : [...others, channel] });
    },
    mayBotPost: (channel) => shown.isBotIn && !shown.mute.includes(channel),
    letBotIn: (isBotIn) => change({ isBotIn }),
    isBotIn: () => shown.isBotIn,
    shownStanding: () => shown,
  };
}
