import type { Person, Seen, Sight, Where } from '../stage.ts';
import { fillIn, findProblems, read } from './form.ts';
import type { JsonObject } from './json.ts';
import { escape, markupIn } from './markup.ts';
import type { Screen } from './screen.ts';
import { buttonsOf, labelOfList, listsOf, seeForm, seePost } from './seen.ts';
import type { NameOf } from './seen.ts';
import type { Slack } from './server.ts';
import { keyOf, wordsOf } from './state.ts';
import type { Chosen, Placed } from './state.ts';
import { curlQuotes, escapeTyped, readLine } from './typing.ts';
import { asksSomething } from './views.ts';
import type { View } from './views.ts';
import type { User } from './workspace.ts';

/** What a person at Slack's client has before them. */
export interface Desk {
  readonly slack: Slack;
  readonly user: User;
  readonly screen: Screen;
  readonly nameOf: NameOf;
  /** Resolves when the app has dealt with everything. */
  settle(): Promise<void>;
}

/** A message or page in front of a person, ready to be touched. */
interface Surface {
  readonly name: string;
  readonly blocks: readonly JsonObject[];
  readonly chosen: Chosen;
  readonly touch: (place: Placed) => void;
}

/** A person at Slack's client. In `presses` and `chooses`, `form` names the modal page that is open. */
export class SlackPerson implements Person {
  readonly user: User;
  readonly #desk: Desk;
  /** Lines with straight quotes so far. */
  #quoted = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.user = desk.user;
  }

  async types(line: string, where: Where = 'room'): Promise<void> {
    const { acts, commands, escapes, typedMarkup, workspace } = this.#desk.slack;
    const { command, rest } = readLine(line);
    if (where === 'private chat') {
      throw new Error(
        "Slack runs no slash commands in an app's read-only messages tab; type it in the room.",
      );
    }
    if (commands?.includes(command) === false) throw new Error(`"${command}" is not a command of this app.`);
    for (const piece of markupIn(rest)) typedMarkup.add(piece);
    const typed = this.#smarten(rest);
    const isEscaped = escapes?.includes(command) ?? true;
    const text = isEscaped ? escapeTyped(typed, workspace.users(), workspace.channels()) : escape(typed);
    acts.command(this.user, where === 'room' ? workspace.room : workspace.otherRoom, command, text);
  }

  /** Always rejects: Slack completes nothing in the text of a slash command. */
  readonly completes: Person['completes'] = async () => {
    throw new Error('Slack completes nothing in the text of a slash command.');
  };

  async presses(messageId: string, label: string): Promise<void> {
    const { blocks, name, touch } = this.#surface(messageId);
    touch(find(buttonsOf(blocks), ({ element }) => wordsOf(element, 'text'), label, `button on ${name}`));
  }

  async chooses(messageId: string, label: string, option: string): Promise<void> {
    const { slack, nameOf } = this.#desk;
    const { blocks, name, chosen, touch } = this.#surface(messageId);
    const list = find(listsOf(blocks), (each) => labelOfList(each, nameOf), label, `list on ${name}`);
    chosen.set(keyOf(list.block, list.element), read(list.element, label, option, slack.workspace));
    touch(list);
  }

  /** Slack offers an app's shortcuts at messages that are there for others too. */
  async opensMenu(messageId: string, label: string): Promise<void> {
    const { acts, shortcuts, workspace } = this.#desk.slack;
    const [channel = '', ts = ''] = messageId.split(':');
    const post = workspace.find(channel, ts);
    const isThere = post !== undefined && post.onlyFor === undefined && workspace.canSee(post, this.user);
    if (!isThere) throw new Error(`${this.user.name} sees no message ${messageId} that has a menu.`);
    const shortcut = shortcuts.find(({ name }) => name === label);
    if (shortcut === undefined) throw new Error(`The app has no shortcut called "${label}".`);
    acts.menu(this.user, post, shortcut.callback_id);
  }

  /** What Slack's client itself objects to is seen as a form with problems, and nothing is sent. */
  async fills(values: Readonly<Record<string, string>>): Promise<void> {
    const { slack, screen, nameOf } = this.#desk;
    const view = slack.views.top(this.user.id);
    if (view === undefined || !asksSomething(view)) throw new Error(`${this.user.name} has no form open.`);
    for (const piece of Object.values(values).flatMap(markupIn)) slack.typedMarkup.add(piece);
    fillIn(view, values, slack.workspace);
    const problems = findProblems(view);
    if (Object.keys(problems).length === 0) slack.acts.submit(this.user, view);
    else screen.show({ kind: 'form', form: seeForm(view, problems, nameOf) });
  }

  /** Always rejects: the messages tab is read-only. */
  readonly writes: Person['writes'] = async () => {
    throw new Error('The messages tab is read-only: nobody can write to the bot.');
  };

  next(deadline?: number): Promise<Sight> {
    return this.#desk.screen.next(deadline);
  }

  async rest(): Promise<readonly Sight[]> {
    await this.#desk.settle();
    return this.#desk.screen.drain();
  }

  /** Closes the modal's top page, as with its X. */
  async closes(): Promise<void> {
    const { views, acts } = this.#desk.slack;
    const top = views.top(this.user.id);
    if (top === undefined) throw new Error(`${this.user.name} has no modal open.`);
    acts.close(this.user, top);
  }

  /** Opens the app's Home tab. */
  async opensHome(): Promise<void> {
    const { acts, views, workspace } = this.#desk.slack;
    const { id } = this.user;
    views.expectHome(id);
    const channel = workspace.dmOf(this.user).id;
    acts.event(this.user, { type: 'app_home_opened', user: id, channel, tab: 'home', event_ts: '0.000001' });
  }

  async standing(): Promise<readonly Seen[]> {
    const { slack, nameOf } = this.#desk;
    const posts = slack.workspace.standing(slack.workspace.dmOf(this.user));
    return posts.map((post) => seePost(post, this.user.id, nameOf));
  }

  /** Phones and Macs make quotes curly: here in every second line that has any. */
  #smarten(text: string): string {
    if (!/["']/.test(text)) return text;
    this.#quoted += 1;
    return this.#quoted % 2 === 1 ? curlQuotes(text) : text;
  }

  #surface(id: string): Surface {
    const { views } = this.#desk.slack;
    const { user } = this;
    const open = [views.top(user.id), views.home(user.id)].find((view) => view?.id === id || id === 'form');
    const surface = open === undefined ? this.#message(id) : this.#page(open);
    if (surface === undefined) throw new Error(`${user.name} does not see a message or page ${id}.`);
    return surface;
  }

  #page(view: View): Surface {
    const { acts } = this.#desk.slack;
    const { blocks, chosen } = view;
    const touch = (place: Placed): void => void acts.pressInView(this.user, view, place);
    return { name: `page ${view.id}`, blocks, chosen, touch };
  }

  #message(id: string): Surface | undefined {
    const { workspace, acts } = this.#desk.slack;
    const [channel = '', ts = ''] = id.split(':');
    const post = workspace.find(channel, ts);
    if (post === undefined || !workspace.canSee(post, this.user)) return undefined;
    const chosen: Chosen = post.chosen.get(this.user.id) ?? new Map();
    post.chosen.set(this.user.id, chosen);
    const touch = (place: Placed): void => void acts.press(this.user, post, place);
    return { name: `message ${id}`, blocks: post.blocks, chosen, touch };
  }
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
