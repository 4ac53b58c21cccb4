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
import { memberId, roleId, roomId } from '#core/ids.ts';
import { readInteraction as readWith, readMessage, type Interaction } from '../adapters/discord/calls.ts';
import {
  mintChat,
  mintGroup,
  mintMember,
  mintMessage,
  mintRole,
  mintRoom,
  roleSnowflakeOf,
  snowflakeOf,
} from '../adapters/discord/ids.ts';

const readInteraction = (interaction: Interaction) => readWith(interaction, new Map());

const USER = '1234567890123456781';
const GUILD = '1234567890123456782';
const ROOM = '1234567890123456783';
const ROLE = '1234567890123456784';

test('ids are read back, and those of others are nobody’s', () => {
  expect(roleSnowflakeOf(mintRole(USER))).toBe(USER);
  expect(roleSnowflakeOf(roleId(`discord:${USER}`))).toBeUndefined();
  expect(snowflakeOf(memberId(mintRole(USER)))).toBeUndefined();
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
    member: { user: { id: USER }, permissions: '0', roles: [ROLE] },
    locale: Locale.SpanishES,
    message: { id: '2', flags: 0 },
    ...more,
  });
const member = (rights: bigint) => ({
  member: { user: { id: USER }, permissions: String(rights), roles: [] },
});
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
      manages: 'no',
      roles: [mintRole(ROLE)],
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
  expect(
    readInteraction(pressed({ type, data: { type: 2, name: 'menu', target_id: USER } })),
  ).toBeUndefined();
  expect(readInteraction(pressed({ data: { component_type: ComponentType.UserSelect } }))).toBeUndefined();
  expect(readInteraction(pressed({ member: undefined }))).toBeUndefined();
});

/** Somebody chose this in the menu of a message, whose text comes along. */
const menu = (name: string, more: object = {}) =>
  readWith(
    pressed({
      type: InteractionType.ApplicationCommand,
      message: undefined,
      data: { type: 3, name, target_id: '5', resolved: { messages: { 5: { id: '5', content: 'canary' } } } },
      ...more,
    }),
    new Map([['Tell them', 'tell']]),
  );

test('a menu is told by its name, with a link to the message and nothing of its text', () => {
  const link = `https://discord.com/channels/${GUILD}/${ROOM}/5`;
  expect(menu('Tell them')).toMatchObject({
    kind: 'menu',
    name: 'tell',
    link,
    from: { group: mintGroup(GUILD) },
  });
  expect(menu('An old one')).toMatchObject({ kind: 'menu', name: 'unknown' });
  expect(JSON.stringify(menu('Tell them'))).not.toContain('canary');
  expect(menu('Tell them', { guild_id: undefined, member: undefined, user: { id: USER } })).toBeUndefined();
});

test('who may manage the server, and with which roles, is told with each event', () => {
  const from = (rights: bigint, roles: readonly string[] = []) => {
    const call = readInteraction(
      pressed({ member: { user: { id: USER }, permissions: String(rights), roles } }),
    );
    return call?.kind === 'action' ? call.from : undefined;
  };
  const { ManageGuild, Administrator, ManageChannels, SendMessages } = Right;
  expect(from(ManageGuild | SendMessages)).toMatchObject({ manages: 'yes', roles: [] });
  expect(from(Administrator)).toMatchObject({ manages: 'yes' });
  expect(from(ManageChannels | SendMessages, [ROLE])).toMatchObject({
    manages: 'no',
    roles: [mintRole(ROLE)],
  });
  const alone = pressed({ guild_id: undefined, member: undefined, user: { id: USER } });
  expect(readInteraction(alone)).not.toHaveProperty('from.manages');
  const own = { authorizing_integration_owners: { 1: USER }, ...member(Administrator) };
  expect(readInteraction(pressed(own))).not.toHaveProperty('from.manages');
  expect(readInteraction(pressed(own))).not.toHaveProperty('from.roles');
});

test('people and rooms are handed over by their ids, and who is not in the server is nobody', () => {
  const [here, bot, away] = [USER, '1234567890123456785', '1234567890123456786'];
  const resolved = {
    users: { [here]: {}, [bot]: { bot: true }, [away]: {} },
    members: { [here]: {}, [bot]: {} },
  };
  const data = (options: readonly object[]) => ({
    type: InteractionType.ApplicationCommand,
    data: { type: 1, name: 'send', options, resolved },
  });
  const given = (options: readonly object[]) => {
    const call = readInteraction(pressed(data(options)));
    return call?.kind === 'command' ? call.given : undefined;
  };
  const to = (value: string) => ({ name: 'to', type: 6, value });
  expect(given([to(here), { name: 'in', type: 7, value: ROOM }])).toEqual({
    to: mintMember(here),
    in: mintRoom(ROOM),
  });
  expect(given([to(bot)])).toEqual({ to: bot });
  expect(given([to(away)])).toEqual({ to: away });
  expect(given([{ name: 'sub', type: 1, options: [to(here)] }])).toEqual({ to: mintMember(here) });

  const field = (custom_id: string, type: number, values: readonly string[]) => ({
    type: 18,
    component: { type, custom_id, values },
  });
  const components = [
    field('people', 5, [here, bot, away]),
    field('roles', 6, [ROLE, GUILD]),
    field('rooms', 8, [ROOM, USER]),
    field('none', 8, []),
  ];
  const filled = { type: InteractionType.ModalSubmit, data: { custom_id: 'f', components, resolved } };
  expect(readInteraction(pressed(filled))).toMatchObject({
    raw: {
      people: mintMember(here),
      roles: mintRole(ROLE),
      rooms: `${mintRoom(ROOM)}\n${mintRoom(USER)}`,
      none: '',
    },
  });
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
