import { isIPv6 } from 'node:net';

/** Names under which a browser on this machine finds a server on its loopback interface. */
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Does only this machine itself get there? */
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host) || /^127\.[\d.]+$/.test(host);

/** Is it the address that stands for all of a machine's addresses? No browser goes there. */
export const isAnywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** A host name as it stands in an address. */
export const inAddress = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

/** The `Host` headers that are answered: this machine's own names, and the one that was configured. */
export function hostsOf(host: string, port: number): ReadonlySet<string> {
  const names = new Set([...LOOPBACK, ...(isAnywhere(host) ? [] : [host.toLowerCase()])].map(inAddress));
  return new Set([...names].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

/**
 * Why a request is not answered, as a sentence, or undefined where it may be.
 *
 * A page of another site can send requests to this machine. By a host name of its own that suddenly leads here (DNS
 * rebinding) it could read the answers too: such a request carries that name in `Host`. Otherwise it carries the
 * other site's `Origin`, which a browser sends with every POST, and a type of content other than JSON unless it
 * asked first, to which nobody here says yes.
 */
export function refusalOf(request: Request, hosts: ReadonlySet<string>): string | undefined {
  const { headers } = request;
  const host = headers.get('host')?.toLowerCase() ?? '';
  if (!hosts.has(host)) return 'The playground does not answer at this address.';
  const site = headers.get('sec-fetch-site') ?? 'none';
  const isPage = headers.get('sec-fetch-mode') === 'navigate' && request.method === 'GET';
  if (!isPage && !['none', 'same-origin'].includes(site)) return 'The playground answers its own page only.';
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (headers.get('origin')?.toLowerCase() !== `http://${host}`)
    return 'The playground answers its own page only.';
  const isJson = /^application\/json(?:;\s*charset=utf-8)?$/i.test(headers.get('content-type') ?? '');
  return isJson ? undefined : 'The playground reads JSON only.';
}
