import type { Ids } from './ids.ts';
import { withIds } from './ids.ts';
import { objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { VIEWS_IN_STACK } from './limits.ts';
import { elementsOf, keyOf, stateOf } from './state.ts';
import type { Chosen } from './state.ts';
import { APP } from './workspace.ts';
import type { Channel } from './workspace.ts';

/** A modal page or a Home tab that a person has open. */
export interface View {
  readonly id: string;
  readonly user: string;
  /** The first page of the modal. */
  readonly root: string;
  /** The page beneath. */
  readonly previous: string | undefined;
  /** Where the person was when it opened; undefined for a Home tab. */
  readonly channel: Channel | undefined;
  hash: string;
  /** What the bot gave. */
  content: JsonObject;
  blocks: readonly JsonObject[];
  chosen: Chosen;
}

/** True where a person is asked for something. */
export const asksSomething = (view: View): boolean => view.blocks.some((block) => block['type'] === 'input');

/** True for what stands in a Home tab. */
export const isHome = (view: View | undefined): boolean => textAt(view?.content, 'type') === 'home';

/** The view as Slack sends it, with what was put in. */
export function describeView(view: View): JsonObject {
  const { content } = view;
  return {
    id: view.id,
    team_id: APP.team,
    type: textAt(content, 'type'),
    blocks: view.blocks,
    private_metadata: textAt(content, 'private_metadata'),
    callback_id: textAt(content, 'callback_id'),
    external_id: textAt(content, 'external_id'),
    state: stateOf(view.blocks, view.chosen),
    hash: view.hash,
    title: content['title'],
    submit: content['submit'] ?? null,
    close: content['close'] ?? null,
    clear_on_close: content['clear_on_close'] === true,
    notify_on_close: content['notify_on_close'] === true,
    previous_view_id: view.previous ?? null,
    root_view_id: view.root,
    app_id: APP.id,
    app_installed_team_id: APP.team,
    bot_id: APP.bot,
  };
}

/** The views that are open: a Home tab for each person, and a stack of up to three modal pages. */
export class Views {
  readonly #stacks = new Map<string, View[]>();
  readonly #homes = new Map<string, View>();
  /** Who opened their Home tab and has not seen yet what stands there now. */
  readonly #expecting = new Set<string>();
  /** Who opened their Home tab ever: others don't see what is published there. */
  readonly #visitors = new Set<string>();
  readonly #ids: Ids;
  readonly #show: (view: View) => void;

  /** `show` is called for each page that is new or changed. */
  constructor(ids: Ids, show: (view: View) => void) {
    this.#ids = ids;
    this.#show = show;
  }

  /** Opens a modal; what was open before is gone. */
  open(user: string, channel: Channel | undefined, content: JsonObject): View {
    const view = this.#make(user, channel, content);
    this.#stacks.set(user, [view]);
    this.#show(view);
    return view;
  }

  /** Lays a page upon this one, or answers undefined when there are three already. */
  push(upon: View, content: JsonObject): View | undefined {
    const stack = this.#stackOf(upon.user);
    if (stack.length >= VIEWS_IN_STACK) return undefined;
    const view = this.#make(upon.user, upon.channel, content, upon);
    stack.push(view);
    this.#show(view);
    return view;
  }

  /** Changes a page in place; what was put into fields that stay, stays. */
  update(view: View, content: JsonObject): void {
    this.#change(view, content);
    this.#show(view);
  }

  /** This person opened their Home tab: what is published next is looked at, be it the same as before. */
  expectHome(user: string): void {
    this.#expecting.add(user);
    this.#visitors.add(user);
  }

  /** Shows this in the person's Home tab. What stands there already is nothing new to see. */
  publish(user: string, content: JsonObject): View {
    const known = this.#homes.get(user);
    const isNew = known === undefined || JSON.stringify(known.content) !== JSON.stringify(content);
    const home = known ?? this.#make(user, undefined, content);
    this.#homes.set(user, home);
    this.#change(home, content);
    if (this.#expecting.delete(user) || (isNew && this.#visitors.has(user))) this.#show(home);
    return home;
  }

  /** The page that the person sees. */
  top(user: string): View | undefined {
    return this.#stackOf(user).at(-1);
  }

  home(user: string): View | undefined {
    return this.#homes.get(user);
  }

  /** The open view with this id or, where one is given, with this external_id. */
  find(id: string, externalId = ''): View | undefined {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return all.find(
      (view) => view.id === id || (externalId !== '' && textAt(view.content, 'external_id') === externalId),
    );
  }

  /** Takes one page away, and those upon it. */
  close(view: View): void {
    const stack = this.#stackOf(view.user);
    const place = stack.indexOf(view);
    if (place >= 0) stack.splice(place);
  }

  clear(user: string): void {
    this.#stacks.delete(user);
  }

  #change(view: View, content: JsonObject): void {
    view.content = content;
    view.blocks = withIds(objectsAt(content, 'blocks'), this.#ids);
    view.hash = this.#ids.timestamp();
    view.chosen = keepKnown(view);
  }

  #stackOf(user: string): View[] {
    return this.#stacks.get(user) ?? [];
  }

  #make(user: string, channel: Channel | undefined, content: JsonObject, upon?: View): View {
    const id = this.#ids.next('V');
    return {
      id,
      user,
      root: upon?.root ?? id,
      previous: upon?.id,
      channel,
      hash: this.#ids.timestamp(),
      content,
      blocks: withIds(objectsAt(content, 'blocks'), this.#ids),
      chosen: new Map(),
    };
  }
}

function keepKnown(view: View): Chosen {
  const kept: Chosen = new Map();
  for (const block of view.blocks) {
    for (const element of elementsOf(block)) {
      const put = view.chosen.get(keyOf(block, element));
      if (put !== undefined) kept.set(keyOf(block, element), put);
    }
  }
  return kept;
}
