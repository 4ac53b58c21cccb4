/** Somebody in front of the playground's page, who types, presses and fills in. */
import type { Browser, Locator, Page } from 'playwright-core';
import { fillIn } from '../../test/playground/acts.ts';

/** A page, and what is done on it. Each act resolves once it is answered and shown. */
export interface Visitor {
  readonly page: Page;
  /** A pane: a room of the group by its name, or `Private chat`. */
  readonly pane: (name: string) => Locator;
  turnTo(room: string): Promise<void>;
  writes(line: string, pane?: string): Promise<void>;
  /** Presses the newest button of that name in what was said, or one that moves the time. */
  presses(label: string): Promise<void>;
  /** Fills in the form that is open, by its labels. */
  fills(values: Readonly<Record<string, string>>): Promise<void>;
  /** Sends the form that is open. */
  sends(): Promise<void>;
}

/** How the page is looked at. */
export interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** The room in which somebody writes unless told otherwise. */
const ROOM = 'trust-circle';

/** Opens the page as somebody. */
export async function visit(
  browser: Browser,
  url: string,
  person: string,
  look: Look = {},
): Promise<Visitor> {
  const { scheme = 'light', width = 1280, height = 880 } = look;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  const rest = () => page.locator('html[data-state=idle]').waitFor({ state: 'attached' });
  const pane = (name: string) => page.getByRole('region', { name, exact: true });
  const form = page.getByRole('dialog');
  await page.goto(`${url}?person=${person}`);
  await rest();
  return {
    page,
    pane,
    turnTo: async (room) => {
      const rooms = page.getByRole('navigation', { name: 'Rooms' });
      await rooms.getByRole('button', { name: new RegExp(`^# ${room}`) }).click();
    },
    writes: async (line, where = ROOM) => {
      const field = pane(where).getByRole('combobox', { name: /^Message / });
      await field.fill(line);
      await field.press('Enter');
      await rest();
    },
    presses: async (label) => {
      const parts = page.locator('article:visible, .leaps');
      await parts.getByRole('button', { name: label, exact: true }).last().click();
      await rest();
    },
    fills: async (values) => {
      for (const [label, value] of Object.entries(values)) await fillIn(form, label, value);
    },
    sends: async () => {
      await form.locator('[type=submit]').click();
      await form.waitFor({ state: 'hidden' });
      await rest();
    },
  };
}
