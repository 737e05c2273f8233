import { header } from '../../http/headers';
import { essence } from '../../http/media-type';
import type { Citation } from '../../model';
import { type Check, type CheckContext, no, unknown, yes } from '../evidence/check';
import { headerName, list } from '../evidence/words';
import { allowedMethods, allowedNames, type CorsView, corsView, grants, type Preflight } from './cors-view';

const simpleMethods = ['GET', 'HEAD', 'POST'];
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

const ok = (preflight: Preflight): boolean => preflight.status >= 200 && preflight.status < 300;

const methodOf = (context: CheckContext, preflight: Preflight): string =>
  preflight.method ?? (corsView(context).isPreflight ? '' : context.exchange.request.method);

const never = (context: CheckContext, preflight: Preflight): string => {
  const method = methodOf(context, preflight);
  return method === '' ? 'the request itself was never sent' : `the ${method} was never sent`;
};

/** True where a request of this kind must be asked leave for (Fetch standard, CORS-safelisted method and headers). */
const needsPreflight = ({ exchange }: CheckContext): boolean => {
  const type = header(exchange.request.headers, 'content-type');
  if (!simpleMethods.includes(exchange.request.method.toUpperCase())) return true;
  if (type !== null && !simpleTypes.includes(essence(type))) return true;
  return exchange.request.headers.some((field) => /^(?:authorization|x-)/i.test(field.name) && !/^x-client-data$/i.test(field.name));
};

type Ask = (preflight: Preflight, view: CorsView, context: CheckContext) => ReturnType<Check>;

const asking =
  (ask: Ask): Check =>
  (context) => {
    const view = corsView(context);
    if (view.preflight !== null) return ask(view.preflight, view, context);
    if (view.applies === false) return no(view.whyNot ?? 'CORS does not apply here');
    if (
      view.applies === true &&
      !context.exchange.request.provisional &&
      context.exchange.response.status > 0 &&
      !needsPreflight(context)
    ) {
      return no('Such a request needs no preflight');
    }
    return unknown();
  };

/** Firefox: CORSPreflightDidNotSucceed. */
export const corsPreflightFailed: Check = asking((preflight, _view, context) => {
  if (ok(preflight)) return no(`The preflight (OPTIONS) was answered ${preflight.status}`, preflight.citation);
  if (preflight.status >= 300 && preflight.status < 400)
    return unknown(`The preflight (OPTIONS) was redirected (${preflight.status})`, preflight.citation);
  // Refused connections, blockers and aborts stop preflights too: without an answer nothing is known of CORS.
  if (preflight.status === 0) return unknown(`The preflight (OPTIONS) got no answer, so ${never(context, preflight)}`, preflight.citation);
  const login =
    preflight.status === 401 || preflight.status === 403
      ? '; preflights never carry credentials, so the server must answer them without'
      : '';
  return yes(
    `The preflight (OPTIONS) was answered ${preflight.status} instead of 2xx, so ${never(context, preflight)}${login}`,
    preflight.citation,
  );
});

/** Browsers follow no redirect of a preflight. */
export const corsPreflightRedirected: Check = asking((preflight, _view, context) => {
  if (preflight.status === 0) return unknown();
  if (preflight.status < 300 || preflight.status >= 400)
    return no(`The preflight was answered ${preflight.status}, not redirected`, preflight.citation);
  const location = (header(preflight.headers, 'location') ?? '').split(/[?#]/, 1)[0]?.slice(0, 200) ?? '';
  return yes(
    `The preflight (OPTIONS) was redirected (${preflight.status}${location === '' ? '' : ` to ${location}`}), so ${never(context, preflight)}`,
    preflight.citation,
  );
});

/** Firefox: CORSMethodNotFound. `*` does not count with credentials. */
export const corsMethodNotAllowed: Check = asking((preflight, view, context) => {
  const method = methodOf(context, preflight);
  const cited: Citation = { part: 'response-header', at: 'Access-Control-Allow-Methods' };
  if (method === '' || !grants(preflight)) return unknown();
  if (simpleMethods.includes(method.toUpperCase())) return no(`${method} needs no leave`, preflight.citation);
  const allowed = allowedMethods(preflight.headers);
  const told =
    allowed.length === 0
      ? 'the preflight’s answer has no Access-Control-Allow-Methods'
      : `Access-Control-Allow-Methods lists ${list(allowed.map((one) => one.slice(0, 40)))}`;
  if (allowed.includes(method)) return no(told, cited);
  if (allowed.includes('*'))
    return view.withCredentials === true
      ? yes('Access-Control-Allow-Methods is *, which does not count with credentials', cited)
      : no('Access-Control-Allow-Methods is *', cited);
  const inOtherCase = allowed.some((one) => one.toLowerCase() === method.toLowerCase());
  return yes(`The page wants to send ${method}; ${told}${inOtherCase ? '; the case of methods counts' : ''}`, cited, preflight.citation);
});

/** Firefox: CORSMissingAllowHeaderFromPreflight. `*` covers neither Authorization nor requests with credentials. */
export const corsHeaderNotAllowed: Check = asking((preflight, view) => {
  const cited: Citation = { part: 'response-header', at: 'Access-Control-Allow-Headers' };
  if (!grants(preflight)) return unknown();
  if (preflight.asked.length === 0)
    return preflight.method === null ? unknown() : no('The preflight asked leave for no header', preflight.citation);
  const allowed = allowedNames(preflight.headers, 'access-control-allow-headers');
  const star = allowed.includes('*') && view.withCredentials !== true;
  const refused = preflight.asked.filter((name) => !allowed.includes(name) && !(star && name !== 'authorization'));
  const told =
    allowed.length === 0
      ? 'the preflight’s answer has no Access-Control-Allow-Headers'
      : `Access-Control-Allow-Headers lists ${list(allowed.map(headerName))}`;
  if (refused.length === 0) return no(told, cited);
  const wildcard = allowed.includes('*') && refused.includes('authorization') ? '; * does not cover Authorization' : '';
  return yes(`The page wants to send the header ${list(refused.map(headerName))}; ${told}${wildcard}`, cited, preflight.citation);
});

/** Was the preflight of this request refused, for whatever reason: status, redirect, origin, method or headers? */
export const preflightFailed: Check = (context, params) => {
  const answers = [corsPreflightFailed, corsPreflightRedirected, corsMethodNotAllowed, corsHeaderNotAllowed].map((check) =>
    check(context, params),
  );
  return answers.find((one) => one.verdict === 'yes') ?? answers[0] ?? unknown();
};
