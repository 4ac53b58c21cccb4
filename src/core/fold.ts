/** Lower case, without accents, quotes and doubled spaces: as people compare words. */
export const fold = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/[\p{M}"'’“”]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
