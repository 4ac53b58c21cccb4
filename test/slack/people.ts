import type { Breach, Person, Sight } from '../stage.ts';
import { fillIn, findProblems, read } from './form.ts';
import type { JsonObject } from './json.ts';
import { markupIn } from './markup.ts';
import type { Shown } from './parts.ts';
import { buttonsOf, labelOfList, listsOf, seeForm, seePage, seePost } from './seen.ts';
import type { NameOf, Placed } from './seen.ts';
import type { Slack } from './server.ts';
import { keyOf, wordsOf } from './state.ts';
import type { Chosen } from './state.ts';
import { createScreen } from './screen.ts';
import type { Screen } from './screen.ts';
import { curlQuotes, escapeTyped, readLine } from './typing.ts';
import { asksSomething } from './views.ts';
import type { View } from './views.ts';
import { APP } from './workspace.ts';
import type { Channel, Post, User } from './workspace.ts';

/** A person at Slack's client. In `presses` and `chooses`, `form` names the form that is open. */
export interface SlackPerson extends Person {
  readonly user: User;
  /** Closes the modal's top page, as with its X. */
  closes(): Promise<void>;
  /** Opens the app's Home tab. */
  opensHome(): Promise<void>;
}

/** What the stand-in contributes to a stage; the stage adds the bot. */
export interface SlackPeople {
  /** A person by first name, in lower case; the same each time. */
  person(name: string): SlackPerson;
  /** Puts the bot into the room, or out of it. */
  letBotPost(may: boolean): void;
  /** Closes the person's private chat with the bot: calls fail with this error. Undefined opens it again. */
  closePrivateChat(name: string, error: string | undefined): void;
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

interface Cast {
  readonly slack: Slack;
  readonly nameOf: NameOf;
  readonly options: PeopleOptions;
  /** True for every second line with straight quotes: phones and Macs make them curly. */
  curlsQuotes(): boolean;
}

/** People in front of this Slack. */
export function createSlackPeople(slack: Slack, options: PeopleOptions = {}): SlackPeople {
  const people = new Map<string, { person: SlackPerson; screen: Screen }>();
  let quoted = 0;
  const cast: Cast = {
    slack,
    options,
    nameOf: (id) => (id === APP.botUser ? APP.botName : (slack.workspace.userById(id)?.name ?? id)),
    curlsQuotes: () => {
      quoted += 1;
      return quoted % 2 === 1;
    },
  };
  slack.onShown((shown) => {
    for (const { person, screen } of people.values()) {
      const sight = sightOf(shown, person.user, cast.nameOf);
      if (sight !== undefined) screen.show(sight);
    }
  });
  return {
    person(name) {
      const known = people.get(name);
      if (known !== undefined) return known.person;
      const screen = createScreen(name);
      const person = createPerson(cast, slack.workspace.user(name), screen);
      people.set(name, { person, screen });
      return person;
    },
    letBotPost: (may) => void (slack.workspace.room.botIsMember = may),
    closePrivateChat(name, error) {
      const user = slack.workspace.user(name);
      if (error === undefined) delete user.closedDm;
      else user.closedDm = error;
    },
    deliverAgain: slack.deliverAgain,
    breaches: () => slack.breaches,
  };
}

const placeOf = (channel: Channel | undefined): 'room' | 'private chat' =>
  channel === undefined || channel.kind === 'dm' ? 'private chat' : 'room';

const canSee = (post: Post, user: User): boolean =>
  (post.onlyFor ?? user.id) === user.id && (post.channel.user ?? user.id) === user.id;

/** What this person sees of it, if anything. */
function sightOf(shown: Shown, user: User, nameOf: NameOf): Sight | undefined {
  if (shown.kind === 'post') {
    if (!canSee(shown.post, user)) return undefined;
    return {
      kind: 'message',
      where: placeOf(shown.post.channel),
      seen: seePost(shown.post, user.id, nameOf),
    };
  }
  const { view, problems } = shown;
  if (view.user !== user.id) return undefined;
  if (asksSomething(view)) return { kind: 'form', form: seeForm(view, problems, nameOf) };
  return { kind: 'message', where: placeOf(view.channel), seen: seePage(view, nameOf) };
}

/** A message or page in front of a person, ready to be touched. */
interface Surface {
  readonly name: string;
  readonly blocks: readonly JsonObject[];
  readonly chosen: Chosen;
  touch(place: Placed): void;
}

function createPerson(cast: Cast, user: User, screen: Screen): SlackPerson {
  const { slack, nameOf } = cast;
  const { workspace, views, acts } = slack;
  const topForm = (): View => {
    const top = views.top(user.id);
    if (top === undefined || !asksSomething(top)) throw new Error(`${user.name} has no form open.`);
    return top;
  };
  const surface = (id: string): Surface => surfaceOf(slack, user, id);
  return {
    user,
    async types(line, where = 'room') {
      const { command, rest } = readLine(line);
      if (where === 'private chat') {
        throw new Error(
          "Slack runs no slash commands in an app's read-only messages tab; type it in the room.",
        );
      }
      if (slack.commands?.includes(command) === false) {
        throw new Error(`"${command}" is not a command of this app.`);
      }
      for (const piece of markupIn(rest)) slack.typedMarkup.add(piece);
      const typed = /["']/.test(rest) && cast.curlsQuotes() ? curlQuotes(rest) : rest;
      acts.command(user, workspace.room, command, escapeTyped(typed, workspace.users(), workspace.room));
    },
    completes: async () => {
      throw new Error('Slack completes nothing in the text of a slash command.');
    },
    async presses(messageId, label) {
      const { blocks, name, touch } = surface(messageId);
      const buttons = buttonsOf(blocks);
      touch(find(buttons, ({ element }) => wordsOf(element, 'text'), label, `button on ${name}`));
    },
    async chooses(messageId, label, option) {
      const { blocks, name, chosen, touch } = surface(messageId);
      const list = find(listsOf(blocks), (each) => labelOfList(each, nameOf), label, `list on ${name}`);
      chosen.set(keyOf(list.block, list.element), read(list.element, label, option, workspace.users()));
      touch(list);
    },
    async fills(values) {
      const view = topForm();
      for (const piece of Object.values(values).flatMap(markupIn)) slack.typedMarkup.add(piece);
      fillIn(view, values, workspace.users());
      const problems = findProblems(view);
      if (Object.keys(problems).length === 0) acts.submit(user, view);
      else screen.show({ kind: 'form', form: seeForm(view, problems, nameOf) });
    },
    writes: async () => {
      throw new Error('The messages tab is read-only: nobody can write to the bot.');
    },
    next: (deadline) => screen.next(deadline),
    async rest() {
      await slack.settle(cast.options.botRests);
      return screen.drain();
    },
    async closes() {
      const top = views.top(user.id);
      if (top === undefined) throw new Error(`${user.name} has no modal open.`);
      acts.close(user, top);
    },
    async opensHome() {
      const channel = workspace.dmOf(user).id;
      acts.event(user, {
        type: 'app_home_opened',
        user: user.id,
        channel,
        tab: 'home',
        event_ts: '0.000001',
      });
    },
  };
}

function surfaceOf({ workspace, views, acts }: Slack, user: User, id: string): Surface {
  const [channel = '', ts = ''] = id.split(':');
  const post = workspace.find(channel, ts);
  if (post !== undefined && canSee(post, user)) {
    const chosen: Chosen = post.chosen.get(user.id) ?? new Map();
    post.chosen.set(user.id, chosen);
    return {
      name: `message ${id}`,
      blocks: post.blocks,
      chosen,
      touch: ({ block, element }) => void acts.press(user, post, block, element),
    };
  }
  const view = [views.top(user.id), views.home(user.id)].find((open) => open?.id === id || id === 'form');
  if (view === undefined) throw new Error(`${user.name} does not see a message or page ${id}.`);
  return {
    name: `page ${id}`,
    blocks: view.blocks,
    chosen: view.chosen,
    touch: ({ block, element }) => void acts.pressInView(user, view, block, element),
  };
}

function find(
  all: readonly Placed[],
  labelOf: (each: Placed) => string,
  label: string,
  what: string,
): Placed {
  const found = all.find((each) => labelOf(each) === label);
  if (found !== undefined) return found;
  const known = all.map((each) => `"${labelOf(each)}"`).join(', ');
  throw new Error(`There is no ${what} called "${label}". There is: ${known === '' ? 'none' : known}.`);
}
