/** What people do about crisis lines in a story. */
import { expect } from 'vitest';
import { codes } from './bot.ts';
import type { Actor, Expected, Scene } from './conversation.ts';

/** Ana administers the group. */
export async function administers({ ana, stage }: Scene): Promise<void> {
  if (!stage.name.startsWith('slack')) return;
  await ana.types(`/trust-setup start code:${codes.issue()}`);
  await ana.sees('Your group');
}

/** Ana sets the group's country and, where the platform has roles, that Kim moderates. */
export async function setsUp(scene: Scene): Promise<void> {
  const { ana, stage } = scene;
  await administers(scene);
  if (!stage.name.startsWith('slack')) {
    await ana.types('/trust-setup start');
    await ana.sees('Your group');
  }
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ Country: 'Ireland', 'Time zone': 'Dublin (Ireland)' });
  await ana.sees('Country: Ireland');
  await ana.presses('Who moderates');
  await ana.seesForm('Who moderates');
  await ana.fills({ 'People who moderate': '@Kim' });
  await ana.sees('Moderators: @Kim');
}

/** Opens one line of the group's country. */
export async function opens(actor: Actor, name: string): Promise<void> {
  await actor.types('/crisis-lines view');
  const list = await actor.sees('Lines for Ireland', { privately: true });
  const entry = list.choices.flatMap(({ options }) => options).find((option) => option.endsWith(name));
  await actor.chooses('Look at one of them', entry ?? name);
  await actor.sees(name, { privately: true });
}

/** Sam asks where no group is. On Slack no commands run there. */
export async function seesItElsewhere(
  { sam, stage }: Scene,
  lines: readonly Expected[],
  without: readonly Expected[] = [],
): Promise<void> {
  if (stage.name.startsWith('slack')) return;
  await sam.types('/crisis country:IE need:unsafe', 'private chat');
  await sam.sees(lines, { without });
}

/** How a line was checked. */
export const CHECKED = {
  'How did you check it?': 'I called or wrote, and somebody answered',
  'Where, or with whom': 'the number on their page',
};

export async function confirms(actor: Actor, name: string): Promise<void> {
  await opens(actor, name);
  await actor.presses('Confirm it');
  const form = await actor.seesForm('Confirm a line');
  expect(form.intro).toContain(name);
  await actor.fills(CHECKED);
  await actor.sees('Members of this group now see that it was confirmed today', { privately: true });
}

/** Ana writes a line and keeps it. */
export async function adds(ana: Actor, reach: Readonly<Record<string, string>>): Promise<void> {
  await ana.seesForm('A line of your own');
  await ana.fills(reach);
  await ana.sees('One thing is missing', { privately: true, without: ['Keep it'] });
  await ana.presses('Whom it is for, and hours');
  await ana.seesForm('Whom it is for');
  await ana.fills({
    'Whom it is for': 'I’m not safe right now',
    Hours: '24/7',
    'Where you have it from': 'a leaflet',
  });
  await ana.sees('Nobody has been shown it yet', { privately: true });
  await ana.presses('Keep it');
  await ana.sees(['It is in your group’s list now', 'press Confirm it', 'a leaflet'], {
    privately: true,
    buttons: ['Confirm it', 'Hide this'],
  });
}
