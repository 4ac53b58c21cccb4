/** What is set for a group and what is not, with short forms to change it. */
import {
  form,
  heading,
  oneOf,
  pickOwn,
  press,
  refuse,
  type Answer,
  type Block,
  type Button,
  type Context,
  type Group,
  type Message,
  type Refusal,
  type Say,
  type Text,
} from '#core/command.ts';
import { orNothing } from '#support/groups.ts';
import {
  choosePeople,
  chooseRooms,
  countRooms,
  isSet,
  lacksOf,
  MOST_ROOMS,
  PIECES,
  peopleFields,
  roomFields,
  ruleFields,
  takeAway,
  timeFields,
  type Lack,
} from '#support/setup.ts';
import { changeSetup, selfOf, whenRead } from './trust-setup-changes.ts';
import { sayCheck } from './trust-setup-check.ts';
import { sayFacts } from './trust-setup-facts.ts';

// What can be pressed

/** Shows what is set. */
export const openSetup = press({
  name: 'setup',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  run: (_, context) => whenRead(context, (kept) => sayCard(kept, context)),
});

const checkSetup = press({
  name: 'setup-check',
  version: 1,
  parts: {},
  place: 'new',
  needs: 'admin',
  run: (_, context) => check(context),
});

const allowSharing = press({
  name: 'setup-sharing',
  version: 1,
  parts: { sharing: oneOf(['on', 'off']) },
  place: 'replace',
  needs: 'admin',
  run: ({ sharing }, context) =>
    save((group) => ({ ...group, sharingOff: sharing === 'off' ? true : undefined }), context),
});

const take = pickOwn({
  name: 'setup-take',
  version: 1,
  place: 'replace',
  needs: 'admin',
  run: (chosen, context) => {
    const piece = PIECES.find((each) => each === chosen);
    return piece ? save(takeAway(piece, selfOf(context)), context) : refuse(context.say('stale'));
  },
});

// What is filled in

const choosePeopleForm = form({
  name: 'setup-people',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  title: 'setup.people.form',
  intro: (_, say) => say('setup.people.intro'),
  fields: peopleFields,
  submit: 'settings.save',
  prefill: (_, { group }) => {
    const { moderators, admins, moderatorsRoom: room } = orNothing(group?.known?.kept, '');
    const { members, roles } = moderators;
    return {
      members: members.join('\n'),
      roles: roles.join('\n'),
      admins: admins.join('\n'),
      ...(room !== undefined && { room }),
    };
  },
  run: (_, chosen, context) => save(choosePeople(chosen, selfOf(context)), context),
});

const chooseRoomsForm = form({
  name: 'setup-rooms',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  title: 'setup.rooms.form',
  intro: (_, say) => say('setup.rooms.intro'),
  fields: roomFields,
  submit: 'settings.save',
  prefill: (_, { group }) => {
    const { rooms } = orNothing(group?.known?.kept, '');
    const inVoice = (voice: Group['rooms'][number]['voice']) =>
      rooms.flatMap((each) => (each.voice === voice ? [each.room] : [])).join('\n');
    return { both: inVoice('both'), broke: inVoice('broke'), hurt: inVoice('hurt') };
  },
  run: (_, chosen, context) => {
    const count = countRooms(chosen);
    return count > MOST_ROOMS
      ? refuse(context.say('setup.rooms.too-many', { count, most: MOST_ROOMS }))
      : save(chooseRooms(chosen), context);
  },
});

const chooseTimes = form({
  name: 'setup-times',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  title: 'setup.times.form',
  intro: (_, say) => say('setup.times.intro'),
  fields: timeFields,
  submit: 'settings.save',
  prefill: (_, { group }) => {
    const { zone, language, country, hours } = orNothing(group?.known?.kept, '');
    return {
      ...(zone !== undefined && { zone }),
      ...(language !== undefined && { language }),
      ...(country !== undefined && { country }),
      ...(hours !== undefined && { hours }),
    };
  },
  run: (_, { zone, language, country, hours }, context) =>
    save(
      (group) => ({
        ...group,
        zone: zone ?? group.zone,
        language: language ?? group.language,
        country: country ?? group.country,
        hours: hours ?? group.hours,
      }),
      context,
    ),
});

const chooseRules = form({
  name: 'setup-rules',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  title: 'setup.rules.form',
  intro: (_, say) => say('setup.rules.intro'),
  fields: ruleFields,
  submit: 'settings.save',
  prefill: (_, { group }) => {
    const { rules, minAge } = orNothing(group?.known?.kept, '');
    return { ...(rules !== undefined && { rules }), ...(minAge !== undefined && { age: String(minAge) }) };
  },
  run: (_, { rules, age }, context) =>
    save((group) => ({ ...group, rules: rules ?? group.rules, minAge: age ?? group.minAge }), context),
});

/** Everything in this file that can be pressed or filled in. */
export const setupCardActions = [
  openSetup,
  checkSetup,
  allowSharing,
  take,
  choosePeopleForm,
  chooseRoomsForm,
  chooseTimes,
  chooseRules,
];

// What is said

async function save(change: (group: Group) => Group, context: Context): Promise<Message | Refusal> {
  const { kept, isChanged } = await changeSetup(change, context);
  const { say } = context;
  return sayCard(kept, context, say(isChanged ? 'settings.saved' : 'setup.unchanged'));
}

/** What is set, and the ways to change it; first, what came of a change. */
export function sayCard(kept: Group | undefined, context: Context, said?: Text): Message {
  const { say, chat } = context;
  const group = orNothing(kept, chat.platform);
  return {
    blocks: [
      ...(said ? [{ kind: 'text', text: said } as const] : []),
      heading(say.label('setup.title')),
      { kind: 'facts', facts: sayFacts(group, context) },
      { kind: 'aside', text: say('setup.works') },
      ...sayTake(group, say),
      { kind: 'buttons', buttons: sayButtons(group, say) },
    ],
  };
}

function sayTake(group: Group, say: Say): readonly Block[] {
  const set = PIECES.filter((piece) => isSet(group, piece));
  const choices = set.map((value) => ({ value, label: say.label(`setup.${value}`) }));
  return choices.length > 0 ? [take.block(say.label('setup.take'), choices)] : [];
}

const sayButtons = (group: Group, say: Say): readonly Button[] => [
  ...formButtons(['moderators', 'rooms', 'zone'], say),
  chooseRules.button(say.label('setup.rules.form'), {}),
  group.sharingOff
    ? allowSharing.button(say.label('setup.sharing.allow'), { sharing: 'on' })
    : allowSharing.button(say.label('setup.sharing.stop'), { sharing: 'off' }),
  checkSetup.button(say.label('setup.check.button'), {}, 'main'),
];

/** What is missing and why, with the ways to mend it. */
export const check = (context: Context): Answer =>
  whenRead(context, (kept) => {
    const { say } = context;
    const mends = formButtons(lacksOf(kept), say);
    return sayCheck(kept, context, [...mends, openSetup.button(say.label('setup.change'), {})]);
  });

/** One button a form that mends what is lacking. */
function formButtons(lacks: readonly Lack[], say: Say): readonly Button[] {
  const isIn = (...some: readonly Lack[]) => some.some((lack) => lacks.includes(lack));
  return [
    ...(isIn('moderators', 'room') ? [choosePeopleForm.button(say.label('setup.people.form'), {})] : []),
    ...(isIn('rooms') ? [chooseRoomsForm.button(say.label('setup.rooms.form'), {})] : []),
    ...(isIn('zone', 'language', 'country', 'hours')
      ? [chooseTimes.button(say.label('setup.times.form'), {})]
      : []),
  ];
}
