import type { types } from '@slack/bolt';
import type { Clients } from './clients.ts';
import { SlackFault } from './fault.ts';

/** Pages that one person sees. Everything rejects with a `SlackFault` where nothing else is said. */
export interface Views {
  /** Opens a view and gives its id; undefined when it was too late for that. */
  openView(trigger: string, view: types.ModalView): Promise<string | undefined>;
  /** Changes a view in place. One that was closed meanwhile stays closed. */
  updateView(id: string, view: types.ModalView): Promise<void>;
  /** Puts this into a person's Home tab, in place of what stood there. `user` is Slack's own id. */
  publishHome(user: string, view: types.HomeView): Promise<void>;
}

/** The person took too long, or we did: https://docs.slack.dev/reference/methods/views.open#errors */
const TOO_LATE: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
]);

export const createViews = ({ ask, opening, repeating }: Clients): Views => ({
  async openView(trigger, view) {
    try {
      const { view: opened } = await ask(opening.views.open({ trigger_id: trigger, view }));
      return opened?.id ?? '';
    } catch (fault) {
      if (fault instanceof SlackFault && TOO_LATE.has(fault.code)) return undefined;
      throw fault;
    }
  },
  async updateView(id, view) {
    try {
      await ask(repeating.views.update({ view_id: id, view }));
    } catch (fault) {
      if (!(fault instanceof SlackFault && fault.code === 'not_found')) throw fault;
    }
  },
  async publishHome(user, view) {
    await ask(repeating.views.publish({ user_id: user, view }));
  },
});
