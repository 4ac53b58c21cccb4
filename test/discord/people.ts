import type { Person, Sight, Stage, Where } from '../stage.ts';
import { announce } from './context.ts';
import type { Context } from './context.ts';
import { chosenIn, fillIn } from './filled-form.ts';
import type { Inbox } from './inbox.ts';
import { createInbox } from './inbox.ts';
import type { Act, Asked } from './interactions.ts';
import type { Kept } from './messages.ts';
import { messagePayload } from './messages.ts';
import { createMoves, type Moves } from './moves.ts';
import { nameOf } from './names.ts';
import { Asks, CommandKind, Intent, Part, Place, Right } from './numbers.ts';
import { channelPayload } from './payloads.ts';
import { toldBy } from './pings.ts';
import { seenFormOf, seenOf, type Sighted } from './seen.ts';
import type { StandIn } from './server.ts';
import type { Command, Modal } from './shapes.ts';
import type { TypedCommand } from './typed-line.ts';
import { readLine, readUnfinished } from './typed-line.ts';
import { canSee, findPart } from './visible.ts';
import type { Channel, Door, Resident } from './world.ts';
import { isDm } from './world.ts';

/** discord.js tries a request again at once, and finds the line dead each time. */
const TRIES = 4;

const MESSAGES = '/channels/{channel_id}/messages';

/** How long `next` and `rest` wait unless told. Milliseconds of real time. */
const DEADLINE = 10_000;

type PeopleOfStage = Omit<Stage, 'name' | 'platform' | 'stop' | 'letBotIn' | 'removeOtherRoom'>;

/** The people in front of a stand-in: what a stage needs, and what is Discord's own. */
export interface DiscordPeople extends PeopleOfStage, Moves {
  /** Whether this person takes private messages; `gone` is somebody without a server in common with the bot. */
  setDoor(name: string, door: Door): void;
  /** The language of this person's client, as one of Discord's locales. */
  setLocale(name: string, locale: string): void;
  /** Whether this person may post in the room. */
  letPost(name: string, may: boolean): void;
  /** This person types a command of a bot that they added to their own account, where the bot is no part of it. */
  typesElsewhere(name: string, line: string, where: 'group chat' | 'server'): void;
}

/** One person with a screen. */
interface Viewer {
  readonly resident: Resident;
  readonly inbox: Inbox;
  /** The form that is open, and what opened it. */
  form?: { readonly modal: Modal; readonly asked: Asked };
}

interface Crowd {
  readonly context: Context;
  readonly viewers: Map<string, Viewer>;
  /** Repeats the last thing that anybody did. */
  again: (() => void) | undefined;
}

/** People who use the stand-in. Whoever should see a message in the room has to be asked for before it is posted. */
export function createDiscordPeople(standIn: StandIn): DiscordPeople {
  const { context } = standIn;
  const crowd: Crowd = { context, viewers: new Map(), again: undefined };
  const people = new Map<string, Person>();
  context.screens = {
    show: (kept) => show(crowd, kept),
    open: (asked, modal) => open(crowd, asked, modal),
  };
  const { rooms } = context.world;
  return {
    rooms: { room: rooms.room.name ?? '', 'other room': rooms['other room'].name ?? '' },
    person(name) {
      const known = people.get(name);
      if (known) return known;
      const viewer: Viewer = { resident: context.world.resident(name), inbox: createInbox(name) };
      crowd.viewers.set(viewer.resident.id, viewer);
      const person = createPerson(crowd, viewer);
      people.set(name, person);
      return person;
    },
    letBotPost(may) {
      const { world, gateway } = context;
      world.letBotPost(world.room, may);
      gateway.dispatch('CHANNEL_UPDATE', channelPayload(world, world.room), Intent.guilds);
    },
    async deliverAgain() {
      if (!crowd.again) throw new Error('Nobody has done anything yet');
      crowd.again();
    },
    breaches: () => [...context.breaches],
    letReach(name, may) {
      context.world.resident(name).door = may ? 'open' : 'closed';
    },
    losesNextReceipt() {
      const { world } = context;
      const isFor = ({ channel_id: id = '' }): boolean => world.channel(id)?.owner !== undefined;
      standIn.failNext({ method: 'POST', template: MESSAGES, how: 'cut', isDone: true, times: TRIES, isFor });
    },
    ...createMoves(context),
    setDoor(name, door) {
      context.world.resident(name).door = door;
    },
    setLocale(name, locale) {
      context.world.resident(name).locale = locale;
    },
    letPost(name, may) {
      const resident = context.world.resident(name);
      resident.rights = may ? resident.rights | Right.sendMessages : resident.rights & ~Right.sendMessages;
    },
    typesElsewhere: (name, line, where) =>
      type(crowd, context.world.resident(name), context.world.elsewhere[where], line),
  };
}

