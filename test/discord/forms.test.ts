import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { expect, test } from 'vitest';
import { begin, button, expectNoTrouble, row, seenIn } from './scene.ts';

const EPHEMERAL = MessageFlags.Ephemeral;

const FORM: APIModalInteractionResponseCallbackData = {
  custom_id: 'reflect',
  title: 'Reflect',
  components: [
    { type: ComponentType.TextDisplay, content: '**Nothing** you write here is kept.' },
    {
      type: ComponentType.Label,
      label: 'What did I choose?',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'q1',
        style: TextInputStyle.Paragraph,
        max_length: 20,
      },
    },
    {
      type: ComponentType.Label,
      label: 'How is it?',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'q2',
        required: false,
        options: [
          { label: 'Steady', value: 's' },
          { label: 'Hard', value: 'h' },
        ],
      },
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.TextInput,
          custom_id: 'q3',
          style: TextInputStyle.Short,
          label: 'Old',
          required: false,
          value: 'so far',
        },
      ],
    },
  ],
};

test('a form goes out and comes back', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand()) await interaction.showModal(FORM);
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      const said = [
        fields.getTextInputValue('q1'),
        fields.getStringSelectValues('q2').join(),
        fields.getTextInputValue('q3'),
      ];
      await interaction.reply({ content: said.join('|'), flags: EPHEMERAL });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/form');
  const [sight] = await sam.rest();
  expect(sight).toEqual({
    kind: 'form',
    form: {
      title: 'Reflect',
      intro: 'Nothing you write here is kept.',
      fields: [
        { label: 'What did I choose?', value: '', choices: [] },
        { label: 'How is it?', value: '', choices: ['Steady', 'Hard'] },
        { label: 'Old', value: 'so far', choices: [] },
      ],
      problems: {},
    },
  });
  await expect(sam.fills({ Colour: 'red' })).rejects.toThrow('no field "Colour"');
  await expect(sam.fills({})).rejects.toThrow('What did I choose?: this field is required');
  await expect(sam.fills({ 'What did I choose?': 'x'.repeat(21) })).rejects.toThrow('at most 20');
  await sam.fills({ 'What did I choose?': 'to hide it', 'How is it?': 'Hard' });
  expect(seenIn((await sam.rest())[0]).lines).toEqual(['to hide it|h|so far']);
  expectNoTrouble(scene);
});

test('a form that a button opened can change the message of that button', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          content: 'one',
          flags: EPHEMERAL,
          components: [row(button('f', 'Write'))],
        });
      if (interaction.isButton()) await interaction.showModal(FORM);
      if (interaction.isModalSubmit() && interaction.isFromMessage())
        await interaction.update({ content: 'thanks' });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const seen = seenIn((await sam.rest())[0]);
  await sam.presses(seen.id, 'Write');
  await sam.rest();
  await sam.fills({ 'What did I choose?': 'x' });
  expect(seenIn((await sam.rest())[0])).toMatchObject({ id: seen.id, lines: ['thanks'] });
  expectNoTrouble(scene);
});
