/** Something that the operator has to put right before the store can be used. The message is a plain sentence that says what. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** The store doesn't answer now. It may later: nothing needs to be put right in the bot. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** A sealed value that its key doesn't open: it was damaged, changed, or moved here from somewhere else. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable';
}

/** A record that a newer program wrote. This program neither reads nor writes it. */
export class NewerRecord extends Error {
  override readonly name = 'NewerRecord';
}

/** What should be kept, or was, doesn't fit the record's schema. Names fields, never what is in them. */
export class Misshapen extends Error {
  override readonly name = 'Misshapen';
}

/** Others changed the same record again and again; the change was not made. */
export class Contended extends Error {
  override readonly name = 'Contended';
}

/** A journal was to be written whose member has no record: without the record's key there is nothing to seal it with. */
export class NoRecord extends Error {
  override readonly name = 'NoRecord';
}
