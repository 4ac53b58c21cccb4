/** The group's rooms, its people and its messages on the page, in a real browser. */
import { describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { setTheScene, type Visit } from './visit.ts';

describe.skipIf(chromium === undefined)('On the page', () => {
  const { bot, open } = setTheScene();

  const quietIn = ({ page }: Visit) => page.getByRole('region', { name: 'quiet' });
  const turn = ({ page }: Visit, name: RegExp) =>
    page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name });

  test('one room of the group is shown, and one can turn to the other', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    expect([await sam.room.isVisible(), await quietIn(sam).isVisible()]).toEqual([true, false]);
    await turn(sam, /^# quiet/).click();
    expect([await sam.room.isVisible(), await quietIn(sam).isVisible()]).toEqual([false, true]);
    expect(await sam.chat.isVisible()).toBe(true);
    expect(await turn(sam, /^# quiet/).getAttribute('aria-current')).toBe('true');
    await sam.type('hello there', quietIn(sam));
    await kim.rest(sam);
    expect(await kim.room.getByRole('article').count()).toBe(0);
    await turn(kim, /^# quiet 1 new$/).click();
    expect(await quietIn(kim).getByRole('article').textContent()).toContain('hello there');
    expect(await turn(kim, /^# quiet$/).count()).toBe(1);
    await kim.type('/try-more', quietIn(kim));
    expect(bot().calls.at(-1)?.from).toMatchObject({
      room: 'playground:quiet',
      roles: ['playground:role:moderators'],
    });
  });

  test('what comes to the private chat counts as seen where it is seen', async () => {
    const sam = await open('sam');
    await sam.type('/try');
    await sam.press('Write to me');
    expect(await sam.chat.getByText('You have a note').isVisible()).toBe(true);
    expect(await sam.page.locator('.turn .count').allTextContents()).toEqual(['', '', '']);
  });

  test('the bot can be kept from posting in a room, and everybody sees that', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    const settings = sam.room.locator('summary').filter({ hasText: 'Settings' });
    const box = sam.page.getByRole('checkbox', { name: 'Send Messages' });
    await settings.focus();
    await sam.page.keyboard.press('Enter');
    expect(await box.isChecked()).toBe(true);
    await sam.page.keyboard.press('Tab');
    await sam.page.keyboard.press('Space');
    await sam.rest();
    await kim.rest(sam);
    for (const { room } of [sam, kim])
      expect(await room.getByText('Seven can’t post here.').isVisible()).toBe(true);
    expect(await sam.page.locator('#quiet').getByText('Seven can’t post here.').count()).toBe(0);
    await sam.page.keyboard.press('Escape');
    expect([
      await box.isVisible(),
      await settings.evaluate((part: { matches(selector: string): boolean }) => part.matches(':focus')),
    ]).toEqual([false, true]);
    await settings.click();
    await sam.field.click();
    expect(await box.isVisible()).toBe(false);
    await kim.page.reload();
    await kim.rest();
    expect(await kim.room.getByText('Seven can’t post here.').isVisible()).toBe(true);
    await settings.click();
    await bot().stop();
    await box.click();
    await expect.poll(() => box.isChecked()).toBe(false);
  });

  test('what the group hears next is one press away, and in sight', async () => {
    const sam = await open('sam');
    for (let i = 0; i < 4; i += 1) await sam.type('/try');
    await sam.room.getByRole('log').evaluate((log: { scrollTop: number }) => {
      log.scrollTop = 0;
    });
    bot().timetable.plan('group', bot().clock.now().add({ hours: 60 }), 'Tea?');
    await sam.press('To the next reminder');
    const said = sam.room.getByRole('article').last();
    expect(await said.textContent()).toContain('Tea?');
    const [log, article] = [await sam.room.getByRole('log').boundingBox(), await said.boundingBox()];
    expect((article?.y ?? 0) + (article?.height ?? 0)).toBeLessThanOrEqual(
      (log?.y ?? 0) + (log?.height ?? 0),
    );
    await sam.press('To the next reminder');
    await sam.page.getByRole('status').getByText('The group has no reminder planned yet.').waitFor();
  });

  test('who is told by a sound is said', async () => {
    const sam = await open('sam');
    await sam.type('/tell');
    const [told, own] = await sam.room.getByRole('article').allTextContents();
    expect(told).toContain('Everybody is told by a sound@Sam, @Moderators, #quiet, somebody');
    expect(own).not.toContain('sound');
    await turn(sam, /^# quiet/).click();
    await sam.type('/tell', quietIn(sam));
    expect(await quietIn(sam).getByRole('article').first().textContent()).toContain(
      'Told by a sound: @Moderators',
    );
  });

  test('a message that others see has a menu, and the focus stays with it', async () => {
    const [sam, kim] = [await open('sam'), await open('kim')];
    await kim.type('hello');
    await sam.rest(kim);
    await sam.type('/try number:1');
    const menus = sam.room.locator('article summary');
    expect(await menus.count()).toBe(1);
    await menus.focus();
    await sam.page.keyboard.press('Enter');
    await sam.press('Your settings');
    const answer = sam.room.getByRole('article').last();
    expect(await answer.textContent()).toContain('Only visible to you');
    expect(await sam.room.getByRole('button', { name: 'Your settings' }).count()).toBe(0);
    expect(await sam.page.locator(':focus').getAttribute('aria-label')).toContain('this message');
    const [link = ''] = /http\S+/.exec((await answer.textContent()) ?? '') ?? [];
    await turn(sam, /^# quiet/).click();
    await sam.page.goto('about:blank');
    await sam.page.goto(link);
    await sam.rest();
    expect(await sam.page.locator(':focus').textContent()).toContain('hello');
  });

  test('people and rooms are picked by name', async () => {
    const sam = await open('sam');
    await sam.field.fill('/choose who:@');
    expect(await sam.offers('/choose who:@')).toEqual(['@Sam', '@Kim', '@Alex', '@Robin', '@Ana']);
    await sam.type('/staff');
    const dialog = sam.page.getByRole('dialog');
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(2);
    await dialog.getByLabel('@Kim', { exact: true }).uncheck();
    await dialog.getByLabel('#quiet').check();
    await dialog.getByLabel('@Moderators').check();
    await dialog.locator('#field-place').selectOption('#quiet');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await sam.rest();
    expect(await sam.room.getByRole('article').last().textContent()).toContain(
      'playground:sam; playground:role:moderators; playground:quiet; nobody; playground:quiet',
    );
  });
});
