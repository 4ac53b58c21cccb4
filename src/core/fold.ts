/** Lower case, without accents, quotes, full stops and doubled spaces: as people compare words. */
export const fold = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/[\p{M}"'’“”.]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
