/** How the page looks and how it is told to those who don't look. */
import { describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { measureContrast } from './contrast.ts';
import { setTheScene, type Visit } from './visit.ts';

/** The widest that anything on the page is, where it is cut off or scrolls too. */
const WIDTH = `Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('.log, dialog')].map(
  (part) => innerWidth + part.scrollWidth - part.clientWidth))`;
const GROUND = 'getComputedStyle(document.body).backgroundColor';

describe.skipIf(chromium === undefined)('The page', () => {
  const { bot, open } = setTheScene();

  const fill = async (visit: Visit): Promise<void> => {
    await visit.type('hello');
    await visit.type('/try share:true');
    await visit.type('/try');
  };

  test.each(['light', 'dark'] as const)('can be read in %s', async (scheme) => {
    const sam = await open('sam', 1200, scheme);
    await fill(sam);
    await sam.type('/try number:1', sam.chat);
    await sam.field.fill('/');
    await sam.offers('/');
    await sam.field.press('ArrowDown');
    const measured = await measureContrast(sam.page);
    await sam.page.keyboard.press('Escape');
    await sam.press('Fill in');
    const dialog = sam.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please fill this in').waitFor();
    const inForm = await measureContrast(sam.page);
    await sam.page.keyboard.press('Escape');
    await sam.press('To my next note');
    await sam.press('Bot’s page');
    await sam.press('Tick');
    const onHome = await measureContrast(sam.page);
    await sam.page.keyboard.press('Escape');
    await sam.type('/tell');
    await sam.page.locator('article summary').last().click();
    const withMenu = await measureContrast(sam.page);
    expect(withMenu.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['…', 'Everybody is told by a sound']),
    );
    expect(onHome.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['No note is planned for you yet.', 'My page', 'Plums']),
    );
    expect(measured.length + inForm.length).toBeGreaterThan(100);
    expect([...measured, ...inForm, ...onHome, ...withMenu].filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  test('follows the system, unless somebody chose', async () => {
    const { page } = await open('sam', 1200, 'light');
    const toggle = page.getByRole('button', { name: 'Dark' });
    const light = await page.evaluate(GROUND);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await page.evaluate(GROUND);
    expect(dark).not.toBe(light);
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    expect([await page.evaluate(GROUND), await toggle.getAttribute('aria-pressed')]).toEqual([
      light,
      'false',
    ]);
    await page.reload();
    expect(await page.evaluate(GROUND)).toBe(light);
    await toggle.click();
    expect(await page.evaluate(GROUND)).toBe(dark);
  });

  test('fits a telephone, with one room at a time', async () => {
    const sam = await open('sam', 375);
    const { page, room, chat } = sam;
    await fill(sam);
    await sam.type('x'.repeat(300));
    expect(await page.evaluate(WIDTH)).toBe(375);
    expect([await room.isVisible(), await chat.isVisible()]).toEqual([true, false]);
    await sam.field.fill('/try ');
    await sam.offers('/try ');
    expect(await page.evaluate(WIDTH)).toBe(375);
    await page.keyboard.press('Escape');
    await sam.press('Write to me');
    const turn = page.getByRole('navigation', { name: 'Rooms' });
    const there = turn.getByRole('button', { name: 'Private chat 1 new' });
    expect(await there.getAttribute('aria-current')).toBe('false');
    await there.click();
    expect([await room.isVisible(), await chat.isVisible()]).toEqual([false, true]);
    expect(await chat.getByText('You have a note').isVisible()).toBe(true);
    expect(await turn.getByText('new').count()).toBe(0);
    expect(await page.evaluate(WIDTH)).toBe(375);
    await sam.press('Bot’s page');
    await sam.press('To my next note');
    await page.getByText('No note is planned').waitFor();
    expect(await page.evaluate(WIDTH)).toBe(375);
    await turn.getByRole('button', { name: /trust-circle/ }).click();
    await sam.press('Fill in');
    expect(await page.evaluate(WIDTH)).toBe(375);
    const box = await page.getByRole('dialog').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 375).toBe(true);
  });

  test('shows the beginning of a long answer, and the end of a short one', async () => {
    const sam = await open('sam');
    await fill(sam);
    const log = await sam.room.getByRole('log').boundingBox();
    const long = await sam.room.getByRole('article').last().boundingBox();
    expect(Math.abs((long?.y ?? 0) - (log?.y ?? 0))).toBeLessThan(40);
    await sam.type('short');
    const short = await sam.room.getByRole('article').last().boundingBox();
    expect((short?.y ?? 0) + (short?.height ?? 0)).toBeLessThanOrEqual((log?.y ?? 0) + (log?.height ?? 0));
  });

  test('has landmarks, names and roles', async () => {
    const { page } = await open('sam');
    const snapshot = await page.locator('body').ariaSnapshot();
    expect(snapshot.replace(/time: .+/, 'time: now')).toMatchInlineSnapshot(`
      "- link "Skip to the message field":
        - /url: "#room-line"
      - banner:
        - heading "Seven playground" [level=1]
        - group "You are trying it as":
          - text: You are trying it as
          - radio "Sam member" [checked]
          - text: Sam member
          - radio "Kim moderator"
          - text: Kim moderator
          - radio "Alex member"
          - text: Alex member
          - radio "Robin member"
          - text: Robin member
          - radio "Ana admin"
          - text: Ana admin
        - button "Dark"
      - complementary: "This is a playground, for trying only: nothing here leaves this machine, and nobody is on the other side."
      - status
      - navigation "Rooms":
        - button "# trust-circle"
        - button "# quiet"
        - status
      - region "The playground’s time":
        - paragraph:
          - text: Playground time
          - time: now
        - button "+1 hour"
        - button "+1 day"
        - button "To my next note"
        - button "To the next reminder"
        - status
      - main:
        - region "trust-circle":
          - heading "trust-circle" [level=2]
          - paragraph: Everybody in the group reads this.
          - group: Settings
          - log "Messages in trust-circle":
            - paragraph: Type / to see what I can do
            - paragraph: Most answers are visible to you alone. Change who you are above to see what others see.
            - button "Show the commands"
          - status
          - 'combobox "Message #trust-circle, or type /"'
          - button "Send"
          - status
        - region "Private chat":
          - heading "Private chat" [level=2]
          - paragraph: Between you and Seven alone.
          - button "Bot’s page"
          - log "Messages in Private chat":
            - paragraph: Your own chat
            - paragraph: Commands work here too, out of everybody’s sight.
            - button "Show the commands"
          - status
          - combobox "Message Seven, or type /"
          - button "Send"
          - status"
    `);
  });

  test('names what is in an answer', async () => {
    const sam = await open('sam');
    await sam.type('/try share:true');
    await sam.type('/try');
    const log = sam.page.getByRole('log', { name: 'Messages in trust-circle' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.getByRole('article', { name: /^Seven program .* Only visible to you$/ }).count()).toBe(
      2,
    );
    const answer = log.getByRole('article').last();
    const snapshot = await answer.ariaSnapshot();
    expect(snapshot).toContain('- heading "<img src=x onerror');
    expect(snapshot.slice(snapshot.indexOf('  - list:'))).toMatchInlineSnapshot(`
      "  - list:
          - listitem: <script>document.title="broken"</script>
        - term: </p><h1>big</h1>
        - definition: <img src=x onerror="document.title='broken'">
        - paragraph:
          - link "a page":
            - /url: https://example.org/a?b=1
          - link "a number":
            - /url: tel:+15550100
          - text: a trapno address
        - button "Turn over"
        - button "Write to me"
        - button "<img src=x onerror=\\"document.title='broken'\\">"
        - text: Practices and questions
        - combobox "Practices and questions":
          - option "Not chosen" [selected]
          - option "Number 1"
          - option "Number 2"
          - option "Number 3"
        - button "Choose Practices and questions": Choose
        - button "Fill in"
        - button "Need help now?""
    `);
  });

  test('can be used from the first key on', async () => {
    const { page, field } = await open('sam');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/try number:1');
    await page.keyboard.press('Enter');
    await expect.poll(() => bot().calls.at(-1)).toMatchObject({ kind: 'command', given: 'number:1' });
    expect(
      await field.evaluate((input: { matches(selector: string): boolean }) =>
        input.matches(':focus-visible'),
      ),
    ).toBe(true);
  });

  test('loads nothing from anywhere else, and says nothing on the console', async () => {
    const { page } = await open('sam');
    const [requests, said]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(new URL(request.url()).origin));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (fault) => said.push(fault.message));
    await page.reload();
    await page.locator('html[data-state=idle]').waitFor({ state: 'attached' });
    expect(new Set(requests)).toEqual(new Set([new URL(bot().playground.url()).origin]));
    expect(said).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });
});
