/** What moderators and admins meet on the page, as axe finds it and as it fits: setup, a reminder, a message to moderators. */
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { fillIn } from './acts.ts';
import { setTheSceneWith, type Visit } from './visit.ts';
import { startWholeBot } from './whole-bot.ts';

/** What axe found, in short, and how wide the widest thing on the page is, where it is cut off or scrolls too. */
const AUDIT = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
  [id, ...nodes.map(({ html }) => html.slice(0, 120))]))`;
const WIDTH = `Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('.log, dialog')].map(
  (part) => innerWidth + part.scrollWidth - part.clientWidth))`;

type Filled = Readonly<Record<string, string>>;

describe.skipIf(chromium === undefined)('The page of a group', () => {
  const { open } = setTheSceneWith(startWholeBot);

  const be = async (visit: Visit, name: string): Promise<void> => {
    await visit.page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
    await visit.rest();
  };
  const turnTo = ({ page }: Visit, name: string) =>
    page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('button', { name: new RegExp(`^# ${name}`) })
      .click();
  const formOf = ({ page }: Visit) => page.getByRole('dialog');
  const fill = async (visit: Visit, values: Filled): Promise<void> => {
    for (const [label, value] of Object.entries(values)) await fillIn(formOf(visit), label, value);
  };
  const send = async (visit: Visit): Promise<void> => {
    await formOf(visit).locator('[type=submit]').click();
    await formOf(visit).waitFor({ state: 'hidden' });
    await visit.rest();
  };
  const opens = async (visit: Visit, button: string): Promise<void> => {
    await visit.press(button);
    await formOf(visit).waitFor();
  };

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 375],
    ['dark', 375],
  ] as const)('has nothing in the way of anybody, in %s at %d pixels', async (scheme, width) => {
    const visit = await open('ana', width, scheme);
    const { page } = visit;
    const found: unknown[] = [];
    const seen: string[] = [];
    // Evaluated by the browser's debugger, which the page's content security policy does not hold for.
    await page.evaluate(axe.source);
    const look = async (name: string): Promise<void> => {
      const violations = await page.evaluate<readonly unknown[]>(AUDIT);
      const wide = await page.evaluate<number>(WIDTH);
      found.push(...violations.map((each) => [name, each]), ...(wide > width ? [[name, wide]] : []));
      seen.push((await page.locator('article:visible, dialog:visible').allInnerTexts()).join('\n'));
    };
    await visit.type('/trust-setup start');
    await look('setup');
    await opens(visit, 'Who moderates');
    await look('a form with people, roles and rooms');
    await fill(visit, { 'People who moderate': '@Kim', 'Moderators’ channel': '#quiet' });
    await send(visit);
    await opens(visit, 'Language and times');
    await fill(visit, { 'Time zone': 'Paris (France)', 'When moderators are around': 'Most evenings' });
    await send(visit);
    await visit.type('/group-reminder add');
    await fill(visit, { 'What the channel reads': 'Tea?', 'Days, or one day': 'mondays', Time: '9:00' });
    await send(visit);
    await look('a reminder, shown first');
    await be(visit, 'Sam');
    await visit.type('/ask-moderators');
    await opens(visit, 'Write');
    await fill(visit, { 'Your message': 'Can we talk?', 'Your name': 'With my name' });
    await send(visit);
    await visit.room.getByRole('log').getByRole('button', { name: 'Send', exact: true }).click();
    await visit.rest();
    await be(visit, 'Kim');
    await turnTo(visit, 'quiet');
    await look('a message to moderators');
    await visit.press('I’m taking this');
    await look('who has it');
    await be(visit, 'Ana');
    await turnTo(visit, 'trust-circle');
    await visit.type('/trust-setup show');
    await look('what was done');
    await page.locator('#room summary').filter({ hasText: 'Settings' }).click();
    await page.getByRole('checkbox', { name: 'Send Messages' }).uncheck();
    await page.locator('#room').getByText('Seven can’t post here.').waitFor();
    await look('the settings of a room');
    expect(found).toEqual([]);
    const expected = ['Who moderates', '@Moderators', 'Mondays at 09:00', 'Can we talk?', 'You have it.'];
    for (const words of [...expected, '@Ana changed what is set']) expect(seen.join('\n')).toContain(words);
  });
});
