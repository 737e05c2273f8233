import { header } from '../../http/headers';
import type { Citation } from '../../model';
import { type Check, type Evidence, no, unknown, yes } from '../evidence/check';
import { list } from '../evidence/words';
import { allowsPage, type CorsView, corsView } from './cors-view';

const field = 'Access-Control-Allow-Origin';
const citation: Citation = { part: 'response-header', at: field };
const fromPage: Citation = { part: 'request-header', at: 'Origin' };

type Ask = (view: CorsView, allowed: readonly string[], name: string) => Evidence;

/** Asks only where the browser asks the server's leave, and where an answer with headers was recorded. */
const asking =
  (ask: Ask): Check =>
  (context) => {
    const view = corsView(context);
    if (view.applies === false) return no(view.whyNot ?? 'CORS does not apply here');
    if (view.applies === null || view.answer === null) return unknown();
    return ask(view, view.allowed, view.answer.name);
  };

/** Firefox: CORSMissingAllowOrigin. */
export const corsMissingAllowOrigin: Check = asking((view, allowed, name) =>
  allowed.length === 0
    ? yes(`${name} has no ${field} header, so the page at ${view.origin} may not read it`, fromPage, citation)
    : no(`${name} has ${field}: ${list(allowed)}`, citation),
);

/** Firefox: CORSAllowOriginNotMatchingOrigin. Compared as texts, as browsers do. */
export const corsOriginMismatch: Check = asking((view, allowed, name) => {
  const [only, ...more] = allowed;
  if (only === undefined) return no(`${name} has no ${field} header at all`, citation);
  if (more.length > 0) return unknown();
  if (only === '*' || only === view.origin) return no(`${field} is ${only}`, citation);
  const slash = only === `${view.origin}/` ? ' (a slash too many at its end)' : '';
  return yes(`${field} allows ${only}${slash}; the page is at ${view.origin}`, citation, fromPage);
});

/** Firefox: CORSMultipleAllowOriginNotAllowed. */
export const corsMultipleOrigins: Check = asking((_view, allowed, name) =>
  allowed.length > 1
    ? yes(`${field} has ${allowed.length} values, ${list(allowed)}; only one is allowed`, citation)
    : no(`${name} has ${allowed.length === 0 ? 'no' : 'one'} ${field} value`, citation),
);

/** Firefox: CORSNotSupportingCredentials. Cookies that went along prove the credentials mode; without them it is unknown. */
export const corsWildcardWithCredentials: Check = asking((view, allowed) => {
  if (allowed.length !== 1 || allowed[0] !== '*') return no(`${field} is no wildcard`, citation);
  if (view.withCredentials === true)
    return yes(`${field} is *, but the request was sent with credentials (cookies)`, citation, { part: 'request-header', at: 'Cookie' });
  return unknown(`${field} is *: that is not enough if the request was sent with credentials: include`, citation);
});

/** Firefox: CORSMissingAllowCredentials. */
export const corsMissingAllowCredentials: Check = asking((view, allowed, name) => {
  const value = header(view.answer?.headers ?? [], 'access-control-allow-credentials');
  const cited: Citation = { part: 'response-header', at: 'Access-Control-Allow-Credentials' };
  if (value === 'true') return no('Access-Control-Allow-Credentials is true', cited);
  if (allowed.length !== 1 || allowed[0] === '*') return unknown();
  const states =
    value === null
      ? `${name} has no Access-Control-Allow-Credentials header`
      : `Access-Control-Allow-Credentials is ${value.slice(0, 40)}, not true`;
  if (view.withCredentials === true) return yes(`${states}, but the request was sent with credentials (cookies)`, cited);
  return unknown(`${states}: it is needed if the request was sent with credentials: include`, cited);
});

const reasons = [corsMissingAllowOrigin, corsOriginMismatch, corsMultipleOrigins, corsWildcardWithCredentials, corsMissingAllowCredentials];

/** Did the server answer with an error that the page never sees, because that answer lacks the CORS headers? */
export const corsHidesStatus: Check = (context, params) => {
  const { status } = context.exchange.response;
  const view = corsView(context);
  if (view.applies === false) return no(view.whyNot ?? 'CORS does not apply here');
  if (view.isPreflight || status === 0) return unknown();
  const why = allowsPage(view) ? undefined : reasons.map((reason) => reason(context, params)).find((answer) => answer.verdict === 'yes');
  if (view.applies === null) return unknown();
  if (why === undefined) return no('The page may read the answer', citation);
  if (status < 400) return no(`The server answered ${status}, which is no error`, citation);
  return yes(`The server did answer ${status}, but the page sees only “Failed to fetch”. ${why.evidence ?? ''}`, ...why.citations);
};
