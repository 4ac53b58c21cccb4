import type { APIStringSelectComponent, Interaction } from 'discord.js';
import { ComponentType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { fire, percentile } from './load.ts';
import { begin, button, expectNoTrouble, onSlash, row, seenIn } from './scene.ts';

const EPHEMERAL = MessageFlags.Ephemeral;

test('a command is answered to the asker alone', async () => {
  const scene = await begin(
    onSlash(async (interaction) => {
      const step = interaction.options.getInteger('step', true);
      const other = interaction.options.getUser('with')?.displayName;
      const text = `# Step ${step}\n**shared:** ${interaction.options.getBoolean('share')} with ${other}\n- 2 \\* 3 [there](https://a.example/b_c_d)\n-# <t:1:f>`;
      await interaction.reply({ content: text, flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  const ada = scene.people.person('Ada');
  await sam.types('/steps step:Listen share:true with:Ada');
  const [sight, ...others] = await sam.rest();
  expect(others).toEqual([]);
  expect(sight).toMatchObject({ kind: 'message', where: 'room', seen: { isPrivate: true } });
  expect(seenIn(sight).lines).toEqual([
    'Step 4',
    'shared: true with Ada',
    '• 2 * 3 there (https://a.example/b_c_d)',
    '1970-01-01T00:00Z',
  ]);
  expect(await ada.rest()).toEqual([]);
  expectNoTrouble(scene);
});

test('the event tells language, rights and place', async () => {
  const asked: Interaction[] = [];
  const scene = await begin(
    onSlash(async (interaction) => {
      asked.push(interaction);
      await interaction.reply({ content: 'ok', flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  scene.people.setLocale('Sam', 'de');
  scene.people.letPost('Sam', false);
  scene.people.letBotPost(false);
  await sam.types('/slow');
  await sam.rest();
  await sam.types('/slow', 'private chat');
  expect(await sam.rest()).toMatchObject([{ where: 'private chat' }]);
  const [inRoom, inDm] = asked;
  expect(inRoom?.locale).toBe('de');
  expect(inRoom?.memberPermissions?.has('SendMessages')).toBe(false);
  expect(inRoom?.appPermissions.has('SendMessages')).toBe(false);
  expect(inRoom?.context).toBe(0);
  expect(inDm?.inGuild()).toBe(false);
  expect(inDm?.context).toBe(1);
  expect(inDm?.channelId).not.toBe(inRoom?.channelId);
  expectNoTrouble(scene);
});

test('the client refuses what cannot be sent', async () => {
  const { people } = await begin({});
  const sam = people.person('Sam');
  await expect(sam.types('/steps')).rejects.toThrow('required: step');
  await expect(sam.types('/steps step:99')).rejects.toThrow('none of: Listen, Be consistent');
  await expect(sam.types('/steps step:4 share:perhaps')).rejects.toThrow('true or false');
  await expect(sam.types('/steps step:4 colour:red')).rejects.toThrow('none of');
  await expect(sam.types('/promise')).rejects.toThrow("can't be sent without one of: add");
  await expect(sam.types('/nothing')).rejects.toThrow('There is no command /nothing');
  await expect(sam.presses('1', 'Next')).rejects.toThrow('sees no message');
  await expect(sam.fills({})).rejects.toThrow('no form open');
});

test('a deferred answer comes later, in the same message', async () => {
  const scene = await begin(
    onSlash(async (interaction) => {
      await interaction.deferReply({ flags: EPHEMERAL });
      await interaction.editReply('later');
      await interaction.editReply('even later');
      await interaction.followUp({ content: 'and more', flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const seen = (await sam.rest()).map(seenIn);
  expect(seen.map(({ lines }) => lines)).toEqual([['later'], ['even later'], ['and more']]);
  expect(seen[1]?.id).toBe(seen[0]?.id);
  expect(seen[2]?.id).not.toBe(seen[0]?.id);
  expect(seen.every(({ isPrivate }) => isPrivate)).toBe(true);
  expectNoTrouble(scene);
});

test('a button changes its message in place, and is gone with it', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'one', flags: EPHEMERAL, components: [row(button('n', 'Next'))] });
      if (interaction.isButton()) {
        expect(interaction.message.flags.has('Ephemeral')).toBe(true);
        expect(interaction.customId).toBe('n');
        await interaction.update({ content: 'two', components: [row(button('p', 'Previous'))] });
      }
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const first = seenIn((await sam.rest())[0]);
  expect(first.buttons).toEqual(['Next']);
  await expect(scene.people.person('Ada').presses(first.id, 'Next')).rejects.toThrow('Ada sees no message');
  await sam.presses(first.id, 'Next');
  const second = seenIn((await sam.rest())[0]);
  expect(second).toMatchObject({ id: first.id, lines: ['two'], buttons: ['Previous'] });
  await expect(sam.presses(first.id, 'Next')).rejects.toThrow('sees no button "Next" there, but: Previous');
  expectNoTrouble(scene);
});

test('a deferred update is waited for', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'one', components: [row(button('n', 'Next'))] });
      if (interaction.isButton()) {
        await interaction.deferUpdate();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await interaction.editReply({ content: 'two' });
      }
    },
  });
  const sam = scene.people.person('Sam');
  const ada = scene.people.person('Ada');
  await sam.types('/slow');
  const first = seenIn((await sam.rest())[0]);
  expect(first.isPrivate).toBe(false);
  expect(seenIn((await ada.rest())[0]).id).toBe(first.id);
  await ada.presses(first.id, 'Next');
  expect(seenIn((await sam.rest())[0])).toMatchObject({ id: first.id, lines: ['two'] });
  expect(seenIn(await ada.next())).toMatchObject({ id: first.id, lines: ['two'] });
  expectNoTrouble(scene);
});

test('something is chosen from a list', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      const list: APIStringSelectComponent = {
        type: ComponentType.StringSelect,
        custom_id: 'topic',
        placeholder: 'Topic',
        options: [
          { label: 'One', value: '1' },
          { label: 'Two', value: '2', default: true },
        ],
      };
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'choose', flags: EPHEMERAL, components: [row(list)] });
      if (interaction.isStringSelectMenu()) await interaction.update({ content: interaction.values.join() });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const seen = seenIn((await sam.rest())[0]);
  expect(seen.choices).toEqual([{ label: 'Topic', options: ['One', 'Two'], selected: 'Two' }]);
  await expect(sam.chooses(seen.id, 'Topic', 'Three')).rejects.toThrow('none of: One, Two');
  await sam.chooses(seen.id, 'Topic', 'One');
  expect(seenIn((await sam.rest())[0]).lines).toEqual(['1']);
  expectNoTrouble(scene);
});

test('choices are offered while typing', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond(typed ? [{ name: `${typed}/Paris`, value: 'p' }] : []);
    },
  });
  const sam = scene.people.person('Sam');
  expect(await sam.completes('/steps', 'zone', 'Europe')).toEqual(['Europe/Paris']);
  expect(await sam.completes('/steps', 'zone', '')).toEqual([]);
  expect(await sam.completes('/steps', 'step', 'con')).toEqual(['Be consistent']);
  await expect(sam.completes('/steps', 'colour', '')).rejects.toThrow('no option colour');
  expectNoTrouble(scene);
});

