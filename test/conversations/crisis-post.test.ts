import { codes } from '../bot.ts';
import { conversation, type Scene } from '../conversation.ts';

/** Ana administers the group, so she may post. */
async function administers({ ana, stage }: Scene): Promise<void> {
  if (!stage.name.startsWith('slack')) return;
  await ana.types(`/trust-setup start code:${codes.issue()}`);
  await ana.sees('Your group');
}

conversation(
  'A moderator sees the lines first, and two presses post them',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, sam, kim, clock } = scene;
    await administers(scene);
    await ana.types('/crisis-post country:IE need:unsafe');
    await ana.sees(['This is how it looks when it is posted', 'Who can help: Ireland'], {
      privately: true,
      buttons: ['Post here', 'Need help now?'],
    });
    await sam.seesNothingMore();
    await ana.presses('Post here');
    const posted = await sam.sees('Who can help: Ireland', { privately: false, buttons: ['Open for me'] });
    if (posted.tells !== undefined) throw new Error('It told somebody.');
    await kim.sees('Who can help: Ireland');
    await ana.sees('Who can help: Ireland');
    await ana.sees('The lines are in the channel now', { privately: true });
    await sam.presses('Open for me');
    await sam.sees('Who can help: Ireland', { privately: true });
    await ana.types('/crisis-post country:IE');
    await ana.sees('This is how it looks when it is posted');
    await ana.presses('Post here');
    await ana.sees('posted lines here', { privately: true });
    clock.passes({ minutes: 6 });
    await ana.types('/crisis-post country:IE');
    await ana.sees('This is how it looks when it is posted');
    await ana.presses('Post here');
    await sam.sees('Who can help: Ireland');
    await kim.sees('Who can help: Ireland');
    await ana.sees('Who can help: Ireland');
    await ana.sees('The lines are in the channel now');
  },
);

conversation(
  'In a thread, the menu of a message posts lines in two presses, and is for moderators alone',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, sam, kim, clock } = scene;
    await administers(scene);
    await ana.types('/crisis-post country:IE');
    await ana.sees('This is how it looks when it is posted');
    await ana.presses('Post here');
    for (const each of [ana, sam, kim]) await each.sees('Who can help: Ireland', { privately: false });
    await ana.sees('The lines are in the channel now');
    await sam.opensMenu('Crisis lines here');
    await sam.sees('Only moderators of this group can do that.', { privately: true });
    clock.passes({ minutes: 6 });
    await ana.opensMenu('Crisis lines here');
    await ana.sees('For which country?', { privately: true });
    await ana.presses('Choose a country');
    await ana.seesForm('Which country?');
    await ana.fills({ Country: 'Ireland' });
    await ana.sees('This is how it looks when it is posted', { privately: true });
    await ana.presses('Post here');
    for (const each of [ana, sam, kim]) await each.sees('Who can help: Ireland', { privately: false });
    await ana.sees('The lines are in the channel now', { privately: true });
  },
);

conversation('Lines can be posted while the store is away', { only: ['plain', 'discord'] }, async (scene) => {
  const { ana, sam, kim, store } = scene;
  await administers(scene);
  store.breaks();
  await ana.types('/crisis-post country:ES need:hurt');
  await ana.sees('Who can help: Spain');
  await ana.presses('Post here');
  await sam.sees('Who can help: Spain');
  await kim.sees('Who can help: Spain');
  await ana.sees('Who can help: Spain');
  await ana.sees('The lines are in the channel now');
  await ana.types('/crisis-post country:ES need:hurt');
  await ana.sees('Who can help: Spain');
  await ana.presses('Post here');
  await ana.sees('posted lines here');
});

conversation('Somebody who does not moderate posts nothing', { overHttp: true }, async ({ sam }) => {
  await sam.types('/crisis-post country:IE');
  await sam.sees('Only moderators of this group can do that.', { privately: true });
});
