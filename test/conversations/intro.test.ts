import { expect } from 'vitest';
import { codes } from '../bot.ts';
import { conversation, type Actor } from '../conversation.ts';

const CARD = [
  'What I am, and who is here',
  'I’m a program for peer support groups',
  'I’m not a therapist',
  'Nobody watches this channel all the time',
] as const;

/** Ana says who moderates, and when. */
async function setsUp(ana: Actor): Promise<void> {
  await ana.types('/trust-setup start');
  await ana.sees('Your group');
  await ana.presses('Who moderates');
  await ana.seesForm('Who moderates');
  await ana.fills({ 'People who moderate': '@Sam', 'Roles that moderate': '@Moderators' });
  await ana.sees('Saved.');
  await ana.presses('Language and times');
  await ana.seesForm('Language and times');
  await ana.fills({ 'When moderators are around': 'Most evenings' });
  await ana.sees('Saved.');
  await ana.presses('Rules and age');
  await ana.seesForm('Rules and age');
  await ana.fills({ 'House rules': 'Nobody is named here.', 'Minimum age': '18' });
  await ana.sees('Saved.');
}

conversation(
  'A moderator sees the card first, then posts it; it notifies nobody',
  { only: ['plain', 'discord'], inBrowser: true },
  async ({ ana, sam, kim }) => {
    await setsUp(ana);
    await kim.types('/trust-intro');
    await kim.sees(
      ['Nobody has been shown it yet', ...CARD, 'Who moderates: @Moderators, @Sam', 'Most evenings'],
      { privately: true, buttons: ['Post it here', 'Hide this', 'Need help now?'] },
    );
    await ana.seesNothingMore();
    await kim.presses('Post it here');
    for (const each of [ana, sam, kim]) {
      const rules = ['House rules: Nobody is named here.', 'Minimum age: 18'];
      const card = await each.sees([...CARD, 'Who moderates: @Moderators, @Sam', 'Most evenings', ...rules], {
        privately: false,
        buttons: ['Is it safe?', 'Need help now?'],
        without: ['Post it here', 'Nobody has been shown it yet'],
      });
      expect(card.tells).toBeUndefined();
    }
    const done = await kim.sees('The card is in the channel now', { privately: true });
    expect(done.buttons).not.toContain('Post it here');
  },
);

conversation(
  'Where a name would notify its person, the card says who chose them, before and after it is posted',
  { only: ['slack'] },
  async ({ ana, sam, kim }) => {
    await ana.types(`/trust-setup start code:${codes.issue()}`);
    await ana.sees('Your group');
    await ana.presses('Who moderates');
    await ana.seesForm('Who moderates');
    await ana.fills({ 'People who moderate': '@Kim\n@Sam' });
    await ana.sees('Moderators: @Kim, @Sam');
    await ana.presses('Language and times');
    await ana.seesForm('Language and times');
    await ana.fills({ Language: 'Español' });
    await ana.sees('Language: Español');
    const who = /^Quién modera: personas que eligió quien administra$/;
    await kim.types('/trust-intro');
    await kim.sees(['Nobody has been shown it yet', who], { privately: true, without: ['a member'] });
    await kim.presses('Post it here');
    for (const each of [ana, sam, kim]) await each.sees(who, { privately: false });
    await kim.sees('The card is in the channel now');
  },
);

conversation(
  'Anyone’s press on the card answers only them',
  { only: ['plain', 'discord'] },
  async ({ ana, sam, kim }) => {
    await ana.types('/trust-intro');
    await ana.sees('the card names none');
    await ana.presses('Post it here');
    for (const each of [ana, sam, kim]) await each.sees([...CARD], { without: [/^Who moderates:/] });
    await ana.sees('The card is in the channel now');
    await sam.presses('Need help now?');
    await sam.sees('What is it like right now?', { privately: true });
  },
);

conversation('A member can’t post the card', {}, async ({ sam, kim }) => {
  await sam.types('/trust-intro');
  await sam.sees('Only moderators of this group can do that.', { privately: true });
  await kim.seesNothingMore();
});

conversation(
  'Where the bot can’t post, that is said before and after the preview',
  { only: ['plain', 'discord'] },
  async ({ ana, stage }) => {
    await ana.types('/trust-intro');
    await ana.sees('Nobody has been shown it yet');
    stage.letBotPost(false);
    await ana.presses('Post it here');
    await ana.sees('I can’t post in this channel.', { privately: true });
    await ana.types('/trust-intro');
    await ana.sees('I can’t post in this channel.', { privately: true, without: ['What I am'] });
  },
);
