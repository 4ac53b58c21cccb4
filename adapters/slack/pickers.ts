/** Lists of the people and the channels of a workspace, which Slack fills in by itself. */
import type { types } from '@slack/bolt';
import { memberId, roomId } from '#core/ids.ts';
import type { Field } from '#core/message.ts';
import { isChannel, isUser, readMember, readRoom } from './ids.ts';

type Picker =
  types.UsersSelect | types.MultiUsersSelect | types.ConversationsSelect | types.MultiConversationsSelect;

/** A field of a form that asks for people or rooms. Its value holds ids of ours, one a line. */
type Picked = Extract<Field, { most: number }>;

/** Channels that several people read: https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
const CHANNELS = { include: ['public', 'private'], exclude_bot_users: true } as const;

/** Slack refuses the whole form for one id that is not what it asks for. */
const readLines = (
  value: string | undefined,
  most: number,
  read: (id: string) => string | undefined,
  fits: (raw: string) => boolean,
): string[] => {
  const ids = (value ?? '').split('\n').map(read);
  return [...new Set(ids.filter((id) => id !== undefined).filter(fits))].slice(0, most);
};

function renderPeople({ name, most, value }: Picked): types.UsersSelect | types.MultiUsersSelect {
  const users = readLines(value, most, (id) => readMember(memberId(id))?.user, isUser);
  const [first] = users;
  return most === 1
    ? { type: 'users_select', action_id: name, ...(first !== undefined && { initial_user: first }) }
    : {
        type: 'multi_users_select',
        action_id: name,
        max_selected_items: most,
        ...(first !== undefined && { initial_users: users }),
      };
}

function renderRooms({
  name,
  most,
  value,
}: Picked): types.ConversationsSelect | types.MultiConversationsSelect {
  const channels = readLines(value, most, (id) => readRoom(roomId(id))?.channel, isChannel);
  const [first] = channels;
  const filter = { ...CHANNELS, include: [...CHANNELS.include] };
  return most === 1
    ? {
        type: 'conversations_select',
        action_id: name,
        filter,
        ...(first !== undefined && { initial_conversation: first }),
      }
    : {
        type: 'multi_conversations_select',
        action_id: name,
        filter,
        max_selected_items: most,
        ...(first !== undefined && { initial_conversations: channels }),
      };
}

/** A list to pick people or rooms from: one where no more are asked for, else several. Roles are never asked for. */
export const renderPicker = (field: Picked): Picker =>
  field.kind === 'members' ? renderPeople(field) : renderRooms(field);
