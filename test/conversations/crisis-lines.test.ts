import { expect } from 'vitest';
import { conversation } from '../conversation.ts';
import { adds, administers, CHECKED, confirms, opens, seesItElsewhere, setsUp } from '../group-lines.ts';

conversation(
  'A moderator confirms a line, and members of the group see when',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, kim, sam, clock } = scene;
    await setsUp(scene);
    await kim.types('/crisis-lines view');
    await kim.sees(
      [
        'Lines for Ireland',
        /^• Samaritans, 116 123: nobody here has confirmed it$/,
        'I have dialled none of them',
        'as of 22 November 2026',
      ],
      { privately: true, without: ['Add a line', 'Export', 'Import'] },
    );
    await confirms(kim, 'Samaritans');
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees([/^Samaritans$/, 'Confirmed by your moderators on 25 November 2026.'], {
      privately: true,
      without: ['Kim', 'the number on their page'],
    });
    await seesItElsewhere(scene, [/^Samaritans$/, 'Listed by'], ['Confirmed by']);
    await ana.types('/crisis-post');
    await ana.sees('Confirmed by your moderators on 25 November 2026.', { privately: true });
    await ana.presses('Post here');
    for (const each of [sam, kim, ana]) {
      await each.sees('Confirmed by your moderators on 25 November 2026.', { privately: false });
    }
    await ana.sees('The lines are in the channel now');
    clock.passes({ days: 91 });
    await kim.types('/crisis-lines confirm country:IE');
    await kim.sees('confirmed on 25 November 2026, more than 90 days ago', { privately: true });
    await opens(kim, 'Samaritans');
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees('Confirmed by your moderators on 25 November 2026.', { without: ['90 days'] });
  },
);

conversation('An admin hides a line, and shows it again', { overHttp: true }, async (scene) => {
  const { ana, kim, sam } = scene;
  await setsUp(scene);
  await opens(ana, 'Samaritans');
  await ana.presses('Hide it here');
  await ana.sees(['they are shown the closest that I know', 'In this group: hidden'], {
    without: ['Confirm it'],
  });
  await sam.types('/crisis country:IE need:unsafe');
  await sam.sees('Who can help: Ireland', { without: ['Samaritans'] });
  await sam.presses('Send this to me');
  await sam.sees('You have a note', { privately: true, buttons: ['Open'] });
  await sam.sees('It says only “You have a note”');
  await sam.presses('Open');
  await sam.sees('Who can help: Ireland', { without: ['Samaritans'] });
  await seesItElsewhere(scene, [/^Samaritans$/]);
  await kim.types('/crisis-lines view');
  await kim.sees('116 123: hidden');
  await ana.presses('Show it again');
  await ana.sees(['Shown again.', 'In this group: nobody here has confirmed it']);
  await sam.types('/crisis country:IE need:unsafe');
  await sam.sees(/^Samaritans$/);
  await ana.types('/trust-setup show');
  await ana.sees([/@Ana hid a crisis line/, /@Ana showed a crisis line again/]);
});

conversation(
  'An admin adds a line in two short forms, corrects it, and removes it',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, sam, kim } = scene;
    await setsUp(scene);
    await ana.types('/crisis-lines add');
    await adds(ana, {
      Country: 'Ireland',
      'Its name': 'Night Line',
      'A number to call': '50808',
      'A number to write to': 'HELLO to 50808',
      Website: 'nightline.example',
    });
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees(
      [
        /^Night Line$/,
        /^Call: 50808$/,
        /^Write: HELLO to 50808$/,
        /^Website: https:\/\/nightline.example\/?$/,
        'Hours: day and night',
        'Added by your moderators on 25 November 2026; nobody here has called it',
      ],
      { without: ['a leaflet'] },
    );
    await sam.types('/crisis country:IE need:hurt');
    await sam.sees('Who can help: Ireland', { without: ['Night Line'] });
    await confirms(kim, 'Night Line');
    await opens(ana, 'Night Line');
    await ana.presses('Correct it');
    const form = await ana.seesForm('A line of your own');
    expect(form.fields.map(({ value }) => value)).toEqual([
      'Ireland',
      'Night Line',
      '50808',
      'HELLO to 50808',
      'https://nightline.example',
    ]);
    await ana.fills({ 'A number to call': '1800 50 80 80' });
    await ana.sees('This is how members would see it');
    await ana.presses('Keep it');
    await ana.sees(['Call: 1800 50 80 80', 'In this group: nobody here has confirmed it']);
    await kim.presses('Confirm it');
    await kim.seesForm('Confirm a line');
    await kim.fills(CHECKED);
    await kim.sees('That line isn’t there any more', { privately: true });
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees(/^Call: 1800 50 80 80$/, { without: ['Confirmed by'] });
    await opens(ana, 'Night Line');
    await ana.presses('Remove it');
    await ana.sees('Removed.');
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees('Who can help: Ireland', { without: ['Night Line'] });
  },
);

