import { allSee, setsUp, writes } from '../asking.ts';
import { conversation } from '../conversation.ts';

conversation(
  'What Sam is about to send and what Sam sent is among what is kept, and who reads it',
  { overHttp: true },
  async (scene) => {
    const { sam, kim } = scene;
    await setsUp(scene);
    await sam.types('/my-data show');
    await sam.sees(['I keep nothing about you.', 'Nobody in your group, and no moderator.']);
    await writes(sam, 'Can we talk?', 'With my name');
    await sam.sees('Nothing was sent yet.');
    await sam.types('/my-data show');
    await sam.sees('A message to moderators that you haven’t sent. I keep it until', {
      privately: true,
      without: ['Can we talk?', 'I keep nothing about you.'],
      buttons: ['Line by line', 'Export'],
    });
    await sam.presses('Line by line');
    await sam.sees('Not sent to moderators: Can we talk?', { privately: true });
    await sam.types('/my-data export');
    await sam.sees('Before you take the file');
    await sam.presses('Give me the file');
    await sam.sees(['Not sent to moderators: Can we talk?', '"unsentToModerators": {'], { privately: true });
    await writes(sam, 'Can we talk?', 'With my name');
    await sam.sees('Nothing was sent yet.');
    await sam.presses('Send');
    await allSee(scene, ['A message to the moderators', 'Can we talk?']);
    await sam.sees('Sent.');
    await sam.types('/my-data show');
    await sam.sees(
      [
        'Messages to moderators that I still know are yours: 1.',
        'Whoever is in the moderators’ channel can read what you sent there, with your name if you gave it.',
        'All the rest nobody in your group sees, and no moderator.',
      ],
      { privately: true, without: ['I keep nothing about you.', 'Nobody in your group, and no moderator.'] },
    );
    await kim.presses('I’m taking this');
    await kim.sees('You have it.');
    await kim.types('/my-data show');
    await kim.sees(
      [
        'Admins and moderators of a group can see what you did there as one of them, with your name.',
        'All the rest nobody in your group sees, and no moderator.',
      ],
      { privately: true, without: ['Whoever is in the moderators’ channel'] },
    );
  },
);
