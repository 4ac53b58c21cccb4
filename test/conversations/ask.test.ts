import { allSee, setsUp, writes } from '../asking.ts';
import { conversation } from '../conversation.ts';

conversation(
  'Where there is no moderators’ channel, that is said before anything is typed',
  {},
  async ({ sam, stage }) => {
    await sam.types('/ask-moderators');
    await sam.sees(['There is no moderators’ channel here yet', 'Nobody was told that you asked.'], {
      privately: true,
      without: ['Write'],
    });
    // On Slack the group is the workspace, and a private chat is in it.
    if (stage.name.startsWith('slack')) return;
    await sam.types('/ask-moderators', 'private chat');
    await sam.sees('This works in a channel of your group only.', { privately: true });
  },
);

conversation(
  'Sam writes with a name, sees it word for word, and hears of the answer',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { sam, kim, ana, stage } = scene;
    await setsUp(scene);
    await sam.types('/ask-moderators');
    await sam.sees(['Nobody watches for these messages.', 'Most evenings'], {
      privately: true,
      buttons: ['Write', 'Need help now?'],
    });
    await sam.presses('Write');
    await sam.seesForm('To the moderators');
    await sam.fills({ 'Your message': 'Can we talk? @everyone', 'Your name': 'With my name' });
    const alert = ['A message to the moderators', 'Can we talk?', 'You are not expected to handle'];
    // Slack can't name people in a channel without telling them.
    const isSlack = stage.name.startsWith('slack');
    const from = isSlack ? 'From: a member who gives their name. Press Who wrote this.' : /^From: @Sam$/;
    await sam.sees(['word for word. Nothing was sent yet.', from, ...alert], {
      privately: true,
      buttons: ['Send'],
      without: isSlack ? ['@Sam'] : ['Naming you in a channel'],
    });
    await kim.seesNothingMore();
    await sam.presses('Send');
    await allSee(scene, [...alert, from]);
    await sam.sees('Sent.', { privately: true, buttons: ['Hide this', 'Need help now?'] });
    await kim.presses('Who wrote this');
    await kim.sees('@Sam wrote this', { privately: true });
    await kim.presses('I’m taking this');
    await kim.sees('You have it.', { privately: true });
    await ana.presses('I’m taking this');
    await ana.sees('@Kim has it, since', { privately: true });
    await kim.presses('Answer');
    await kim.seesForm('Your answer');
    await kim.fills({ 'What they will read': 'Yes, tonight at nine.' });
    await kim.sees('Your answer is on its way.', { privately: true });
    await sam.types('/trust-guide');
    await sam.sees('You have a note', { privately: true, buttons: ['Open'], without: ['tonight'] });
    await sam.presses('Open');
    await sam.sees(['A moderator writes:', 'Yes, tonight at nine.'], { privately: true, without: ['Kim'] });
    await sam.types('/trust-guide');
    await sam.sees('What would you like to read about?', { without: ['You have a note'] });
    await sam.types('/my-data export');
    await sam.sees('Before you take the file', { privately: true });
    await sam.presses('Give me the file');
    await sam.sees(['Message to moderators with your name', 'Yes, tonight at nine.'], {
      privately: true,
      without: ['Can we talk'],
    });
  },
);

conversation('Without a name nothing tells who it was, and there is one at a time', {}, async (scene) => {
  const { sam, kim, ana } = scene;
  await setsUp(scene);
  await writes(sam, 'Somebody frightens me.', 'Without my name');
  await sam.sees([/^From: A member, [A-Z]/, 'Somebody frightens me.'], { without: ['Sam'] });
  await sam.presses('Send');
  await allSee(scene, ['Somebody frightens me.', 'I tell nobody who wrote this.'], ['Sam']);
  await sam.sees('Sent.');
  await sam.types('/ask-moderators');
  await sam.sees('Your message without a name');
  await sam.presses('Write');
  await sam.seesForm('To the moderators');
  await sam.fills({ 'Your message': 'And again.', 'Your name': 'Without my name' });
  await sam.sees('is still open');
  await kim.presses('Seen');
  await kim.sees('They are told that a moderator has seen it.', { privately: true, without: ['Sam'] });
  await ana.presses('Seen');
  await ana.sees('@Kim has let them know already', { without: ['Sam'] });
  await sam.types('/trust-guide');
  await sam.sees('You have a note');
  await sam.presses('Open');
  await sam.sees('A moderator has seen it.', { privately: true });
  await kim.presses('Block');
  await kim.sees('I don’t tell you who it is.', { privately: true, without: ['Sam'] });
  await sam.types('/ask-moderators');
  await sam.sees('They don’t know who you are.', { privately: true });
  await sam.presses('Write');
  await sam.seesForm('To the moderators');
  await sam.fills({ 'Your message': 'And again.', 'Your name': 'Without my name' });
  await sam.sees('The moderators take no messages without your name');
  await kim.presses('Take it back');
  await kim.sees('Taken back.', { without: ['Sam'] });
  await writes(sam, 'Thank you.', 'Without my name');
  await sam.sees('Thank you.');
  await sam.presses('Send');
  await allSee(scene, ['Thank you.'], ['Sam']);
  await sam.sees('Sent.');
});

