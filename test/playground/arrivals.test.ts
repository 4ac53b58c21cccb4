/** What the bot sends and shows besides answers: notes, its own page, pictures, files, moments, forms with boxes. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { MARKUP } from './definitions.ts';
import { readForm, readMessages } from './reader.ts';
import { setTheScene, type Visit } from './visit.ts';

describe.skipIf(chromium === undefined)('On the page', () => {
  const { bot, open } = setTheScene();

  const timeOf = ({ page }: Visit) => page.getByRole('region', { name: 'The playground’s time' });
  const shownTime = async (visit: Visit): Promise<number> =>
    Date.parse((await timeOf(visit).getByRole('time').getAttribute('datetime')) ?? '');
  const isNow = (time: number): boolean => Math.abs(time - bot().clock.now().epochMilliseconds) < 65_000;

  test('the time is shown, and moves for all when somebody moves it', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    expect(isNow(await shownTime(sam))).toBe(true);
    const told = timeOf(kim).getByRole('status');
    expect(await told.textContent()).toBe('');
    await sam.press('+1 day');
    await kim.rest(sam);
    expect([isNow(await shownTime(sam)), isNow(await shownTime(kim))]).toEqual([true, true]);
    expect(await told.textContent()).toMatch(/^It is .+ now\.$/);
    const ahead = bot().clock.now().epochMilliseconds - Date.now();
    expect(Math.abs(ahead - 86_400_000)).toBeLessThan(5000);
    await kim.page.reload();
    await kim.rest();
    expect(isNow(await shownTime(kim))).toBe(true);
    expect(await told.textContent()).toBe('');
  });

  test('the next note is one press away, in the private chat', async () => {
    const sam = await open('sam');
    const planned = bot().clock.now().add({ hours: 170 });
    bot().timetable.plan('sam', planned, 'You have a note');
    await sam.press('To my next note');
    const note = sam.chat.getByRole('article').last();
    expect(await note.getByText('You have a note').isVisible()).toBe(true);
    const at = Date.parse((await note.getByRole('time').getAttribute('datetime')) ?? '');
    expect(Math.abs(at - planned.epochMilliseconds)).toBeLessThan(65_000);
    const nothing = timeOf(sam).getByText('No note is planned for you yet.');
    expect(await nothing.count()).toBe(0);
    await sam.press('To my next note');
    await nothing.waitFor();
    expect(await sam.chat.getByRole('article').count()).toBe(1);
    await sam.page.getByRole('radio', { name: /^Kim/ }).check();
    await sam.rest();
    expect(await nothing.count()).toBe(0);
  });

  test('time that can’t be moved is said above the rooms', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    bot().timetable.breaks();
    await timeOf(sam).getByRole('button', { name: '+1 hour' }).click();
    const notice = sam.page.getByRole('status').getByText('Something went wrong in the playground');
    await notice.waitFor();
    await kim.type('hello');
    await sam.rest(kim);
    expect(await notice.count()).toBe(1);
    const button = timeOf(sam).getByRole('button', { name: '+1 hour' });
    await expect.poll(() => button.getAttribute('aria-busy')).toBeNull();
  });

  test('the bot’s page stands in place of the chat until something arrives there', async () => {
    const sam = await open('sam');
    const button = sam.chat.getByRole('button', { name: 'Bot’s page' });
    const home = sam.chat.getByRole('region', { name: 'Bot’s page' });
    const field = sam.chat.getByRole('combobox', { name: /^Message / });
    expect([await home.count(), await button.getAttribute('aria-pressed')]).toEqual([0, 'false']);
    await button.click();
    await home.getByRole('heading', { name: 'My page' }).waitFor();
    expect([await field.isVisible(), await button.getAttribute('aria-pressed')]).toEqual([false, 'true']);
    await button.click();
    expect([await home.count(), await field.isVisible()]).toEqual([0, true]);
    await button.click();
    await home.getByRole('button', { name: 'Turn over' }).click();
    await sam.chat.getByRole('log').getByRole('heading', { name: 'The other side' }).waitFor();
    expect([await home.count(), await field.isVisible()]).toEqual([0, true]);
    expect(await sam.page.locator(':focus').textContent()).toBe('Bot’s page');
    expect(bot().calls.map(({ kind }) => kind)).toEqual(['home', 'home', 'action']);
  });

  test('a form opens from the bot’s page, and its answer stands in the chat', async () => {
    const sam = await open('sam');
    await sam.press('Bot’s page');
    await sam.press('Tick');
    await sam.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await sam.chat.getByRole('region', { name: 'Bot’s page' }).count()).toBe(1);
    await sam.press('Tick');
    await sam.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await sam.chat.getByRole('log').getByText('Ticked pear and plum at 18:00').waitFor();
    expect(await sam.chat.getByRole('region', { name: 'Bot’s page' }).count()).toBe(0);
  });

  test('a command can open a form', async () => {
    const sam = await open('sam');
    await sam.type('/plan tick');
    const dialog = sam.page.getByRole('dialog', { name: 'Your settings' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await sam.room.getByText('Ticked pear and plum at 18:00').waitFor();
    expect(await sam.page.locator(':focus').getAttribute('id')).toBe('room-line');
    expect(bot().calls.map(({ kind }) => kind)).toEqual(['command', 'form']);
  });

  test('several can be ticked', async () => {
    const sam = await open('sam');
    await sam.type('/plan show');
    await sam.press('Tick');
    expect(await readForm(sam.page)).toMatchObject({
      fields: [
        { label: 'Language', value: 'Pears\nPlums', choices: ['Figs', 'Pears', 'Plums'] },
        { label: 'Step', value: '18:00', choices: ['at 18:00', 'at 20:30'] },
      ],
    });
    const boxes = sam.page.getByRole('group', { name: 'Language' });
    await boxes.getByLabel('Pears').uncheck();
    await boxes.getByText('Figs').click();
    await boxes.getByLabel('Plums').uncheck();
    await boxes.getByLabel('Figs').uncheck();
    const save = sam.page.getByRole('dialog').getByRole('button', { name: 'Save' });
    await save.click();
    await sam.page.getByText('Please fill this in').waitFor();
    expect(await boxes.getByLabel('Figs').getAttribute('aria-invalid')).toBe('true');
    expect(await sam.page.locator(':focus').getAttribute('value')).toBe('fig');
    await sam.page.keyboard.press('Space');
    await boxes.getByLabel('Plums').check();
    await save.click();
    await sam.room.getByText('Ticked fig and plum at 18:00').waitFor();
  });

  test('a line offers what people often type, where the form suggests it', async () => {
    const { page } = await open('sam');
    const drawn = await page.evaluate<string>(`import('/field.js').then(({ drawField }) => drawField({
      kind: 'line', name: 'at', label: 'Time', required: false, maxLength: 5, value: '18:00',
      suggestions: [{ value: '20:30', label: 'half past eight' }],
    }).outerHTML)`);
    expect(drawn).toContain('list="field-at-list" value="18:00"');
    expect(drawn).toContain(
      '<datalist id="field-at-list"><option value="half past eight"></option></datalist>',
    );
  });

  test('a picture says in words what it shows, and is left out where it can’t be drawn', async () => {
    const sam = await open('sam');
    await sam.type('/plan show');
    const picture = sam.room.getByRole('img', { name: 'a: 3 of 5 b: nothing' });
    await expect.poll(() => picture.evaluate((img: { naturalWidth: number }) => img.naturalWidth)).toBe(1);
    expect(await sam.room.locator('figcaption').textContent()).toBe('a: 3 of 5\nb: nothing');
    await sam.type('/plan show-broken');
    const answer = sam.room.getByRole('article').last();
    await expect.poll(() => answer.getByRole('img').count()).toBe(0);
    expect(await answer.getByText('a: 3 of 5').count()).toBe(1);
  });

  test('a file can be read in place, and taken away', async () => {
    const sam = await open('sam');
    await sam.type('/plan show');
    const text = `${MARKUP[0]}\n  second line`;
    expect(await sam.room.getByRole('group', { name: 'what is kept.txt' }).textContent()).toBe(text);
    const download = sam.page.waitForEvent('download');
    await sam.room.getByRole('link', { name: 'Download what is kept.txt' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('what is kept.txt');
    expect(await readFile(await file.path(), 'utf8')).toBe(text);
  });

  test('a moment is told in the time zone of whoever reads it', async () => {
    const sam = await open('sam');
    await sam.type('/plan show');
    const moment = sam.room.getByRole('article').locator('p time');
    expect(await moment.getAttribute('datetime')).toBe('2026-11-29T17:00Z');
    const said = await moment.evaluate(
      (_: unknown, iso: string) => new Date(iso).toLocaleTimeString(undefined, { timeStyle: 'short' }),
      '2026-11-29T17:00Z',
    );
    expect(await moment.textContent()).toContain(said);
    const [message] = await readMessages(sam.page);
    expect(message?.sight.seen).toMatchObject({
      hasPicture: true,
      lines: ['The next one comes 2026-11-29T17:00Z.', 'a: 3 of 5', 'b: nothing', MARKUP[0], '  second line'],
    });
  });

  test('subcommands are offered, and then their options', async () => {
    const { page, field, offers } = await open('sam');
    await field.focus();
    await page.keyboard.type('/plan ');
    expect(await offers('/plan ')).toEqual(['start', 'show', 'show-broken', 'tick']);
    await page.keyboard.type('st');
    await offers('/plan st');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await offers('/plan start ')).toEqual(['hour', 'number']);
    await page.keyboard.type('hour:2');
    expect(await offers('/plan start hour:2')).toEqual(['at 20:30']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('/plan start hour:20:30 ');
    await offers('/plan start hour:20:30 ');
    await page.keyboard.press('Enter');
    // What is offered for the line may be asked for after it was sent.
    const sent = () => bot().calls.findLast(({ kind }) => kind === 'command');
    await expect.poll(sent, { timeout: 10_000 }).toMatchObject({ name: 'plan', given: 'start hour:20:30' });
  });
});
