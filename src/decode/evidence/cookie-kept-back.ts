import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { pathMatches } from '../../http/set-cookie';
import type { Citation, SetCookie } from '../../model';
import type { CheckContext } from './check';
import { past } from './past';

/** Why a browser keeps a cookie back from this request (RFC 6265bis section 5.8.3); null where it would send it. */
const heldBack = ({ exchange }: CheckContext, cookie: SetCookie): string | null => {
  const url = requestUrl(exchange.request);
  if (url === null) return null;
  if (!pathMatches(cookie.path, url.pathname))
    return `for the path ${cookie.path} and below only, and this request goes to ${url.pathname.slice(0, 120)}`;
  if (cookie.secure && url.protocol === 'http:' && url.hostname !== 'localhost')
    return 'for https only (Secure), and this request goes over http';
  if (header(exchange.request.headers, 'sec-fetch-site') !== 'cross-site') return null;
  if (cookie.sameSite === 'none') return cookie.secure ? null : 'with SameSite=None but without Secure, which browsers refuse';
  // Firefox and Safari send a cookie without SameSite along, where they do not keep third parties' cookies apart.
  if (cookie.sameSite === null)
    return exchange.browser === 'chromium'
      ? 'without SameSite, which Chromium takes for Lax: it does not go along from another site'
      : null;
  return `with SameSite=${cookie.sameSite === 'lax' ? 'Lax' : 'Strict'}, so that it does not go along from another site`;
};

const sessionName = /sess|sid\b|auth|token|jwt|login|identity/i;

/** A cookie that this host set before and that cannot come with this request, unless it came all the same (`sent`: the names that did). */
export const keptBack = (
  context: CheckContext,
  sent: ReadonlySet<string>,
): { readonly told: string; readonly citation: Citation } | null => {
  for (const record of past(context).onHost) {
    const cookies = record.setCookies ?? [];
    // Of several the one that is kept or named as those of sessions are.
    for (const cookie of cookies.length > 1 ? cookies.filter(({ name, httpOnly }) => httpOnly || sessionName.test(name)) : cookies) {
      const reason = sent.has(cookie.name) ? null : heldBack(context, cookie);
      if (reason !== null)
        return {
          told: `${record.method} ${record.path.slice(0, 120)} had set the cookie ${cookie.name} ${reason}`,
          citation: { part: 'history', at: record.id },
        };
    }
  }
  return null;
};
