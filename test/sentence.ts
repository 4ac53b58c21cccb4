/** Takes the sentences of content/words apart, with the parser that says them. */
import { IntlMessageFormat } from 'intl-messageformat';

type Piece = ReturnType<IntlMessageFormat['getAst']>[number];

/** The parser's type of a piece that is neither a hole nor emphasis. */
const LITERAL: Piece['type'] = 0;
const isLiteral = (piece: Piece): boolean => piece.type === LITERAL;
const valueOf = (piece: Piece): readonly string[] => ('value' in piece ? [piece.value] : []);

/** The pieces of a sentence, also those within emphasis and within the forms of a plural. */
function withInner(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const forms = 'options' in piece ? Object.values(piece.options).flatMap(({ value }) => value) : [];
    return [piece, ...withInner('children' in piece ? piece.children : forms)];
  });
}

/** @throws SyntaxError for a sentence with, say, a brace that is not closed. */
const parse = (sentence: string) => withInner(new IntlMessageFormat(sentence).getAst());

/** The names of the holes of a sentence, and `b` where it has emphasis, in the order of the alphabet. */
export function holesOf(sentence: string): readonly string[] {
  const names = parse(sentence).flatMap((piece) => (isLiteral(piece) ? [] : valueOf(piece)));
  return [...new Set(names)].toSorted();
}

/** What a sentence says without its holes and its emphasis. */
export const saidIn = (sentence: string): string =>
  parse(sentence).filter(isLiteral).flatMap(valueOf).join('');

/** True where a sentence can be said when these holes are filled, and no others. */
export function canBeSaid(sentence: string, holes: readonly string[]): boolean {
  const emphasise = (chunks: readonly string[]) => chunks.join('');
  const filled = Object.fromEntries(holes.map((hole) => [hole, hole === 'b' ? emphasise : 7]));
  try {
    new IntlMessageFormat(sentence).format(filled);
    return true;
  } catch {
    return false;
  }
}
