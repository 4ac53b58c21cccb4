/** The stage on which people use the playground's page in a real browser. */
import type { Browser, Page, Request } from 'playwright-core';
import { createAccept } from '#core/accept.ts';
import type { Accept } from '#core/plan.ts';
import type { MovableClock } from '../../adapters/playground/clock.ts';
import { PEOPLE, type PersonId } from '../../adapters/playground/people.ts';
import { createPlayground } from '../../adapters/playground/platform.ts';
import type { StageParts } from '../bot.ts';
import { followChanges } from '../changes.ts';
import { createQueue, type Queue } from '../queue.ts';
import type { Person, Seen, Sight, Stage, Where } from '../stage.ts';
import { fieldIn, fillIn, letBotIn, letBotPost, ROOMS, showArticle } from './acts.ts';
import { idle } from './bot.ts';
import { startBrowser } from './browser.ts';
import { readForm, readMessages } from './reader.ts';
import { look as lookAt } from './requests.ts';
import { createTrouble } from './trouble.ts';

/** How long anything may take that a person waits for, in milliseconds of real time. */
const DEADLINE = 10_000;
/** Tells the stage of whatever changes on the page. */
const WATCH = `new MutationObserver(() => globalThis.somethingChanged()).observe(document, {
  subtree: true, childList: true, attributes: true, characterData: true,
});`;

/** Somebody with a page of their own. */
interface Viewer {
  readonly page: Page;
  readonly sights: Queue<Sight>;
  /** Puts what is new on the page into `sights`. */
  readonly look: () => Promise<void>;
  /** What is open counts as a form that was not seen yet. */
  readonly expectForm: () => void;
}

/** Counts what reached the core, so that an act can wait for it. */
interface Counter {
  readonly accept: Accept;
  /** Resolves once the act led to a call. */
  during(act: () => Promise<void>): Promise<void>;
}

function createCounter(accept: Accept): Counter {
  let taken = Promise.withResolvers<void>();
  return {
    accept: (call) => {
      if (call.kind !== 'suggest') taken.resolve();
      return accept(call);
    },
    during: async (act) => {
      taken = Promise.withResolvers();
      await act();
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(() => late.reject(new Error('Nothing reached the bot.')), DEADLINE);
      await Promise.race([taken.promise, late.promise]).finally(() => clearTimeout(timer));
    },
  };
}

function idOf(name: string): PersonId {
  const id = PEOPLE.find((each) => each.name.toLowerCase() === name.toLowerCase())?.id;
  if (!id) throw new Error(`There is no ${name} in the playground.`);
  return id;
}

/** Opens the playground with a browser in front of it. The story moves its clock and does what is due, not the page. */
export async function openPlaygroundStage(parts: StageParts): Promise<Stage> {
  const clock: MovableClock = { ...parts.clock, move: (time) => parts.clock.passes(time) };
  const playground = createPlayground({ ...parts, ...idle, clock, port: 0, botName: 'Seven' });
  const trouble = createTrouble(playground);
  const { platform } = trouble;
  const changes = followChanges(createAccept({ ...parts, platform }));
  const counter = createCounter(changes.accept);
  await playground.start(counter.accept);
  const browser = await startBrowser();
  const viewers = new Map<PersonId, Promise<Viewer>>();
  const people = new Map<string, Person>();
  let last: Request | undefined;
  /** Resolves once what was set for a room is set. */
  let setting: Promise<unknown> = Promise.resolve();
  const during: Counter['during'] = async (act) => {
    await setting;
    await counter.during(act);
  };

  const view = (name: string): Promise<Viewer> => {
    const id = idOf(name);
    const known = viewers.get(id);
    if (known) return known;
    // Whoever comes in later does not look at what others were told before.
    const since =
      viewers.size === 0 ? Promise.resolve(0) : lookAt(playground.url(), id).then(({ seq }) => seq);
    const viewer = openViewer(browser, `${playground.url()}?person=${id}`, since, remember);
    viewers.set(id, viewer);
    return viewer;
  };
  const remember = (request: Request): void => {
    if (/\/(?:line|press|menu|submit|home)$/.test(request.url())) last = request;
  };
  const settle = async (): Promise<void> => {
    const pages = (await Promise.all(viewers.values())).map(({ page }) => page);
    await Promise.all(pages.map(untilIdle));
    const { seq } = await lookAt(playground.url(), 'sam');
    await Promise.all(pages.map((page) => untilShown(page, seq)));
  };
  return {
    name: 'playground',
    platform,
    rooms: ROOMS,
    person: (name) => {
      const person = people.get(name) ?? createPerson(view(name), { ...counter, during }, settle);
      people.set(name, person);
      return person;
    },
    letBotPost: (may) => {
      setting = Promise.all([setting, view('Sam')]).then(([, { page }]) => letBotPost(page, may));
      setting.catch(() => undefined);
    },
    letBotIn: async (isIn) => {
      const { page } = await view('Sam');
      await changes.during(() => letBotIn(page, isIn));
    },
    removeOtherRoom: () => Promise.reject(new Error('In the playground rooms stay.')),
    letReach: (name, may) => trouble.letReach(idOf(name), may),
    losesNextReceipt: () => trouble.losesNextReceipt(),
    deliverAgain: async () => {
      const body = last?.postData();
      if (!last || !body) throw new Error('Nobody did anything yet.');
      const origin = new URL(last.url()).origin;
      const headers = { 'content-type': 'application/json', origin };
      const response = await fetch(last.url(), { method: 'POST', headers, body });
      if (!response.ok) throw new Error(`The playground answered ${response.status}.`);
    },
    breaches: () => [],
    stop: async () => {
      await browser.close();
      await playground.stop();
    },
  };
}

