import type { Breach, Sight, StageRoom, Where } from '../stage.ts';
import { SlackPerson } from './person.ts';
import type { Shown } from './parts.ts';
import { Screen } from './screen.ts';
import { seeForm, seePage, seePost } from './seen.ts';
import type { NameOf } from './seen.ts';
import type { Slack } from './server.ts';
import { asksSomething } from './views.ts';
import { APP } from './workspace.ts';
import type { Channel, User, Workspace } from './workspace.ts';

export type { SlackPerson } from './person.ts';

/** What the stand-in contributes to a stage; the stage adds the bot. */
export interface SlackPeople {
  readonly rooms: Readonly<Record<StageRoom, string>>;
  /** A person by first name; the same each time. */
  person(name: string): SlackPerson;
  /** Puts the bot into the room, or out of it. */
  letBotPost(may: boolean): void;
  /** Somebody takes the app out of the workspace: its token is dead, and Slack tells it so before. */
  uninstall(): void;
  /** The app is installed again. */
  installAgain(): void;
  /** Archives the other room. Slack does not tell the bot. */
  archiveOtherRoom(): void;
  /** Closes the person's private chat with the bot: calls fail with this error. Undefined opens it again. */
  closePrivateChat(name: string, error: string | undefined): void;
  /** The same with what Slack says of somebody whom bots can't write to. */
  letReach(name: string, may: boolean): void;
  /** Slack takes the next message, then cuts the connection before its answer. */
  losesNextReceipt(): void;
  /** Rejects when nothing was delivered yet. */
  deliverAgain(): Promise<void>;
  breaches(): readonly Breach[];
}

/** How the people know when the bot is done. */
export interface PeopleOptions {
  /**
   * Resolves when the bot has nothing in flight. With it `rest()` needs no deadlines; without it, it waits for
   * one follow-up of each empty ack, at most `followUpWithin`.
   */
  readonly botRests?: () => Promise<void>;
}

/** People in front of this Slack. */
export function createSlackPeople(slack: Slack, options: PeopleOptions = {}): SlackPeople {
  const { workspace, interactions } = slack;
  const closePrivateChat = (name: string, error: string | undefined): void => {
    const user = workspace.user(name);
    if (error === undefined) delete user.closedDm;
    else user.closedDm = error;
  };
  const people = new Map<string, { readonly person: SlackPerson; readonly screen: Screen }>();
  const nameOf: NameOf = (id) =>
    id === APP.botUser
      ? APP.botName
      : (workspace.userById(id)?.name ?? workspace.channelById(id)?.name ?? id);
  slack.onShown((shown) => {
    for (const { person, screen } of people.values()) {
      const sight = sightOf(workspace, shown, person.user, nameOf);
      if (sight !== undefined) screen.show(sight);
    }
  });
  return {
    rooms: { room: workspace.room.name, 'other room': workspace.otherRoom.name },
    person(name) {
      const known = people.get(name);
      if (known !== undefined) return known.person;
      const screen = new Screen(name);
      const settle = (): Promise<void> => interactions.settle(options.botRests);
      const person = new SlackPerson({ slack, user: workspace.user(name), screen, nameOf, settle });
      people.set(name, { person, screen });
      return person;
    },
    letBotPost: (may) => void (workspace.room.botIsMember = may),
    uninstall: () => {
      slack.faults.refuseToken('bot', 'account_inactive');
      slack.acts.event(workspace.user('Ana'), { type: 'app_uninstalled' });
    },
    installAgain: () => slack.faults.refuseToken('bot', undefined),
    archiveOtherRoom: () => void (workspace.otherRoom.isArchived = true),
    closePrivateChat,
    letReach: (name, may) => closePrivateChat(name, may ? undefined : 'cannot_dm_bot'),
    losesNextReceipt: () => slack.faults.next('chat.postMessage', { kind: 'done but cut' }),
    deliverAgain: async () => interactions.again(),
    breaches: () => slack.breaches,
  };
}

function placeOf({ room }: Workspace, channel: Channel | undefined): Where {
  if (channel === undefined || channel.kind === 'dm') return 'private chat';
  return channel === room ? 'room' : 'other room';
}

/** What this person sees of it, if anything. */
function sightOf(workspace: Workspace, shown: Shown, user: User, nameOf: NameOf): Sight | undefined {
  if (shown.kind === 'post') {
    const { post } = shown;
    if (!workspace.canSee(post, user)) return undefined;
    return { kind: 'message', where: placeOf(workspace, post.channel), seen: seePost(post, user.id, nameOf) };
  }
  const { view, problems } = shown;
  if (view.user !== user.id) return undefined;
  if (asksSomething(view)) return { kind: 'form', form: seeForm(view, problems, nameOf) };
  return { kind: 'message', where: placeOf(workspace, view.channel), seen: seePage(view, nameOf) };
}
