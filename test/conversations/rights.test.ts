import { codes } from '../bot.ts';
import { conversation, type Actor, type Scene } from '../conversation.ts';

const NOT_ANY_MORE = 'Only moderators of this group can do that.';

/** Ana administers the group, gives it a time zone, and makes Kim a moderator: by a role where there are roles. */
async function setsUp({ ana, stage }: Scene): Promise<string> {
  const isOnSlack = stage.name.startsWith('slack');
  await ana.types(`/trust-setup start${isOnSlack ? ` code:${codes.issue()}` : ''}`);
  await ana.sees('Your group', { privately: true });
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ 'Time zone': 'Paris (France)' });
  await ana.sees('Time zone: Paris (France)');
  const [field, who] = isOnSlack
    ? (['People who moderate', '@Kim'] as const)
    : (['Roles that moderate', '@Moderators'] as const);
  await ana.presses('Who moderates');
  await ana.seesForm('Who moderates');
  await ana.fills({ [field]: who });
  await ana.sees(`Moderators: ${who}`);
  return field;
}

async function takesAway(ana: Actor, field: string): Promise<void> {
  await ana.types('/trust-setup start');
  await ana.sees('Your group');
  await ana.chooses('Take something away', field);
  await ana.sees(['Saved.', 'Moderators: not chosen']);
}

conversation(
  'A button, a form and a list that were shown to a moderator do nothing once they moderate no more',
  { overHttp: true },
  async (scene) => {
    const { ana, kim, sam } = scene;
    const field = await setsUp(scene);
    await kim.types('/crisis-post country:IE');
    await kim.sees('Who can help: Ireland', { privately: true, buttons: ['Post here', 'Need help now?'] });
    await takesAway(ana, field);
    await kim.presses('Post here');
    await kim.sees(NOT_ANY_MORE, { privately: true });
    await kim.types('/group-reminder list');
    await kim.sees(NOT_ANY_MORE, { privately: true });
    await sam.seesNothingMore();
  },
);

conversation(
  'A form that a moderator has open keeps nothing once they moderate no more',
  {},
  async (scene) => {
    const { ana, kim, sam } = scene;
    const field = await setsUp(scene);
    await kim.types('/group-reminder add');
    await kim.seesForm('A reminder');
    await takesAway(ana, field);
    await kim.fills({ 'What the channel reads': 'Tea?', 'Days, or one day': 'daily', Time: '17:00' });
    await kim.sees(NOT_ANY_MORE, { privately: true });
    await ana.types('/group-reminder list');
    await ana.sees('Nothing is planned for this channel.');
    await sam.seesNothingMore();
  },
);
