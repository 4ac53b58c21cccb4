/** What goes wrong with one call of a Web API method. */
export type Fault =
  /** Answers `ok: false` and does nothing. */
  | { readonly kind: 'error'; readonly error: string }
  /** HTTP 429 with Retry-After. */
  | { readonly kind: 'rate limited'; readonly retryAfterSeconds: number }
  /** Does it, then cuts the connection before the answer. */
  | { readonly kind: 'done but cut' }
  /** Does nothing and never answers. */
  | { readonly kind: 'hangs' };

/** Which token is refused. */
export type TokenKind = 'bot' | 'app';

/** Everything that was scripted to go wrong. */
export interface Faults {
  /** The next call of this method fails so; several are taken in turn. */
  next(method: string, fault: Fault): void;
  take(method: string): Fault | undefined;
  /** From now on this token is answered with this error; undefined makes it good again. */
  refuseToken(
    kind: TokenKind,
    error: 'invalid_auth' | 'account_inactive' | 'token_revoked' | undefined,
  ): void;
  refusalOf(kind: TokenKind): string | undefined;
}

/** Starts with nothing wrong. */
export function createFaults(): Faults {
  const scripted = new Map<string, Fault[]>();
  const refused = new Map<TokenKind, string>();
  return {
    next(method, fault) {
      const queue = scripted.get(method) ?? [];
      queue.push(fault);
      scripted.set(method, queue);
    },
    take: (method) => scripted.get(method)?.shift(),
    refuseToken(kind, error) {
      if (error === undefined) refused.delete(kind);
      else refused.set(kind, error);
    },
    refusalOf: (kind) => refused.get(kind),
  };
}
