import {
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  Locale,
  MessageFlags,
  MessageType,
  PermissionFlagsBits as Right,
} from 'discord.js';
import { expect, test } from 'vitest';
import { memberId, roomId } from '#core/ids.ts';
import { readInteraction, readMessage, type Interaction } from '../adapters/discord/calls.ts';
import {
  mintChat,
  mintGroup,
  mintMember,
  mintMessage,
  mintRoom,
  snowflakeOf,
} from '../adapters/discord/ids.ts';
import { commandsOf, isRegistered } from '../adapters/discord/register.ts';
import { registry as real, words } from './bot.ts';
import { registry } from './discord/definitions.ts';
import { checkCommands } from './discord/command-rules.ts';

const USER = '1234567890123456781';
const GUILD = '1234567890123456782';
const ROOM = '1234567890123456783';

test('ids are read back, and those of others are nobody’s', () => {
  for (const id of [mintMember(USER), mintGroup(USER), mintRoom(USER), mintChat(USER), mintMessage(USER)])
    expect(snowflakeOf(id)).toBe(USER);
  for (const odd of [
    '',
    'discord:',
    'discord:12',
    `slack:${USER}`,
    `discord:${USER}/..`,
    `discord:${USER}\n`,
  ]) {
    expect(snowflakeOf(memberId(odd))).toBeUndefined();
    expect(snowflakeOf(roomId(odd))).toBeUndefined();
  }
});

/** As much of a press as is read; a test says the rest. */
const pressed = (more: object): Interaction =>
  Object.assign(JSON.parse('{}'), {
    id: '1',
    type: InteractionType.MessageComponent,
    data: { component_type: ComponentType.Button, custom_id: 'b' },
    guild_id: GUILD,
    channel: { id: ROOM, type: ChannelType.GuildText },
    member: { user: { id: USER }, permissions: '0' },
    locale: Locale.SpanishES,
    message: { id: '2', flags: 0 },
    ...more,
  });
const member = (rights: bigint) => ({ member: { user: { id: USER }, permissions: String(rights) } });
const mayPost = (more: object) => {
  const call = readInteraction(pressed(more));
  return call?.kind === 'action' ? call.from.mayPost : undefined;
};
const THREAD = { channel: { id: ROOM, type: ChannelType.PublicThread } };

test('rights are those of the place', () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, Administrator } = Right;
  expect(mayPost(member(ViewChannel | SendMessages))).toBe('yes');
  expect(mayPost(member(SendMessages))).toBe('no');
  expect(mayPost(member(ViewChannel))).toBe('no');
  expect(mayPost({ ...THREAD, ...member(ViewChannel | SendMessages) })).toBe('no');
  expect(mayPost({ ...THREAD, ...member(ViewChannel | SendMessagesInThreads) })).toBe('yes');
  expect(mayPost(member(Administrator))).toBe('yes');
  expect(mayPost({ channel: undefined })).toBe('unknown');
});

test('into a locked thread writes only who looks after threads', () => {
  const { ViewChannel, SendMessagesInThreads, ManageThreads } = Right;
  const locked = { channel: { ...THREAD.channel, thread_metadata: { locked: true } } };
  const open = { channel: { ...THREAD.channel, thread_metadata: { locked: false } } };
  expect(mayPost({ ...open, ...member(ViewChannel | SendMessagesInThreads) })).toBe('yes');
  expect(mayPost({ ...locked, ...member(ViewChannel | SendMessagesInThreads) })).toBe('no');
  expect(mayPost({ ...locked, ...member(ViewChannel | SendMessagesInThreads | ManageThreads) })).toBe('yes');
});

test('a press says who, where and what, and whether others see the message', () => {
  expect(readInteraction(pressed({ app_permissions: '0' }))).toEqual({
    kind: 'action',
    id: '1',
    action: 'b',
    onPublic: true,
    from: {
      member: mintMember(USER),
      group: mintGroup(GUILD),
      room: mintRoom(ROOM),
      locale: 'es-ES',
      mayPost: 'no',
      botMayPost: 'no',
    },
  });
  const ephemeral = { message: { id: '2', flags: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds } };
  expect(readInteraction(pressed(ephemeral))).toMatchObject({ onPublic: false });
  const inDm = { guild_id: undefined, member: undefined, user: { id: USER } };
  const among = (context: InteractionContextType) => readInteraction(pressed({ ...inDm, context }));
  expect(among(InteractionContextType.BotDM)).toMatchObject({
    onPublic: false,
    from: { member: mintMember(USER) },
  });
  expect(among(InteractionContextType.PrivateChannel)).toMatchObject({ onPublic: true });
});