const untilIdle = (page: Page): Promise<void> =>
  page.locator('html[data-state=idle]').waitFor({ state: 'attached', timeout: DEADLINE });

async function untilShown(page: Page, seq: number): Promise<void> {
  await page.waitForFunction(`Number(document.documentElement.dataset.seq) >= ${seq}`, undefined, {
    timeout: DEADLINE,
  });
}

async function openViewer(
  browser: Browser,
  url: string,
  since: Promise<number>,
  onRequest: (request: Request) => void,
): Promise<Viewer> {
  const page = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  const sights = createQueue<Sight>(url);
  let seq = await since;
  let isFormSeen = false;
  const lookOnce = async (): Promise<void> => {
    const news = (await readMessages(page)).filter((message) => message.seq > seq);
    for (const { sight } of news) sights.push(sight);
    seq = news.at(-1)?.seq ?? seq;
    const form = await readForm(page);
    if (form && !isFormSeen) sights.push({ kind: 'form', form });
    isFormSeen = form !== undefined;
  };
  let looking = Promise.resolve();
  const look = (): Promise<void> => (looking = looking.then(lookOnce));
  let isLookDue = false;
  const lookSoon = (): void => {
    if (isLookDue) return;
    isLookDue = true;
    looking = looking.then(() => {
      isLookDue = false;
      return lookOnce();
    });
    looking.catch(() => page.isClosed());
  };
  page.setDefaultTimeout(DEADLINE);
  page.on('request', onRequest);
  await page.exposeFunction('somethingChanged', lookSoon);
  await page.addInitScript({ content: WATCH });
  await page.goto(url);
  await untilIdle(page);
  return {
    page,
    sights,
    look,
    expectForm: () => {
      isFormSeen = false;
    },
  };
}

/** Entries are numbered in the order in which they came. */
const countOf = ({ id }: Seen): number => Number(id.split('-').at(-1));

function createPerson(opening: Promise<Viewer>, counter: Counter, settle: () => Promise<void>): Person {
  const write = async (line: string, where: Where): Promise<void> => {
    const field = await fieldIn((await opening).page, where);
    await counter.during(async () => {
      await field.fill(line);
      await field.press('Enter');
    });
  };
  const article = async (id: string) => showArticle((await opening).page, id);
  return {
    types: (line, where = 'room') => write(line, where),
    writes: (text) => write(text, 'private chat'),
    opensHome: async () => {
      const { page } = await opening;
      // Until then the page may be about to open, and a press would close it.
      await untilIdle(page);
      const button = page.getByRole('button', { name: 'Bot’s page' });
      if ((await button.getAttribute('aria-pressed')) === 'true') await button.click();
      await counter.during(() => button.click());
    },
    standing: async (): Promise<readonly Seen[]> => {
      await settle();
      const messages = await readMessages((await opening).page);
      const seens = messages.filter(({ isSent }) => isSent).map(({ sight }) => sight.seen);
      return seens.toSorted((one, other) => countOf(one) - countOf(other));
    },
    completes: async (command, option, typed) => {
      const { page } = await opening;
      const field = await fieldIn(page, 'room');
      const line = `/${command} ${option}:${typed.includes(' ') ? `"${typed}` : typed}`;
      await field.fill(line);
      const list = page.locator(`#room [role=listbox][data-line=${JSON.stringify(line)}]`);
      await list.waitFor({ state: 'attached' });
      const offers = await list.getByRole('option').locator('.label').allInnerTexts();
      await field.fill('');
      return offers;
    },
    presses: async (id, label) => {
      const button = (await article(id)).getByRole('button', { name: label, exact: true });
      await counter.during(() => button.click());
    },
    chooses: async (id, label, option) => {
      const message = await article(id);
      await message.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
      await counter.during(() =>
        message.getByRole('button', { name: `Choose ${label}`, exact: true }).click(),
      );
    },
    opensMenu: async (id, label) => {
      const message = await article(id);
      await message.locator('summary').click();
      await counter.during(() => message.getByRole('button', { name: label, exact: true }).click());
    },
    fills: async (values) => {
      const { page, look, expectForm } = await opening;
      const dialog = page.getByRole('dialog');
      for (const [label, value] of Object.entries(values)) await fillIn(dialog, label, value);
      await counter.during(() => dialog.locator('[type=submit]').click());
      // From here on an open form is one that came back.
      expectForm();
      await look();
    },
    next: async (deadline = DEADLINE) => (await opening).sights.next(deadline),
    rest: async () => {
      const { sights, look } = await opening;
      await settle();
      await look();
      return sights.drain();
    },
  };
}