conversation('What nobody takes for an hour is said once more', {}, async (scene) => {
  const { sam, kim, ana, clock } = scene;
  await setsUp(scene);
  await writes(sam, 'Is anybody there?', 'Without my name');
  await sam.sees('Is anybody there?');
  await sam.presses('Send');
  await allSee(scene, ['Is anybody there?']);
  await sam.sees('Sent.');
  await clock.reaches('2026-11-25T13:59');
  await kim.seesNothingMore();
  await clock.reaches('2026-11-25T14:01');
  await allSee(scene, ['Nobody has taken this message for an hour.'], ['Sam']);
  // One hour, not one hour each time.
  await clock.reaches('2026-11-25T15:30');
  await kim.seesNothingMore();
  await kim.presses('I’m taking this');
  await kim.sees('You have it.');
  await kim.presses('Handed over');
  await kim.sees('you have handed it over');
  await ana.presses('I’m taking this');
  await ana.sees(['You have it.', '@Kim handed it over']);
  await clock.reaches('2026-11-25T18:00');
  await kim.seesNothingMore();
});

conversation(
  'What moderators read is all in the language of their group, as it was shown',
  {},
  async (scene) => {
    const { sam, ana, clock, stage } = scene;
    await setsUp(scene);
    await ana.presses('Language and times');
    await ana.seesForm('Language and times');
    await ana.fills({ Language: 'Español' });
    await ana.sees('Language: Español');
    await writes(sam, 'Hola.', 'With my name');
    const from = stage.name.startsWith('slack')
      ? /^De: alguien del grupo que da su nombre\. Pulsa Quién escribió esto\.$/
      : /^De: @Sam$/;
    await sam.sees(['word for word', from, 'Hola.'], { without: ['Who wrote this'] });
    await sam.presses('Send');
    await allSee(scene, [from, 'Hola.'], ['a member']);
    await sam.sees('Sent.');
    await clock.reaches('2026-11-25T14:01');
    await allSee(scene, [/^Nadie se ha ocupado de este mensaje en una hora\. Está más arriba\.$/]);
  },
);

conversation('An answer is a neutral note where the private chat is open', {}, async (scene) => {
  const { sam, kim, clock } = scene;
  await setsUp(scene);
  await sam.types('/crisis country:IE need:hurt');
  await sam.sees('Who can help');
  await sam.presses('Send this to me');
  await sam.sees('You have a note');
  await sam.sees('Sent to your private chat');
  await writes(sam, 'Hello?', 'Without my name');
  await sam.sees('Hello?');
  await sam.presses('Send');
  await allSee(scene, ['Hello?']);
  await sam.sees('Sent.');
  await kim.presses('Answer');
  await kim.seesForm('Your answer');
  await kim.fills({ 'What they will read': 'Hello to you.' });
  await kim.sees('Your answer is on its way.');
  await sam.sees('You have a note', { privately: true, without: ['Hello to you.'] });
  await sam.presses('Open');
  await sam.sees('Hello to you.', { privately: true });
  await clock.reaches('2026-11-25T22:30');
  await kim.presses('Seen');
  await kim.sees('They are told');
  await sam.seesNothingMore();
});

conversation('The menu of a message carries a link and nothing else', { inBrowser: true }, async (scene) => {
  const { sam, kim, ana } = scene;
  await setsUp(scene);
  await ana.types('/crisis-post country:IE');
  await ana.sees('This is how it looks');
  await ana.presses('Post here');
  for (const each of [sam, kim, ana]) await each.sees('Who can help: Ireland', { privately: false });
  await ana.sees('The lines are in the channel now');
  await sam.opensMenu('Tell the moderators');
  await sam.sees(['nothing of what it says', 'Most evenings'], {
    privately: true,
    buttons: ['With my name', 'Without my name'],
  });
  await sam.presses('Without my name');
  await sam.sees(['word for word', 'They ask you to look at this message: http'], { privately: true });
  await sam.presses('Send');
  await allSee(scene, ['They ask you to look at this message: http'], ['Sam', 'Ireland']);
  await sam.sees('Sent.');
});

conversation('Somebody who does not moderate does nothing with it', { overHttp: true }, async (scene) => {
  const { sam } = scene;
  await setsUp(scene);
  await writes(sam, 'Hello?', 'With my name');
  await sam.sees('Hello?');
  await sam.presses('Send');
  await allSee(scene, ['Hello?']);
  await sam.sees('Sent.');
  for (const label of ['I’m taking this', 'Seen', 'Handed over', 'Block']) {
    await sam.presses(label);
    await sam.sees('Only moderators of this group can do that.', { privately: true });
  }
});

conversation('While the store is away nothing is typed in vain', { only: ['plain'] }, async (scene) => {
  const { sam, store } = scene;
  await setsUp(scene);
  store.breaks();
  await sam.types('/ask-moderators');
  await sam.sees('I can’t read who moderates here right now.', { privately: true, without: ['Write'] });
});