conversation('A hidden line stays hidden when it is corrected, and Ana is told so', {}, async (scene) => {
  const { ana, sam } = scene;
  await setsUp(scene);
  await opens(ana, 'Samaritans');
  await ana.presses('Hide it here');
  await ana.sees('Hidden. In this group');
  await ana.presses('Correct it');
  await ana.seesForm('A line of your own');
  await ana.fills({ 'A number to call': '116 124' });
  await ana.sees(/^Call: 116 124$/);
  await ana.presses('Keep it');
  await ana.sees(['Kept, and still hidden', 'In this group: hidden'], {
    without: ['It is in your group’s list now', 'Confirm it'],
  });
  await sam.types('/crisis country:IE need:unsafe');
  await sam.sees('Who can help: Ireland', { without: ['Samaritans'] });
});

conversation('An admin who has checked a line confirms it where it was kept', {}, async (scene) => {
  const { ana, sam } = scene;
  await setsUp(scene);
  await ana.types('/crisis-lines add');
  await adds(ana, { Country: 'Ireland', 'Its name': 'Night Line', 'A number to call': '50808' });
  await ana.presses('Confirm it');
  const form = await ana.seesForm('Confirm a line');
  expect(form.intro).toContain('Night Line');
  await ana.fills(CHECKED);
  await ana.sees(['Members of this group now see that it was confirmed today', /^Night Line$/], {
    privately: true,
    buttons: ['Hide this'],
  });
  await sam.types('/crisis country:IE need:unsafe');
  await sam.sees([/^Night Line$/, 'Confirmed by your moderators on']);
});

conversation('A line that came with the bot is corrected in this group alone', {}, async (scene) => {
  const { ana, sam } = scene;
  await setsUp(scene);
  await opens(ana, 'Samaritans');
  await ana.presses('Correct it');
  await ana.seesForm('A line of your own');
  await ana.fills({ 'A number to call': '116 124' });
  await ana.sees(['Nobody has been shown it yet', /^Call: 116 124$/]);
  await ana.presses('Keep it');
  await ana.sees('It is in your group’s list now');
  await sam.types('/crisis country:IE need:unsafe');
  const seen = await sam.sees(/^Call: 116 124$/, { without: [/^Call: 116 123$/] });
  expect(seen.lines.filter((line) => line === 'Samaritans')).toHaveLength(1);
  await ana.types('/crisis-lines view');
  await ana.sees('116 123: not shown, since yours stands in its place');
});

conversation(
  'What can’t be right is said kindly, and nothing that exists is refused',
  { overHttp: true },
  async (scene) => {
    const { ana } = scene;
    await administers(scene);
    await ana.types('/crisis-lines add');
    await ana.seesForm('A line of your own');
    const line = { Country: 'Spain', 'Its name': 'Línea' };
    await ana.fills({ ...line, 'A number to call': 'ask for Ana' });
    await ana.isAskedAgain('I see no number in “ask for Ana”', 'A line of your own');
    await ana.fills({ ...line, 'A number to call': '', Website: 'not an address' });
    await ana.isAskedAgain('doesn’t look like an address', 'A line of your own');
    for (const number of ['016', '*4141', '+34 900 123 456', '1-800-SUICIDE 24', '(268) 463-5555', '١١٢']) {
      await ana.fills({ ...line, 'A number to call': number, Website: '' });
      await ana.sees('One thing is missing');
      await ana.presses('Change how to reach it');
      await ana.seesForm('A line of your own');
    }
    await ana.fills({ ...line, 'A number to call': '', Website: '' });
    await ana.sees('It needs a way to reach it', { privately: true, buttons: ['Try again'] });
  },
);

conversation(
  'Members see nothing of it, and moderators change nothing',
  { overHttp: true },
  async (scene) => {
    const { kim, sam } = scene;
    await setsUp(scene);
    await sam.types('/crisis-lines view');
    await sam.sees('Only moderators of this group can do that.', { privately: true });
    await opens(kim, 'Samaritans');
    await kim.types('/crisis-lines hide');
    await kim.sees('Only admins of this group can do that.', { privately: true });
    await kim.types('/crisis-lines export');
    await kim.sees('Only admins of this group can do that.', { privately: true });
  },
);