function createPerson(crowd: Crowd, viewer: Viewer): Person {
  const { context } = crowd;
  const { inbox, resident } = viewer;
  return {
    async types(line, where = 'room') {
      type(crowd, resident, channelAt(crowd, resident, where), line);
    },
    async opensHome() {
      throw new Error('On Discord a bot has no page of its own');
    },
    async standing() {
      const all = context.messages.latest(context.world.openDm(resident), Infinity).toReversed();
      return all.filter(({ author }) => !author).map((kept) => seenOf(kept, sightedIn(crowd, kept)));
    },
    async completes(command, option, typed) {
      return complete(crowd, resident, command, option, typed);
    },
    async presses(messageId, label) {
      const { kept, component } = findPart(context, resident, messageId, Part.button, label);
      if (component.url) throw new Error(`"${label}" opens ${component.url}; the bot hears nothing of it`);
      const data = { component_type: component.type, custom_id: component.custom_id, id: component.id };
      deliver(crowd, actOn(resident, kept, `the button "${label}"`, data));
    },
    async chooses(messageId, label, option) {
      const { kept, component } = findPart(context, resident, messageId, Part.select, label);
      const values = chosenIn(label, component, option);
      const data = {
        component_type: component.type,
        custom_id: component.custom_id,
        id: component.id,
        values,
      };
      deliver(crowd, actOn(resident, kept, `the list "${label}"`, data));
    },
    async opensMenu(messageId, label) {
      openMenu(crowd, resident, messageId, label);
    },
    async fills(values) {
      const { form } = viewer;
      if (!form) throw new Error(`${resident.name} has no form open`);
      const data = fillIn(form.modal, values, context.world);
      delete viewer.form;
      const { channel, message } = form.asked;
      const about = `the form "${form.modal.title}"`;
      deliver(crowd, { type: Asks.modal, resident, channel, about, data, ...(message && { message }) });
    },
    async writes(text) {
      const channel = context.world.openDm(resident);
      const kept = context.messages.add({ channel, author: resident, body: { content: text } });
      crowd.again = () => announce(context, 'MESSAGE_CREATE', kept);
      crowd.again();
    },
    next: (deadline = DEADLINE) => inbox.next(deadline),
    async rest() {
      await context.quiet.settled(DEADLINE);
      return inbox.drain();
    },
  };
}

function type(crowd: Crowd, resident: Resident, channel: Channel, line: string): void {
  const typed = readLine(commandsFor(crowd, resident, channel), line, crowd.context.world);
  const { command } = typed;
  const about = `/${command.name}`;
  deliver(crowd, { type: Asks.command, resident, channel, about, command, data: dataOf(typed) });
}

function deliver(crowd: Crowd, act: Act): void {
  const { interactions } = crowd.context;
  const asked = interactions.deliver(act);
  crowd.again = () => interactions.deliverAgain(asked);
}

const actOn = (resident: Resident, message: Kept, about: string, data: object): Act => ({
  type: Asks.component,
  resident,
  channel: message.channel,
  about,
  data,
  message,
});

const dataOf = ({ command, options, resolved }: TypedCommand): object => ({
  id: command.id,
  name: command.name,
  type: CommandKind.slash,
  options,
  ...(resolved && { resolved }),
});

function channelAt({ context: { world } }: Crowd, resident: Resident, where: Where): Channel {
  return where === 'private chat' ? world.openDm(resident) : world.rooms[where];
}

