/** The bot's own page: when the next note comes, and a way to everything else. It can be seen over a shoulder. */
import {
  heading,
  type Block,
  type Button,
  type CheckIn,
  type Context,
  type Message,
  type Say,
} from '#core/command.ts';
import { sayNext } from '#support/upcoming.ts';
import { openData } from './my-data.ts';
import { openSettings } from './my-settings.ts';
import { pauseCheckIn, resumeCheckIn } from './pause.ts';

/** What stands on the page. No word of it tells what the bot is for. */
export function sayHome({ say, member, areSettingsKnown }: Context): Message {
  const checkIn = member?.checkIn;
  const blocks: readonly Block[] = [
    heading(say.label('home.title')),
    { kind: 'text', text: areSettingsKnown ? sayNotes(checkIn, say) : say('home.unknown') },
    {
      kind: 'buttons',
      buttons: [
        ...(checkIn ? [pauseOrResume(checkIn, say)] : []),
        openSettings.button(say.label('home.settings'), {}),
        openData.button(say.label('home.data'), {}),
      ],
    },
  ];
  return { blocks };
}

function sayNotes(checkIn: CheckIn | undefined, say: Say) {
  const first = checkIn && sayNext(checkIn, say);
  if (!checkIn?.paused) return first === undefined ? say('home.none') : say('home.next', { first });
  return first === undefined ? say('home.paused') : say('home.paused-until', { first });
}

const pauseOrResume = ({ paused }: CheckIn, say: Say): Button =>
  paused
    ? resumeCheckIn.button(say.label('check-in.resume.button'), {})
    : pauseCheckIn.button(say.label('check-in.pause.button'), {});
