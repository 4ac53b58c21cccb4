/** The bot's own page: when the next note comes, and a way to everything else. It can be seen over a shoulder. */
import { heading, type Block, type CheckIn, type Context, type Message, type Say } from '#core/command.ts';
import { isPausedNow } from '#support/check-ins.ts';
import { sayNext } from '#support/upcoming.ts';
import { openData } from './my-data.ts';
import { openSettings } from './my-settings.ts';
import { pauseOrResume } from './pause.ts';

/** What stands on the page. No word of it tells what the bot is for. */
export function sayHome({ say, member, areSettingsKnown, now }: Context): Message {
  const checkIn = member?.checkIn;
  const blocks: readonly Block[] = [
    heading(say.label('home.title')),
    { kind: 'text', text: areSettingsKnown ? sayNotes(checkIn, now, say) : say('home.unknown') },
    {
      kind: 'buttons',
      buttons: [
        ...(checkIn ? [pauseOrResume(checkIn, now, say)] : []),
        openSettings.button(say.label('home.settings'), {}),
        openData.button(say.label('home.data'), {}),
      ],
    },
  ];
  return { blocks };
}

function sayNotes(checkIn: CheckIn | undefined, now: Temporal.Instant, say: Say) {
  const first = checkIn && sayNext(checkIn, say);
  if (!checkIn || !isPausedNow(checkIn, now))
    return first === undefined ? say('home.none') : say('home.next', { first });
  return first === undefined ? say('home.paused') : say('home.paused-until', { first });
}