/** The whole message goes along, its text too, as Discord sends it. Nothing of the kind is offered on ephemeral ones. */
function openMenu(crowd: Crowd, resident: Resident, messageId: string, label: string): void {
  const { messages, world } = crowd.context;
  const kept = messages.find(messageId);
  if (!kept || kept.onlyFor || !canSee(resident, kept))
    throw new Error(`${resident.name} finds no menu on message ${messageId}`);
  const { channel } = kept;
  const offered = commandsFor(crowd, resident, channel).filter((each) => each.type === CommandKind.message);
  const shown = ({ name, name_localizations: names }: Command): string => names?.[resident.locale] ?? name;
  const command = offered.find((each) => shown(each) === label);
  if (!command) throw new Error(`There is no "${label}", but: ${offered.map(shown).join(', ') || 'nothing'}`);
  const { id, name } = command;
  const resolved = { messages: { [kept.id]: messagePayload(world, kept) } };
  const data = { id, name, type: command.type, target_id: kept.id, resolved };
  deliver(crowd, { type: Asks.command, resident, channel, about: `the menu "${label}"`, command, data });
}

/** The commands that the client offers this person here. */
function commandsFor({ context }: Crowd, { rights }: Resident, channel: Channel): Command[] {
  return [...context.commands.values()].filter((command) => {
    const { contexts, dm_permission: dm, default_member_permissions: needed } = command;
    if (channel.elsewhere) {
      const place = channel.elsewhere === 'server' ? Place.guild : Place.elsewhere;
      return contexts?.includes(place) && command.integration_types?.includes(1);
    }
    if (contexts && !contexts.includes(isDm(channel) ? Place.botDm : Place.guild)) return false;
    if (isDm(channel)) return dm !== false;
    // None at all, as opposed to none in particular, means: administrators only.
    const wanted = needed === null || needed === undefined ? undefined : BigInt(needed);
    if (rights & Right.administrator) return true;
    return wanted === undefined || (wanted !== 0n && (rights & wanted) === wanted);
  });
}

async function complete(
  crowd: Crowd,
  resident: Resident,
  line: string,
  name: string,
  text: string,
): Promise<readonly string[]> {
  const channel = channelAt(crowd, resident, 'room');
  const typed = readUnfinished(commandsFor(crowd, resident, channel), line, name, text);
  const fits = (offered: string): boolean => offered.toLowerCase().includes(text.toLowerCase());
  if (!typed.option.autocomplete)
    return (typed.option.choices ?? []).map((choice) => choice.name).filter(fits);
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  const late = setTimeout(
    () => reject(new Error(`Loading options failed: ${line} ${name}`)),
    crowd.context.behaviour.answerWithin,
  );
  deliver(crowd, {
    type: Asks.autocomplete,
    resident,
    channel,
    about: `the choices for ${line} ${name}`,
    data: dataOf(typed),
    onAnswer: ({ data }) => resolve((data?.choices ?? []).map((choice) => choice.name)),
  });
  return promise.finally(() => clearTimeout(late));
}

/** A sound is made once, when a message is new. */
const sightedIn = ({ context: { world } }: Crowd, kept: Kept): Sighted => ({
  nameOf: (id) => nameOf(world, id),
  tells: kept.editedAt === null ? toldBy(world, kept) : [],
});

function whereIs({ context: { world } }: Crowd, channel: Channel): Where {
  if (isDm(channel)) return 'private chat';
  return channel === world.rooms['other room'] ? 'other room' : 'room';
}

function show(crowd: Crowd, kept: Kept): void {
  const where = whereIs(crowd, kept.channel);
  const viewers = [...crowd.viewers.values()].filter(({ resident }) => canSee(resident, kept));
  if (viewers.length === 0) return;
  const sight: Sight = { kind: 'message', where, seen: seenOf(kept, sightedIn(crowd, kept)) };
  for (const { inbox } of viewers) inbox.push(sight);
}

function open(crowd: Crowd, asked: Asked, modal: Modal): void {
  const viewer = crowd.viewers.get(asked.resident.id);
  if (!viewer) return;
  viewer.form = { modal, asked };
  viewer.inbox.push({ kind: 'form', form: seenFormOf(modal, (id) => nameOf(crowd.context.world, id)) });
}
