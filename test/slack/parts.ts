import type { Ids } from './ids.ts';
import type { Interaction, Interactions } from './interactions.ts';
import type { Reader } from './reader.ts';
import type { View, Views } from './views.ts';
import type { Post, Workspace } from './workspace.ts';

/** Something new or changed on people's screens. */
export type Shown =
  | { readonly kind: 'post'; readonly post: Post }
  /** `problems` by block_id. */
  | { readonly kind: 'view'; readonly view: View; readonly problems: Readonly<Record<string, string>> };

/** What the pieces of the stand-in share. */
export interface Parts {
  readonly ids: Ids;
  readonly now: () => number;
  readonly workspace: Workspace;
  readonly views: Views;
  readonly interactions: Interactions;
  readonly reader: Reader;
  /** False where what the app says is only counted: nobody sees it. */
  readonly isSeen: boolean;
  readonly triggerLifetime: number;
  readonly responseUrlLifetime: number;
  readonly breach: (rule: string, detail: string) => void;
  readonly show: (shown: Shown) => void;
  readonly responseUrlOf: (interaction: Interaction, kind: 'commands' | 'actions' | 'app') => string;
}
