import { conversation, type Actor } from '../conversation.ts';

/** Ana opens what is set for the group. */
async function opensSetup(ana: Actor): Promise<void> {
  await ana.types('/trust-setup start');
  await ana.sees('Your group', { privately: true });
}

/** Fills in a form that a button of the setup opens. */
async function fillsIn(actor: Actor, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  await actor.presses(form);
  await actor.seesForm(form);
  await actor.fills(values);
}

conversation(
  'Where sharing is off, members are refused kindly, and moderators are not',
  { only: ['plain', 'discord'] },
  async ({ ana, sam, kim }) => {
    await opensSetup(ana);
    await fillsIn(ana, 'Who moderates', { 'Roles that moderate': '@Moderators' });
    await ana.sees('Saved.');
    await ana.presses('Turn sharing off');
    await ana.sees(['Saved.', 'Sharing of steps in channels: off, except for moderators']);
    await sam.types('/trust-steps step:3');
    await sam.sees('Step 3 of 7');
    await sam.presses('Share here');
    await sam.sees('Steps aren’t shared by members in this group', {
      privately: true,
      buttons: ['Need help now?'],
    });
    await kim.types('/trust-steps step:3 share:true');
    await ana.sees('Step 3 of 7', { privately: false });
    await sam.sees('Step 3 of 7', { privately: false });
    await kim.sees('Step 3 of 7', { privately: false });
    await kim.sees('The short card of step 3 is in the channel now', { privately: true });
  },
);

conversation(
  'What is posted in channels speaks the group’s language, help included; answers speak the person’s',
  { only: ['plain', 'discord'] },
  async ({ ana, sam, kim }) => {
    await opensSetup(ana);
    await fillsIn(ana, 'Language and times', { Language: 'Español' });
    await ana.sees('Language: Español');
    await sam.types('/trust-steps step:3 share:true');
    for (const each of [ana, sam, kim])
      await each.sees('Paso 3 de 7', { privately: false, buttons: ['¿Necesitas ayuda ahora?'] });
    await sam.sees('The short card of step 3 is in the channel now', { privately: true });
  },
);
