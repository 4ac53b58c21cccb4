/** Crisis lines for all who read a channel: shown to the moderator first, then posted. Works without the store too. */
import {
  command,
  form,
  menu,
  oneOf,
  press,
  refuse,
  requireOption,
  type Context,
  type Group,
  type GroupRead,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { countryOption, COUNTRIES } from '#support/countries.ts';
import { freshPost, withoutPost, withPost, type CrisisPost } from '#support/crisis-posts.ts';
import { NEEDS, needOption, type Need } from '#support/crisis.ts';
import { logged, orNothing } from '#support/groups.ts';
import { needHelp, sayLinesForAll } from './crisis.ts';
import { cardButtons } from './moderators-card.ts';
import { somebody } from './somebody.ts';

const at = { country: oneOf(COUNTRIES), need: oneOf(NEEDS) };

interface Place {
  readonly country: string;
  readonly need: Need;
}

// What can be pressed

const postHere = press({
  name: 'crisis-post',
  version: 1,
  needs: 'moderator',
  parts: at,
  place: 'replace',
  run: (place, context) => post(place, context),
});

// What is filled in

const choosePlace = form({
  name: 'crisis-place',
  version: 1,
  needs: 'moderator',
  parts: { need: at.need },
  place: 'replace',
  title: 'crisis-post.country.title',
  fields: { country: requireOption(countryOption) },
  submit: 'crisis-post.preview',
  run: ({ need }, { country = '' }, context) => preview({ country, need }, context),
});

/** Everything in this file that can be pressed or filled in. */
export const crisisPostActions = [postHere, choosePlace];

// The command, and the menu of a message

/** Where no command can be typed: in threads. What the message says is not looked at. */
export const linesHere = menu({
  name: 'crisis-lines-here',
  label: 'crisis-post.menu',
  needs: 'moderator',
  run: (_, context) => begin({}, context),
});

export const crisisPost = command({
  name: 'crisis-post',
  needs: 'moderator',
  summary: 'crisis-post.summary',
  options: { country: countryOption, need: needOption },
  examples: ['/crisis-post', '/crisis-post country:ES', '/crisis-post country:IE need:hurt'],
  run: (input, context) => begin(input, context),
});

// What is said

function begin(wish: Partial<Place>, context: Context): Message | Refusal {
  const country = wish.country ?? context.group?.known?.kept?.country;
  const need = wish.need ?? 'unsafe';
  return country ? preview({ country, need }, context) : askCountry(need, context.say);
}

const askCountry = (need: Need, say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('crisis-post.which-country') },
    { kind: 'buttons', buttons: [choosePlace.button(say.label('crisis.country'), { need }, 'main')] },
  ],
});

/** As it will be posted, without its buttons, and the press that posts it. */
function preview(place: Place, context: Context): Message | Refusal {
  const { say, words, group } = context;
  const kept = group?.known?.kept;
  const { blocks } = sayLinesForAll(place, words.in(kept?.language), kept?.lines);
  return {
    blocks: [
      { kind: 'aside', text: say('reminder.preview.about') },
      ...blocks.filter(({ kind }) => kind !== 'buttons'),
      {
        kind: 'buttons',
        buttons: [
          postHere.button(say.label('crisis-post.post'), place, 'main'),
          needHelp.button(say.label('help.button'), {}),
        ],
      },
    ],
  };
}

const sayDone = (say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('crisis-post.done') },
    { kind: 'buttons', buttons: cardButtons(say) },
  ],
});

const sayFresh = ({ by, at: moment }: CrisisPost, say: Say): Refusal =>
  refuse(
    say('crisis-post.recent', {
      who: somebody(by, say),
      when: { instant: Temporal.Instant.fromEpochMilliseconds(moment) },
    }),
  );

// What is posted

/** Posts made while the store was away, by this process. */
let unkept: readonly CrisisPost[] = [];

async function post(place: Place, context: Context): Promise<Message | Refusal> {
  const { from, say, now, words, group } = context;
  if (!from.room) return refuse(say('rights.group'));
  if (from.mayPost === 'no') return refuse(say('share.not-you'));
  const mine: CrisisPost = { room: from.room, at: now.epochMilliseconds, by: from.member };
  const before = freshPost(unkept, mine.room, now) ?? (await claimTurn(mine, context));
  if (before) return sayFresh(before, say);
  const kept: GroupRead['kept'] = group?.known?.kept;
  const { outcome } = await context.send
    .toRoom(sayLinesForAll(place, words.in(kept?.language), kept?.lines))
    .catch(async (fault: unknown) => {
      // Lines twice are better than none: whoever was told that it failed can press again at once.
      await giveTurnBack(mine, context);
      throw fault;
    });
  if (outcome === 'sent') return sayDone(say);
  await giveTurnBack(mine, context);
  return refuse(say(outcome === 'busy' ? 'share.busy' : 'share.not-me'));
}

/** Takes the turn in this room; the post that was faster, where somebody else has it. Without the store this process remembers it. */
async function claimTurn(mine: CrisisPost, { group, chat, now }: Context): Promise<CrisisPost | undefined> {
  let before: CrisisPost | undefined;
  const claiming = group?.record.update(
    (was) => {
      const kept = orNothing(was, chat.platform);
      before = freshPost(kept.crisisPosts, mine.room, now);
      if (before) return was;
      const entry = { at: mine.at, by: mine.by, did: 'crisis-post', room: mine.room } as const;
      return logged({ ...kept, crisisPosts: [...withPost(kept.crisisPosts, mine, now)] }, entry, now);
    },
    () => {
      before = mine;
    },
  );
  await claiming?.catch(() => {
    unkept = withPost(unkept, mine, now);
  });
  return before;
}

/** True for what is noted of a post. */
const isNoteOf = ({ did, at: moment, by }: Group['log'][number], mine: CrisisPost): boolean =>
  did === 'crisis-post' && moment === mine.at && by === mine.by;

async function giveTurnBack(mine: CrisisPost, { group }: Context): Promise<void> {
  unkept = withoutPost(unkept, mine);
  await group?.record
    .update(
      (kept) =>
        kept && {
          ...kept,
          crisisPosts: [...withoutPost(kept.crisisPosts, mine)],
          log: kept.log.filter((entry) => !isNoteOf(entry, mine)),
        },
    )
    .catch(() => undefined);
}
