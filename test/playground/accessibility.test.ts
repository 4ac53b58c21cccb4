/** What axe finds on the page: https://github.com/dequelabs/axe-core */
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { setTheScene } from './visit.ts';

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

describe.skipIf(chromium === undefined)('The page', () => {
  const { open } = setTheScene();

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 375],
    ['dark', 375],
  ] as const)('has nothing in the way of anybody, in %s at %d pixels', async (scheme, width) => {
    const sam = await open('sam', width, scheme);
    // Evaluated by the browser's debugger, which the page's content security policy does not hold for.
    const audit = async () => {
      await sam.page.evaluate(axe.source);
      return sam.page.evaluate<Found>('axe.run()');
    };
    await sam.type('hello');
    await sam.type('/try share:true');
    await sam.type('/try');
    const inTalk = await audit();
    await sam.press('Fill in');
    const inForm = await audit();
    await sam.page.keyboard.press('Escape');
    await sam.type('/plan show');
    await sam.press('To my next note');
    const withFile = await audit();
    await sam.press('Tick');
    await sam.page.getByRole('dialog').getByText('Figs').waitFor();
    const withBoxes = await audit();
    await sam.page.keyboard.press('Escape');
    if (width === 375) await sam.press('Private chat');
    await sam.press('Bot’s page');
    await sam.page.getByRole('heading', { name: 'My page' }).waitFor();
    const onHome = await audit();
    if (width === 375) await sam.press('# trust-circle');
    await sam.type('/tell');
    await sam.page.locator('article summary').last().click();
    const withMenu = await audit();
    await sam.type('/staff');
    await sam.page.getByRole('dialog').getByText('@Moderators').waitFor();
    const withNames = await audit();
    const violations = [inTalk, inForm, withFile, withBoxes, onHome, withMenu, withNames].flatMap((found) =>
      found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 120))]),
    );
    expect(violations).toEqual([]);
  });
});
