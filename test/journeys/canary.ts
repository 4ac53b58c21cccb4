/** Words that must not be found anywhere, in any spelling that a store or a log could give them. */

/**
 * How a text can be spelled in what was copied: as it is, in capitals, in small letters, in hex, as JSON escapes it, and
 * inside base64 of either alphabet wherever it began there. What touches its neighbours is left out.
 */
export function spellingsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor(((shift + bytes.length) * 8) / 6);
    return whole.slice(first, last);
  });
  const hex = bytes.toString('hex');
  const all = [
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    hex,
    hex.toUpperCase(),
    ...inBase64,
    ...inBase64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(all)];
}

/** Those texts that are found in what was copied, in any spelling. */
export const findIn = (copy: Buffer, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => spellingsOf(text).some((spelling) => copy.includes(spelling)));