test('what a person writes in private reaches the bot', async () => {
  const heard: string[] = [];
  const scene = await begin({
    async onMessage(message) {
      heard.push(message.content);
      await message.channel.fetch();
      if (message.channel.isSendable()) await message.channel.send('I cannot read');
    },
  });
  const sam = scene.people.person('Sam');
  await sam.writes('canary');
  expect((await sam.rest()).map((sight) => seenIn(sight).lines)).toEqual([['I cannot read']]);
  await scene.people.deliverAgain();
  await sam.rest();
  // Discord sends the content of private chats to every bot. discord.js drops a message that it knows.
  expect(heard[0]).toBe('canary');
  expectNoTrouble(scene);
});

test('the same event can come twice', async () => {
  const ids: string[] = [];
  const scene = await begin(
    onSlash(async (interaction) => {
      ids.push(interaction.id);
      await interaction.reply({ content: 'hi', flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  await scene.people.deliverAgain();
  expect(await sam.rest()).toHaveLength(1);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  expect(scene.bot.errors).toMatchObject([{ code: 40060 }]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('rest names what was never answered', async () => {
  const { standIn, people } = await begin({});
  await people.person('Sam').types('/slow');
  await expect(standIn.context.quiet.settled(50)).rejects.toThrow(
    'Not at rest after 50 ms: /slow is not answered',
  );
});

test('a volley is answered and measured', async () => {
  const { standIn } = await begin(
    onSlash(async (interaction) => interaction.reply({ content: 'ok', flags: EPHEMERAL })),
    { checks: false },
  );
  const { latencies, seconds } = await fire(standIn, { count: 200, inFlight: 16, line: '/slow' });
  expect(latencies).toHaveLength(200);
  expect(latencies.every((latency) => latency > 0)).toBe(true);
  expect(percentile(latencies, 0.99)).toBeGreaterThanOrEqual(percentile(latencies, 0.5));
  expect(seconds).toBeGreaterThan(0);
});
