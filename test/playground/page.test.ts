/** What people do with the page and see on it, in a real browser. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { MARKUP } from './definitions.ts';
import { setTheScene } from './visit.ts';

describe.skipIf(chromium === undefined)('On the page', () => {
  const { bot, open } = setTheScene();

  const lastIn = (pane: Locator): Locator => pane.getByRole('article').last();
  const focused = (page: Page): Locator => page.locator(':focus');

  test('a command is answered, to whoever typed it', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    await sam.type('/try number:2');
    const answer = lastIn(sam.room);
    expect(await answer.textContent()).toContain('You gave {"number":"2"}');
    expect(await answer.getByText('Only visible to you').count()).toBe(1);
    expect(await answer.getByText('in answer to /try number:2').count()).toBe(1);
    await kim.rest(sam);
    expect(await kim.room.getByRole('article').count()).toBe(0);
    await answer.getByRole('button', { name: 'Dismiss' }).click();
    await sam.rest();
    expect(await sam.room.getByRole('article').count()).toBe(0);
    expect(await focused(sam.page).getAttribute('id')).toBe('room-line');
  });

  test('commands are completed by keyboard alone', async () => {
    const { page, field, offers } = await open('sam');
    await field.focus();
    await page.keyboard.type('/tr');
    expect(await offers('/tr')).toEqual(['/try', '/try-more']);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const marked = page.getByRole('option', { selected: true });
    expect(await marked.textContent()).toMatch(/^\/try /);
    expect(await field.getAttribute('aria-activedescendant')).toBe(await marked.getAttribute('id'));
    await page.keyboard.press('Enter');
    expect(await offers('/try ')).toEqual(['number', 'place', 'share', 'wait']);
    expect(bot().calls.filter(({ kind }) => kind !== 'suggest')).toEqual([]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    expect(await offers('/try place:')).toContain('United Kingdom');
    await page.keyboard.type('un');
    expect(await offers('/try place:un')).toEqual(['United Kingdom', 'United States']);
    await page.keyboard.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await field.inputValue()).toBe('/try place:un');
    await page.keyboard.type('ited k');
    await page.keyboard.press('Enter');
    await expect.poll(() => bot().calls.at(-1)).toMatchObject({ name: 'try', given: 'place:united k' });
    expect(await field.inputValue()).toBe('');
  });

  test('an offer can be clicked', async () => {
    const { page, field, offers } = await open('sam');
    await page.getByRole('button', { name: 'Show the commands' }).first().click();
    expect(await offers('/')).toHaveLength(6);
    await page.getByRole('option', { name: /^\/try-more/ }).click();
    expect(await field.inputValue()).toBe('/try-more ');
    expect(await focused(page).getAttribute('id')).toBe('room-line');
  });

  test('a button changes its message in place, and keeps the focus there', async () => {
    const sam = await open('sam');
    await sam.type('/try');
    const before = await lastIn(sam.room).getAttribute('data-id');
    await sam.press('Turn over');
    const turned = lastIn(sam.room);
    expect(await turned.getAttribute('data-id')).toBe(before);
    expect(await turned.getByRole('heading').textContent()).toBe('The other side');
    expect(await focused(sam.page).getAttribute('data-id')).toBe(before);
    await sam.press('Turn back');
    expect(await turned.getByRole('heading').textContent()).toBe('This side');
    expect(await sam.room.getByRole('article').count()).toBe(1);
  });

  test('what is shared is for all, and a press on it answers only who pressed', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    await sam.type('/try share:true');
    await kim.rest(sam);
    expect(await kim.room.getByRole('heading', { name: 'For all' }).count()).toBe(1);
    await kim.press('Turn over');
    expect(await kim.room.getByRole('article').count()).toBe(2);
    expect(await lastIn(kim.room).textContent()).toContain('Only visible to you');
    await sam.rest(kim);
    expect(await sam.room.getByText('The other side').count()).toBe(0);
    expect(bot().calls.at(-1)).toMatchObject({ kind: 'action', onPublic: true });
  });

  test('one of a list is chosen', async () => {
    const sam = await open('sam');
    await sam.type('/try');
    const list = sam.room.getByRole('combobox', { name: 'Practices and questions' });
    await sam.press('Choose Practices and questions');
    expect(bot().calls).toHaveLength(1);
    await list.selectOption('Number 3');
    await sam.press('Choose Practices and questions');
    expect(await lastIn(sam.room).textContent()).toContain('You chose 3');
    expect(await sam.room.getByRole('article').count()).toBe(1);
  });

  test('a form says what is wrong beside the field, and keeps what was typed', async () => {
    const sam = await open('sam');
    await sam.type('/try');
    await sam.press('Fill in');
    const dialog = sam.page.getByRole('dialog', { name: 'Your settings' });
    const place = dialog.getByRole('combobox', { name: 'Choose a country' });
    expect(await dialog.getByText('Read this first. <b>Slowly</b>').count()).toBe(1);
    expect(await focused(sam.page).getAttribute('id')).toBe('field-place');
    expect(await place.getAttribute('aria-required')).toBe('true');
    expect(await dialog.getByLabel('Practices and questions').inputValue()).toBe('2');
    await dialog.getByLabel('Language').fill('my own words');
    await place.fill('Atlantis');
    await sam.page.keyboard.press('Enter');
    await dialog.getByText('“Atlantis” does not tell me which one.').waitFor();
    expect(await place.getAttribute('aria-invalid')).toBe('true');
    expect(await place.getAttribute('aria-describedby')).toBe('field-place-hint field-place-problem');
    expect(await dialog.locator('#field-place-problem').textContent()).toContain('Atlantis');
    expect(await dialog.getByLabel('Language').inputValue()).toBe('my own words');
    expect(await sam.room.getByRole('article').count()).toBe(1);
    await place.fill('Peru');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await sam.rest();
    expect(await lastIn(sam.room).textContent()).toContain('Saved pe 2');
    expect(await focused(sam.page).textContent()).toBe('Fill in');
  });

  test('a form can be left by Escape', async () => {
    const sam = await open('sam');
    await sam.type('/try');
    await sam.press('Fill in');
    await sam.page.keyboard.press('Escape');
    await sam.page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(sam.page).textContent()).toBe('Fill in');
    expect(bot().calls.map(({ kind }) => kind)).toEqual(['command', 'action']);
  });

  test('words in the chat are answered without being read, and words in the channel are not', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    await sam.type('a canary', sam.chat);
    expect(await sam.chat.getByRole('article').allTextContents()).toEqual([
      expect.stringContaining('a canary'),
      expect.stringContaining('I can’t read'),
    ]);
    await sam.type('hello all');
    await kim.rest(sam);
    expect(await lastIn(kim.room).textContent()).toContain('hello all');
    expect(await kim.chat.getByRole('article').count()).toBe(0);
    expect(JSON.stringify(bot().calls)).not.toMatch(/canary|hello/);
    expect(bot().calls).toHaveLength(1);
  });

  test('whatever looks like markup is text', async () => {
    const sam = await open('sam');
    await sam.type('/try');
    for (const piece of MARKUP) await sam.type(piece);
    const [everything = '', ...own] = await sam.room.getByRole('article').allTextContents();
    for (const piece of MARKUP) expect(everything).toContain(`${piece} and ${piece}`);
    MARKUP.forEach((piece, i) => expect(own[i]).toContain(piece));
    expect(await sam.room.getByRole('log').locator('img, script, h1').count()).toBe(0);
    const links = await sam.room
      .getByRole('link')
      .evaluateAll((found: readonly { outerHTML: string }[]) => found.map(({ outerHTML }) => outerHTML));
    expect(links).toEqual([
      '<a href="https://example.org/a?b=1" target="_blank" rel="noopener noreferrer">a page</a>',
      '<a href="tel:+15550100" target="_blank" rel="noopener noreferrer">a number</a>',
    ]);
    expect(await sam.page.title()).toBe('Seven · playground');
    await expect(sam.page.evaluate("document.body.innerHTML = 'x'")).rejects.toThrow('TrustedHTML');
  });

  test('two tabs of one person show the same, at once', async () => {
    const [one, other] = [await open('sam'), await open('sam')];
    await one.type('/try');
    await other.rest(one);
    await other.press('Turn over');
    await one.rest(other);
    expect(await lastIn(one.room).getByRole('heading').textContent()).toBe('The other side');
    await lastIn(one.room).getByRole('button', { name: 'Dismiss' }).click();
    await one.rest();
    await other.rest(one);
    expect(await other.room.getByRole('article').count()).toBe(0);
  });

  test('one can become somebody else', async () => {
    const sam = await open('sam');
    await sam.type('/try share:true');
    await sam.page.getByRole('radio', { name: /^Kim/ }).check();
    await sam.rest();
    expect(await sam.room.getByRole('article').count()).toBe(1);
    await sam.press('Turn over');
    await sam.page.reload();
    await sam.rest();
    expect(await sam.page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('kim');
    expect(await sam.room.getByText('The other side').count()).toBe(1);
    await sam.page.getByRole('radio', { name: /^Sam/ }).check();
    await sam.rest();
    expect(await sam.room.getByText('The other side').count()).toBe(0);
    expect(await sam.room.getByRole('article').count()).toBe(2);
  });

  test('an answer that takes its time is announced, and nothing is lost when the bot is away', async () => {
    const { page, room, field } = await open('sam');
    await field.fill('/try wait:true');
    await field.press('Enter');
    await room.getByRole('status').getByText('Seven is preparing an answer').waitFor();
    expect(await field.inputValue()).toBe('');
    bot().open();
    await room.getByText('You gave').waitFor();
    await bot().stop();
    await page.getByRole('status').getByText('Not connected').waitFor();
    await field.fill('/try number:1');
    await field.press('Enter');
    await page.getByRole('status').getByText('That did not arrive').waitFor();
    expect(await field.inputValue()).toBe('/try number:1');
  });
});
