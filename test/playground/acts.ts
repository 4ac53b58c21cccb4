/** How a person finds their way about the page. */
import type { Locator, Page } from 'playwright-core';
import { CHANNELS, type ChannelId } from '../../adapters/playground/people.ts';
import type { Stage, Where } from '../stage.ts';

/** Where each place of a story is on the page. */
const PANES: Readonly<Record<Where, ChannelId | 'chat'>> = {
  room: 'room',
  'other room': 'quiet',
  'private chat': 'chat',
};

/** Which place of a story a pane of the page is. */
export const placeOf = (pane: string | null): Where =>
  pane === 'chat' ? 'private chat' : pane === 'quiet' ? 'other room' : 'room';

const nameOf = (pane: ChannelId | 'chat'): string =>
  CHANNELS.find(({ id }) => id === pane)?.name ?? 'Private chat';

/** What the rooms of the group are called. */
export const ROOMS: Stage['rooms'] = { room: nameOf('room'), 'other room': nameOf('quiet') };

/** Turns to a room of the group, unless it is shown already. The private chat always is. */
async function turnTo(page: Page, pane: string | null): Promise<void> {
  if (pane !== 'room' && pane !== 'quiet') return;
  const name = new RegExp(`^# ${nameOf(pane)}`);
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name }).click();
}

/** The field to write in. */
export async function fieldIn(page: Page, where: Where): Promise<Locator> {
  const pane = PANES[where];
  await turnTo(page, pane);
  return page
    .getByRole('region', { name: nameOf(pane), exact: true })
    .getByRole('combobox', { name: /^Message / });
}

/** Lets the bot post in the first room, or no more. */
export const letBotPost = (page: Page, may: boolean): Promise<void> => setOne(page, /^Send Messages$/, may);

/** Takes the bot out of the group, or lets it in again. */
export const letBotIn = (page: Page, isIn: boolean): Promise<void> => setOne(page, / is in the group$/, isIn);

/** Ticks a box in the settings of the first room, or not. */
async function setOne(page: Page, name: RegExp, isOn: boolean): Promise<void> {
  await turnTo(page, PANES.room);
  const room = page.getByRole('region', { name: ROOMS.room, exact: true });
  const settings = room.locator('summary').filter({ hasText: 'Settings' });
  await settings.click();
  await room.getByRole('checkbox', { name }).setChecked(isOn);
  await settings.click();
  await page.locator('html[data-state=idle]').waitFor({ state: 'attached' });
}

/** A message, in sight. */
export async function showArticle(page: Page, id: string): Promise<Locator> {
  const article = page.locator(`article[data-id="${id}"]`);
  const section = page.locator('section', { has: article });
  await turnTo(page, await section.getAttribute('id'));
  return article;
}

/** Fills in one field of a form. Of boxes, those are ticked whose labels are given, one a line, and no others. */
export async function fillIn(dialog: Locator, label: string, value: string): Promise<void> {
  const legend = dialog.page().locator('legend').getByText(label, { exact: true });
  const group = dialog.getByRole('group').filter({ has: legend });
  if ((await group.count()) > 0) {
    for (const box of await group.getByRole('checkbox').all()) await box.uncheck();
    for (const each of value.split('\n').filter(Boolean))
      await group.getByLabel(each, { exact: true }).check();
    return;
  }
  const control = dialog.getByLabel(label, { exact: true });
  const list = dialog.getByRole('combobox', { name: label, exact: true }).and(dialog.locator('select'));
  if (await list.count()) await control.selectOption(value === '' ? { value } : { label: value });
  else await control.fill(value);
}
