/** The stage without a platform: people talk to the core itself. */
import { createAccept } from '#core/accept.ts';
import type { Call, Caller, Change } from '#core/call.ts';
import { chatId, groupId, memberId, messageId as mintMessage, roleId, roomId } from '#core/ids.ts';
import type { Field, Form, Message } from '#core/message.ts';
import type { Plan } from '#core/plan.ts';
import type { Delivery, Sends } from '#core/platform.ts';
import type { StageParts } from '../bot.ts';
import { createQueue, type Queue } from '../queue.ts';
import { readForm, readMessage, readText } from '../seen.ts';
import type { Person, Sight, Stage, StageRoom, Where } from '../stage.ts';

interface Shown {
  readonly name: string;
  readonly message: Message;
  readonly where: Where;
  readonly isPublic: boolean;
}

const GROUP = groupId('plain:group');

const ROOMS: Readonly<Record<StageRoom, string>> = { room: 'room', 'other room': 'quiet' };

const nameIn = (id: string): string => id.replace('plain:', '');

/** What people are called and rooms are called, as ids. */
const withIds = (typed: string): string =>
  typed.replaceAll(/(?<![<\w])(?:@(?=[A-Z])|#(?=[a-z]))(\w+)/g, 'plain:$1');

/** Where a message to a room is seen. */
const whereIs = (room: string): StageRoom => (nameIn(room) === ROOMS['other room'] ? 'other room' : 'room');

/** What a platform hands over for a field: values where there are choices, one a line where several are ticked. */
function typedInto(field: Field, typed: string | undefined): string {
  if (typed === undefined) return field.value ?? '';
  if (field.kind === 'members' || field.kind === 'roles' || field.kind === 'rooms') return withIds(typed);
  if (!('choices' in field)) return typed;
  const valueOf = (label: string) => field.choices.find((choice) => choice.label === label)?.value ?? label;
  return typed.split('\n').map(valueOf).join('\n');
}

/** Opens the plain stage. */
export async function openPlainStage(parts: StageParts): Promise<Stage> {
  const sights = new Map<string, Queue<Sight>>();
  const shown = new Map<string, Shown>();
  let forms: Record<string, { form: Form; where: Where } | undefined> = {};
  let botMayPost = true;
  let isBotIn = true;
  const removed = new Set<string>();
  const closed = new Set<string>();
  /** What was sent to private chats, by occurrence. */
  const sent = new Map<string, string>();
  let isLosing = false;
  let last: () => Promise<void> = async () => undefined;
  const inFlight = new Set<Promise<void>>();
  let count = 0;

  const show = (
    name: string,
    message: Message,
    where: Where,
    isPublic: boolean,
    id = `m${(count += 1)}`,
  ): string => {
    shown.set(id, { name, message, where, isPublic });
    const seen = readMessage(message, id, !isPublic);
    const everybody = isPublic ? [...sights.keys()] : [name];
    for (const each of everybody) sights.get(each)?.push({ kind: 'message', where, seen });
    return id;
  };
  const mayPostIn = (room: string) => isBotIn && (botMayPost || whereIs(room) === 'other room');
  /** Shows it unless it was shown before; the receipt can be lost. */
  const showOnce = (occurrence: string | undefined, showNow: () => string): string => {
    const known = occurrence === undefined ? undefined : sent.get(occurrence);
    const id = known ?? showNow();
    if (occurrence !== undefined) sent.set(occurrence, id);
    if (isLosing && occurrence !== undefined) {
      isLosing = false;
      throw new Error('the connection was cut');
    }
    return id;
  };
  const sendToRoom: Sends['sendToRoom'] = async (room, message, attempt): Promise<Delivery> => {
    if (removed.has(nameIn(room))) return { outcome: 'gone' };
    if (!mayPostIn(room)) return { outcome: 'forbidden' };
    showOnce(attempt?.occurrence, () => show('', message, whereIs(room), true));
    return { outcome: 'sent' };
  };
  const platform: Sends = {
    name: 'plain',
    sendToRoom,
    // As on the platforms: that somebody takes no messages is found out when one is sent.
    openChat: async (member) => ({ outcome: 'open', chat: chatId(member) }),
    sendToChat: async (chat, message, { occurrence }) => {
      if (!isBotIn) return { outcome: 'gone' };
      if (closed.has(nameIn(chat))) return { outcome: 'closed' };
      const id = showOnce(occurrence, () => show(nameIn(chat), message, 'private chat', false));
      return { outcome: 'sent', message: mintMessage(id) };
    },
    findMissing: async (room) => (mayPostIn(room) ? [] : ['Send Messages']),
    showHome: async () => undefined,
    remove: async (_, message) => {
      shown.delete(message);
      return true;
    },
  };
  const accept = createAccept({ ...parts, platform });
  const tell = async (change: Change): Promise<void> => {
    const plan = accept(change);
    if (plan.kind === 'silent') await plan.run();
  };

  const carryOut = async (name: string, plan: Plan, where: Where, pressed?: string): Promise<void> => {
    if (plan.kind === 'open') {
      const form = await plan.prepare();
      forms[name] = { form, where };
      sights.get(name)?.push({ kind: 'form', form: readForm(form, {}) });
    } else if (plan.kind === 'answer') {
      const form = forms[name];
      const reply = await plan.run();
      if (reply.problems && form) {
        const label = (field: string) => form.form.fields.find((each) => each.name === field)?.label ?? field;
        const problems = reply.problems.map(
          ({ field, sentence }) => [label(field), readText(sentence)] as const,
        );
        sights.get(name)?.push({ kind: 'form', form: readForm(form.form, Object.fromEntries(problems)) });
      } else {
        const replaced = plan.place === 'replace' ? pressed : undefined;
        // What stands in place of something public is public.
        const isPublic = replaced !== undefined && shown.get(replaced)?.isPublic === true;
        show(name, reply.message, where, isPublic, replaced);
      }
    }
  };
  const happen = async (name: string, call: Call, where: Where, pressed?: string): Promise<void> => {
    last = async () => {
      const done = carryOut(name, accept(call), where, pressed).finally(() => inFlight.delete(done));
      inFlight.add(done);
    };
    await last();
  };
  const caller = (name: string, where: Where): Caller => ({
    member: memberId(`plain:${name}`),
    ...(where !== 'private chat' && {
      group: GROUP,
      room: roomId(`plain:${ROOMS[where]}`),
      manages: name === 'Ana' ? ('yes' as const) : ('no' as const),
      roles: name === 'Kim' ? [roleId('plain:Moderators')] : [],
    }),
    mayPost: 'yes',
    botMayPost: where === 'room' && !botMayPost ? 'no' : 'yes',
  });
  const settle = async (): Promise<void> => {
    while (inFlight.size > 0) await Promise.all(inFlight);
  };

  const createPerson = (name: string): Person => {
    const queue = createQueue<Sight>(name);
    sights.set(name, queue);
    const id = () => `call-${(count += 1)}`;
    const find = (messageId: string): Shown => {
      const found = shown.get(messageId);
      if (!found) throw new Error(`There is no message ${messageId}.`);
      return found;
    };
    const act = async (messageId: string, action: string | undefined, chosen?: string): Promise<void> => {
      const { where, isPublic } = find(messageId);
      if (action === undefined) throw new Error(`Nothing with that label is on the message.`);
      const from = caller(name, where);
      const call = { kind: 'action', id: id(), from, action, onPublic: isPublic } as const;
      await happen(name, chosen === undefined ? call : { ...call, chosen }, where, messageId);
    };
    return {
      types: async (line, where = 'room') => {
        const [, command = '', given = ''] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
        await happen(
          name,
          { kind: 'command', id: id(), from: caller(name, where), name: command, given: withIds(given) },
          where,
        );
      },
      completes: async (command, option, typed) => {
        const [head = '', sub] = command.split(' ');
        const from = caller(name, 'room');
        const plan = accept({ kind: 'suggest', from, name: head, ...(sub && { sub }), option, typed });
        return plan.kind === 'suggest' ? (await plan.suggest()).map(({ label }) => label) : [];
      },
      presses: async (messageId, label) => {
        const buttons = find(messageId).message.blocks.flatMap((block) =>
          block.kind === 'buttons' ? block.buttons : [],
        );
        await act(messageId, buttons.find((button) => button.label === label)?.id);
      },
      chooses: async (messageId, label, option) => {
        const block = find(messageId).message.blocks.find(
          (each) => each.kind === 'choice' && each.label === label,
        );
        if (block?.kind !== 'choice') throw new Error(`There is no list "${label}".`);
        await act(messageId, block.id, block.choices.find((each) => each.label === option)?.value ?? option);
      },
      fills: async (values) => {
        const open = forms[name];
        if (!open) throw new Error('No form is open.');
        const raw = open.form.fields.map(
          (field) => [field.name, typedInto(field, values[field.label])] as const,
        );
        const from = caller(name, open.where);
        const call = {
          kind: 'form',
          id: id(),
          from,
          form: open.form.id,
          raw: Object.fromEntries(raw),
          onPublic: false,
        } as const;
        await happen(name, call, open.where);
      },
      opensMenu: async (messageId, label) => {
        const { where } = find(messageId);
        const menu = parts.registry.menus.find(
          (each) => parts.words.in(undefined).label(each.label) === label,
        );
        if (!menu) throw new Error(`No menu is called "${label}".`);
        const link = `https://plain.example/${messageId}`;
        await happen(
          name,
          { kind: 'menu', id: id(), from: caller(name, where), name: menu.name, link },
          where,
        );
      },
      opensHome: async () =>
        happen(name, { kind: 'home', id: id(), from: caller(name, 'private chat') }, 'private chat'),
      standing: async () =>
        [...sent.values()].flatMap((each) => {
          const found = shown.get(each);
          return found?.name === name ? [readMessage(found.message, each, true)] : [];
        }),
      writes: async () =>
        happen(name, { kind: 'typed', id: id(), from: caller(name, 'private chat') }, 'private chat'),
      next: (deadline = 2000) => queue.next(deadline),
      rest: async () => {
        await settle();
        return queue.drain();
      },
    };
  };

  const people = new Map<string, Person>();
  return {
    name: 'plain',
    platform,
    rooms: ROOMS,
    person: (name) => {
      const person = people.get(name) ?? createPerson(name);
      people.set(name, person);
      return person;
    },
    letBotPost: (may) => {
      botMayPost = may;
    },
    letBotIn: async (isIn) => {
      isBotIn = isIn;
      await tell({ kind: isIn ? 'found' : 'lost', group: GROUP });
    },
    removeOtherRoom: async () => {
      const room = ROOMS['other room'];
      removed.add(room);
      await tell({ kind: 'lost', group: GROUP, room: roomId(`plain:${room}`) });
    },
    letReach: (name, may) => void (may ? closed.delete(name) : closed.add(name)),
    losesNextReceipt: () => {
      isLosing = true;
    },
    deliverAgain: () => last(),
    breaches: () => [],
    stop: async () => {
      await settle();
      forms = {};
    },
  };
}
