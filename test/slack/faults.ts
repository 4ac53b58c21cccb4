/** What goes wrong with one call of a Web API method. */
export type Fault =
  /** Answers `ok: false` and does nothing. `needed` is the scope that is missing. */
  | { readonly kind: 'error'; readonly error: string; readonly needed?: string }
  /** HTTP 429 with Retry-After. */
  | { readonly kind: 'rate limited'; readonly retryAfterSeconds: number }
  /** Does it, then cuts the connection before the answer. */
  | { readonly kind: 'done but cut' }
  /** Does nothing, and answers with this HTTP status and no JSON. */
  | { readonly kind: 'status'; readonly status: number }
  /** Does nothing and never answers. */
  | { readonly kind: 'hangs' };

/** Which token is refused. */
export type TokenKind = 'bot' | 'app';

/** Why a token is refused. */
export type TokenError = 'invalid_auth' | 'account_inactive' | 'token_revoked';

/** Everything that was scripted to go wrong. Starts with nothing. */
export class Faults {
  readonly #scripted = new Map<string, Fault[]>();
  readonly #refused = new Map<TokenKind, TokenError>();

  /** The next call of this method fails so; several are taken in turn. */
  next(method: string, fault: Fault): void {
    const queue = this.#scripted.get(method) ?? [];
    queue.push(fault);
    this.#scripted.set(method, queue);
  }

  take(method: string): Fault | undefined {
    return this.#scripted.get(method)?.shift();
  }

  /** From now on this token is answered with this error; undefined makes it good again. */
  refuseToken(kind: TokenKind, error: TokenError | undefined): void {
    if (error === undefined) this.#refused.delete(kind);
    else this.#refused.set(kind, error);
  }

  refusalOf(kind: TokenKind): TokenError | undefined {
    return this.#refused.get(kind);
  }
}
