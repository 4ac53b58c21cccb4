/** Measures how well text stands out, as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio says. */
import type { Page } from 'playwright-core';

/** As much of an element of the page as is measured here. */
interface Part {
  readonly tagName: string;
  readonly textContent: string;
  readonly parentElement: Part | null;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string }>;
  checkVisibility(): boolean;
  computedStyleMap(): { get(name: string): { toString(): string } };
}

/** A piece of text with its colour and the colours behind it, the nearest first. */
interface Sample {
  readonly text: string;
  readonly colour: string;
  readonly grounds: readonly string[];
}

interface Measured {
  readonly text: string;
  readonly ratio: number;
}

/** The contrast of every visible piece of text, from 1 to 21. */
export async function measureContrast(page: Page): Promise<readonly Measured[]> {
  const samples = await page.locator('body *').evaluateAll((parts: readonly Part[]) => {
    const groundsOf = (part: Part | null): readonly string[] =>
      part
        ? [part.computedStyleMap().get('background-color').toString(), ...groundsOf(part.parentElement)]
        : [];
    const ownText = (part: Part) =>
      [...part.childNodes]
        .map(({ nodeType, textContent }) => (nodeType === 3 ? textContent.trim() : ''))
        .join('');
    return parts
      .filter((part) => part.checkVisibility() && (ownText(part) !== '' || part.tagName === 'INPUT'))
      .map((part) => ({
        text: ownText(part) || part.tagName,
        colour: part.computedStyleMap().get('color').toString(),
        grounds: groundsOf(part),
      }));
  });
  return samples.map(measure);
}

const channels = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);

function measure({ text, colour, grounds }: Sample): Measured {
  const ground = grounds.map(channels).find(([, , , alpha]) => alpha === undefined || alpha === 1);
  const [light, dark] = [luminance(channels(colour)), luminance(ground ?? [255, 255, 255])].toSorted(
    (a, b) => b - a,
  );
  return { text, ratio: ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) };
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
