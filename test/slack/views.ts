import type { Ids } from './ids.ts';
import { withIds } from './ids.ts';
import { objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { VIEWS_IN_STACK } from './limits.ts';
import { keyOf, elementsOf, stateOf } from './state.ts';
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

/** The views that are open, for each person a stack of up to three. */
export interface Views {
  /** Opens a modal; what was open before is gone. */
  open(user: string, channel: Channel | undefined, content: JsonObject): View;
  /** Lays a page upon this one, or undefined when there are three already. */
  push(upon: View, content: JsonObject): View | undefined;
  /** Changes a page in place; what was put into fields that stay, stays. */
  update(view: View, content: JsonObject): void;
  publish(user: string, content: JsonObject): View;
  /** The page that the person sees. */
  top(user: string): View | undefined;
  home(user: string): View | undefined;
  /** Open views only. */
  find(id: string, externalId: string): View | undefined;
  /** Takes one page away, and those upon it. */
  close(view: View): void;
  clear(user: string): void;
}

/** True where a person is asked for something. */
export const asksSomething = (view: View): boolean => view.blocks.some((block) => block['type'] === 'input');

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

/** Starts with nothing open. `show` is called for each page that is new or changed. */
export function createViews(ids: Ids, show: (view: View) => void): Views {
  const stacks = new Map<string, View[]>();
  const homes = new Map<string, View>();
  const stackOf = (user: string): View[] => stacks.get(user) ?? [];
  const make = (user: string, channel: Channel | undefined, content: JsonObject, upon?: View): View => {
    const id = ids.next('V');
    const blocks = withIds(objectsAt(content, 'blocks'), ids);
    const hash = ids.timestamp();
    return {
      id,
      user,
      root: upon?.root ?? id,
      previous: upon?.id,
      channel,
      hash,
      content,
      blocks,
      chosen: new Map(),
    };
  };
  const update = (view: View, content: JsonObject): void => {
    view.content = content;
    view.blocks = withIds(objectsAt(content, 'blocks'), ids);
    view.hash = ids.timestamp();
    view.chosen = keepKnown(view);
    show(view);
  };
  return {
    open(user, channel, content) {
      const view = make(user, channel, content);
      stacks.set(user, [view]);
      show(view);
      return view;
    },
    push(upon, content) {
      const stack = stackOf(upon.user);
      if (stack.length >= VIEWS_IN_STACK) return undefined;
      const view = make(upon.user, upon.channel, content, upon);
      stack.push(view);
      show(view);
      return view;
    },
    update,
    publish(user, content) {
      const known = homes.get(user);
      const home = known ?? make(user, undefined, content);
      homes.set(user, home);
      update(home, content);
      return home;
    },
    top: (user) => stackOf(user).at(-1),
    home: (user) => homes.get(user),
    find: (id, externalId) =>
      [...stacks.values().flatMap((stack) => stack), ...homes.values()].find(
        (view) => view.id === id || (externalId !== '' && textAt(view.content, 'external_id') === externalId),
      ),
    close(view) {
      const stack = stackOf(view.user);
      const place = stack.indexOf(view);
      if (place >= 0) stack.splice(place);
    },
    clear: (user) => void stacks.delete(user),
  };
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