test('where somebody uses what they added to their own account, there is no group and nothing is posted', () => {
  const own = { authorizing_integration_owners: { 1: USER } };
  const alone = { guild_id: undefined, member: undefined, user: { id: USER } };
  const from = (more: object) => {
    const call = readInteraction(pressed(more));
    return call?.kind === 'action' ? call.from : undefined;
  };
  const elsewhere = { member: mintMember(USER), room: mintRoom(ROOM), locale: 'es-ES', mayPost: 'unknown' };
  const inServer = { ...own, context: InteractionContextType.Guild, ...member(Right.Administrator) };
  expect(from(inServer)).toEqual({ ...elsewhere, botMayPost: 'no' });
  const among = { ...own, ...alone, context: InteractionContextType.PrivateChannel };
  expect(from(among)).toEqual({ ...elsewhere, botMayPost: 'no' });
  const withBot = { ...own, ...alone, context: InteractionContextType.BotDM };
  expect(from(withBot)).toEqual({ ...elsewhere, botMayPost: 'unknown' });
  const both = { ...inServer, authorizing_integration_owners: { 0: GUILD, 1: USER } };
  expect(from(both)).toMatchObject({ group: mintGroup(GUILD) });
});

const typing = (type: InteractionType, options: readonly object[]) =>
  readInteraction(pressed({ type, message: undefined, data: { type: 1, name: 'plan', options } }));

test('a subcommand is told apart from what follows it', () => {
  const at = { name: 'at', type: 3, value: '18:00' };
  const start = { name: 'start', type: 1, options: [at, { name: 'loud', type: 5, value: true }] };
  const command = InteractionType.ApplicationCommand;
  expect(typing(command, [start])).toMatchObject({
    kind: 'command',
    name: 'plan',
    sub: 'start',
    given: { at: '18:00', loud: 'true' },
  });
  expect(typing(command, [{ name: 'stop', type: 1 }])).toMatchObject({ sub: 'stop', given: {} });
  expect(typing(command, [at])).not.toHaveProperty('sub');
  const focused = { ...start, options: [{ ...at, focused: true }] };
  expect(typing(InteractionType.ApplicationCommandAutocomplete, [focused])).toMatchObject({
    kind: 'suggest',
    name: 'plan',
    sub: 'start',
    option: 'at',
    typed: '18:00',
  });
});

test('what is not ours is no call', () => {
  const type = InteractionType.ApplicationCommand;
  expect(readInteraction(pressed({ type, data: { type: 3, name: 'menu' } }))).toBeUndefined();
  expect(readInteraction(pressed({ data: { component_type: ComponentType.UserSelect } }))).toBeUndefined();
  expect(readInteraction(pressed({ member: undefined }))).toBeUndefined();
});

const written = (more: object) =>
  readMessage(
    Object.assign(JSON.parse('{}'), {
      id: '1',
      type: MessageType.Default,
      channel_id: ROOM,
      author: { id: USER },
      content: 'canary',
      ...more,
    }),
  );

test('only what a person writes privately is a call, and its text is not', () => {
  expect(written({})).toMatchObject({
    kind: 'typed',
    from: { member: mintMember(USER), room: mintRoom(ROOM) },
  });
  expect(JSON.stringify(written({}))).not.toContain('canary');
  expect(written({ author: { id: USER, bot: true } })).toBeUndefined();
  expect(written({ author: { id: USER, system: true } })).toBeUndefined();
  expect(written({ webhook_id: '5' })).toBeUndefined();
  expect(written({ guild_id: GUILD })).toBeUndefined();
  expect(written({ type: MessageType.ChannelPinnedMessage })).toBeUndefined();
});

/** As it goes over the line. */
const sent = (body: object) => JSON.parse(JSON.stringify(body));

test('commands say themselves in every language that Discord has for it', () => {
  const bodies = commandsOf(registry, words, false);
  expect(checkCommands(sent(bodies))).toEqual([]);
  expect(checkCommands(sent(commandsOf(real, words, true)))).toEqual([]);
  expect(bodies).toMatchObject([
    {
      name: 'show',
      contexts: [0, 1],
      integration_types: [0],
      options: [
        { name: 'loud', type: 5 },
        {
          name: 'what',
          type: 3,
          choices: [{ name: 'What short', value: 'short' }, ...Array.from({ length: 12 }, () => ({}))],
        },
        { name: 'country', type: 3, autocomplete: true },
      ],
    },
    {
      name: 'plan',
      options: [
        {
          name: 'start',
          type: 1,
          description_localizations: { 'es-ES': words.in('es').label('steps.summary') },
          options: [
            { name: 'loud', type: 5 },
            { name: 'at', type: 3, autocomplete: true, max_length: 20 },
          ],
        },
        { name: 'stop', type: 1, options: [] },
      ],
    },
  ]);
  const spanish = words.in('es').label('steps.summary');
  expect(bodies[0]?.description_localizations).toEqual({ 'es-ES': spanish, 'es-419': spanish });
});

test('only what differs is registered again', () => {
  const wanted = commandsOf(registry, words, false);
  const known = wanted.toReversed().map((command, i) => ({
    ...sent(command),
    id: String(i),
    application_id: '1',
    version: '1',
    default_member_permissions: null,
    nsfw: false,
    contexts: [1, 0],
  }));
  expect(isRegistered(known, wanted)).toBe(true);
  expect(isRegistered([...known, { ...known[0], name: 'other' }], wanted)).toBe(false);
  expect(isRegistered([], wanted)).toBe(false);
  for (const change of [
    { description: 'x' },
    { options: [] },
    { contexts: [0] },
    { default_member_permissions: '32' },
  ]) {
    expect(isRegistered([{ ...known[0], ...change }], wanted)).toBe(false);
  }
});
