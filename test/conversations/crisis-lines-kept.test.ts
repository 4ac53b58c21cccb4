import { expect } from 'vitest';
import { conversation, type Scene } from '../conversation.ts';
import { adds, administers, confirms, opens, setsUp } from '../group-lines.ts';

/** What stands in the file of a message. */
const fileIn = (lines: readonly string[]): string => {
  const all = lines.join('\n');
  return all.slice(all.indexOf('{\n'), all.lastIndexOf('}') + 1);
};

conversation(
  'Lines are taken away as a file, and taken over after a look',
  { overHttp: true },
  async (scene) => {
    const { ana, sam, kim } = scene;
    await setsUp(scene);
    await ana.types('/crisis-lines export');
    await ana.sees('There is nothing to take away yet', { privately: true });
    await ana.types('/crisis-lines add');
    await adds(ana, { Country: 'Ireland', 'Its name': 'Night Line', 'A number to call': '50808' });
    await confirms(kim, 'Samaritans');
    await ana.types('/crisis-lines export');
    const shown = await ana.sees(['No person is named in it', '"Night Line"', '"Samaritans"'], {
      privately: true,
      without: ['Kim', 'kim', 'Ana"', 'a leaflet', 'the number on their page'],
    });
    const file = fileIn(shown.lines);
    expect(JSON.parse(file)).toMatchObject({
      format: 'trust-steps crisis lines',
      lines: [{ country: 'IE', name: 'Night Line', needs: ['unsafe'], phone: '50808' }],
      confirmed: [{ name: 'Samaritans', how: 'called' }],
    });
    await ana.types('/crisis-lines import');
    await ana.seesForm('Take over lines');
    await ana.fills({ 'The text of the file': file });
    await ana.sees(['What would change', 'Nothing would change'], { without: ['Keep this'] });
    const other = file.replace('50808', '50809').replace('Night Line', 'Day Line');
    await ana.types('/crisis-lines import');
    await ana.seesForm('Take over lines');
    await ana.fills({ 'The text of the file': other });
    await ana.sees(['What would change', 'New: Day Line (1)'], { privately: true });
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees(/^Night Line$/, { without: ['Day Line'] });
    await ana.presses('Keep this');
    await ana.sees('Your group has these lines now');
    await stageRepeats(scene);
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees([/^Night Line$/, /^Day Line$/, /^Call: 50809$/]);
    await ana.types('/trust-setup show');
    await ana.sees(/@Ana took over crisis lines from a file/);
  },
);

/** What was done last is delivered once more, and takes effect once. */
async function stageRepeats({ stage, ana }: Scene): Promise<void> {
  await stage.deliverAgain();
  await ana.seesNothingMore();
}

conversation(
  'All that is wrong with a file is said at once, and nothing of it is kept',
  { overHttp: true },
  async (scene) => {
    const { ana, sam } = scene;
    await administers(scene);
    const file = {
      format: 'trust-steps crisis lines',
      version: 1,
      lines: [
        { country: 'IE', name: 'Good Line', needs: ['unsafe'], phone: '1' },
        { country: 'Eire', name: 'Bad Line', needs: ['sad'], phone: 'none', url: 'nowhere' },
        { country: 'IE', name: 'Quiet Line', needs: ['hurt'] },
      ],
    };
    await ana.types('/crisis-lines import');
    await ana.seesForm('Take over lines');
    await ana.fills({ 'The text of the file': JSON.stringify(file) });
    await ana.sees(
      [
        'I kept nothing',
        'Line 2 (Bad Line), country: not a country that I know',
        'Line 2 (Bad Line), needs: only unsafe',
        'Line 2 (Bad Line), phone: there is no number in it',
        'Line 2 (Bad Line), url: not an address',
        'Line 3 (Quiet Line): there is no way to reach it',
      ],
      { privately: true, buttons: ['Try again'] },
    );
    await ana.presses('Try again');
    const again = await ana.seesForm('Take over lines');
    expect(again.fields[0]?.value).toContain('Good Line');
    await ana.fills({ 'The text of the file': '{ "format": "trust-steps' });
    await ana.sees('I can’t read that as JSON', { privately: true });
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees('Who can help: Ireland', { without: ['Good Line'] });
  },
);

conversation(
  'With the store away a group’s own list gives way to the shipped one, at once',
  { inBrowser: true },
  async (scene) => {
    const { ana, sam, store } = scene;
    await setsUp(scene);
    await opens(ana, 'Samaritans');
    await ana.presses('Hide it here');
    await ana.sees('Hidden. In this group');
    store.breaks();
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees([/^Samaritans$/, 'Listed by'], { privately: true });
    store.mends();
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees('Who can help: Ireland', { without: ['Samaritans'] });
  },
);

conversation(
  'After erasing, what Kim confirmed was confirmed by a moderator',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, kim, sam } = scene;
    await setsUp(scene);
    await confirms(kim, 'Samaritans');
    await ana.types('/crisis-lines view');
    await ana.sees('confirmed on 25 November 2026');
    await ana.types('/trust-setup show');
    await ana.sees(/@Kim confirmed a crisis line/);
    await kim.types('/my-data show');
    await kim.sees('Groups in which something stands under your name: 1');
    await kim.types('/my-data erase');
    await kim.sees(['your name on what you did as a moderator', 'that you were chosen as a moderator']);
    await kim.presses('Erase everything');
    await kim.sees('Really?');
    await kim.presses('Yes, erase it all');
    await kim.sees('Erased. I looked again: nothing is there.');
    await ana.types('/trust-setup show');
    const log = await ana.sees(/a moderator confirmed a crisis line/);
    expect(log.lines.filter((line) => line.startsWith('• ') && line.includes('@Kim'))).toEqual([]);
    await opens(ana, 'Samaritans');
    await sam.types('/crisis country:IE need:unsafe');
    await sam.sees('Confirmed by your moderators on 25 November 2026.');
    await kim.types('/my-data show');
    await kim.sees('I keep nothing about you.');
  },
);

conversation(
  'Once a quarter whoever runs the group has a note about lines that wait, and can stop it',
  { inBrowser: true, overHttp: true },
  async (scene) => {
    const { ana, kim, sam, clock } = scene;
    await setsUp(scene);
    await ana.types('/crisis country:IE need:unsafe');
    await ana.sees('Samaritans');
    await ana.presses('Send this to me');
    await ana.sees('You have a note');
    await ana.sees('Sent to your private chat');
    await clock.reaches('2027-02-24T11:00', 'Europe/Dublin');
    await ana.seesNothingMore();
    await clock.reaches('2027-02-24T12:01', 'Europe/Dublin');
    const note = await ana.sees('You have a note', { privately: true, buttons: ['Open'] });
    expect(note.lines).toEqual(['You have a note']);
    await ana.presses('Open');
    await ana.sees(['Crisis lines that wait for a check', 'Ireland: Samaritans, 116 123'], {
      privately: true,
      buttons: ['No more such notes'],
    });
    await kim.seesNothingMore();
    await clock.reaches('2027-05-25T12:01', 'Europe/Dublin');
    await ana.seesNothingMore();
    await clock.reaches('2027-05-26T12:01', 'Europe/Dublin');
    await ana.sees('You have a note');
    await ana.presses('Open');
    await ana.sees('Crisis lines that wait');
    await ana.presses('No more such notes');
    await ana.sees('I send you no more notes about crisis lines', { buttons: ['Send me such notes again'] });
    await clock.reaches('2027-08-26T12:01', 'Europe/Dublin');
    await ana.seesNothingMore();
    await sam.seesNothingMore();
  },
);
