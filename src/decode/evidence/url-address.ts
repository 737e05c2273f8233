import { parseUrl, requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { isHtml } from '../../http/media-type';
import { type Check, no, unknown, yes } from './check';
import { here, lastWhere, succeeded } from './past';
import { quoteOf, said } from './said';
import { duration, list } from './words';

const citation = { part: 'request-url', at: null } as const;

const otherSlash = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : `${path}/`);

const pathOf = (location: string, base: string): string | null => (URL.canParse(location, base) ? new URL(location, base).pathname : null);

/** Does the path end with a slash too many, or lack one? */
export const trailingSlash: Check = (context) => {
  const { exchange } = context;
  const url = requestUrl(exchange.request);
  if (url === null || url.pathname === '/') return unknown();
  const other = otherSlash(url.pathname);
  const differs = url.pathname.endsWith('/') ? 'without the slash at the end' : 'with a slash at the end';
  const location = exchange.response.redirectUrl || (header(exchange.response.headers, 'location') ?? '');
  if (
    exchange.response.status >= 300 &&
    exchange.response.status < 400 &&
    location !== '' &&
    pathOf(location, exchange.request.url) === other
  ) {
    return yes(`The server redirects to the same path ${differs}`, { part: 'response-header', at: 'Location' });
  }
  const worked = lastWhere(context, (record) => record.host === url.host && record.path === other && succeeded(record));
  if (worked !== null)
    return yes(`${worked.method} ${other}, ${differs}, worked ${duration(exchange.startedAt - worked.startedAt)} before`, {
      part: 'history',
      at: worked.id,
    });
  const words = said(context);
  if (/trailing slash|append_slash|end in a slash|ends? with (?:a )?slash/.test(words.text))
    return yes(quoteOf(words), words.citation, citation);
  const asIs = lastWhere(context, (record) => record.host === url.host && record.path === url.pathname && succeeded(record));
  if (asIs !== null)
    return no(`The same path worked ${duration(exchange.startedAt - asIs.startedAt)} before`, { part: 'history', at: asIs.id });
  return unknown();
};

const version = /^v\d+(?:\.\d+)*(?:alpha\d*|beta\d*)?$|^\d{4}-\d\d-\d\d$|^\d{4}-\d\d$/i;

const withoutVersion = (path: string): string =>
  path
    .split('/')
    .map((segment) => (version.test(segment) ? '{version}' : segment))
    .join('/');

const aboutVersion =
  /(?:unsupported|unknown|invalid|deprecated|retired|sunset|removed|outdated) api[ -]version|(?:api[ -]version|version of (?:the|this) api|this version)\b[^\n]{0,40}(?:not supported|no longer|unsupported|deprecated|retired|sunset|does not exist|is invalid|not found|removed)/;

/** Is the API version in the path the wrong one? */
export const wrongVersion: Check = (context) => {
  const url = requestUrl(context.exchange.request);
  if (url === null) return unknown();
  const mine = url.pathname.split('/').find((segment) => version.test(segment)) ?? null;
  const worked = lastWhere(
    context,
    (record) =>
      record.host === url.host &&
      succeeded(record) &&
      record.path !== url.pathname &&
      withoutVersion(record.path) === withoutVersion(url.pathname),
  );
  if (worked !== null && mine !== null) {
    return yes(
      `${worked.path} worked ${duration(context.exchange.startedAt - worked.startedAt)} before; this request asks for ${mine}`,
      citation,
      { part: 'history', at: worked.id },
    );
  }
  const words = said(context);
  if (aboutVersion.test(words.text)) {
    return yes(`${quoteOf(words)}${mine === null ? '' : `; the path asks for ${mine}`}`, words.citation, citation);
  }
  const same =
    mine === null
      ? null
      : lastWhere(context, (record) => record.host === url.host && succeeded(record) && record.path.split('/').includes(mine));
  return same === null ? unknown() : no(`${same.path} of the same version worked`, { part: 'history', at: same.id });
};

/** Did the request go to the wrong host: the page's own server, or another one than where the same path worked? */
export const wrongHost: Check = (context) => {
  const { exchange } = context;
  const url = requestUrl(exchange.request);
  if (url === null) return unknown();
  const worked = lastWhere(
    context,
    (record) =>
      record.host !== url.host &&
      record.path === url.pathname &&
      record.path.length > 4 &&
      succeeded(record) &&
      record.method === exchange.request.method.toUpperCase(),
  );
  if (worked !== null)
    return yes(
      `The same path worked on ${worked.host} ${duration(exchange.startedAt - worked.startedAt)} before; this request went to ${url.host}`,
      citation,
      { part: 'history', at: worked.id },
    );
  const page = parseUrl(exchange.pageUrl ?? header(exchange.request.headers, 'referer') ?? '');
  const html = isHtml(exchange.response.body.mimeType) && !/html/.test(header(exchange.request.headers, 'accept') ?? '');
  if (page !== null && page.host === url.host && html)
    return unknown(`The request went to the page’s own host, ${url.host}, and a web page came back`, citation);
  const same = lastWhere(context, (record) => record.host === url.host && succeeded(record) && record.endpoint !== here(context).endpoint);
  return same === null ? unknown() : no(`${same.endpoint} on the same host worked`, { part: 'history', at: same.id });
};

const methodsIn = (text: string): string[] => text.toUpperCase().match(/\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g) ?? [];

/** Does this URL not take the method: by Allow, by what the answer says, or by what worked before? */
export const methodNotAllowed: Check = (context) => {
  const { exchange } = context;
  const method = exchange.request.method.toUpperCase();
  const cited = { part: 'response-header', at: 'Allow' } as const;
  const allow = header(exchange.response.headers, 'allow');
  const allowed = methodsIn((allow ?? '').slice(0, 500));
  const { host, path } = here(context);
  if (allowed.length > 0) {
    return allowed.includes(method)
      ? no(`Allow lists ${method}`, cited)
      : yes(`The request used ${method}; Allow lists ${list(allowed)}`, cited);
  }
  const turned = lastWhere(
    context,
    (record) =>
      record.status >= 301 &&
      record.status <= 303 &&
      record.method !== 'GET' &&
      method === 'GET' &&
      exchange.startedAt - record.receivedAt < 5000 &&
      record.host === host,
  );
  if (exchange.response.status === 405 && turned !== null) {
    return yes(`The request used GET: the redirect ${turned.status} turned ${turned.method} into it`, { part: 'history', at: turned.id });
  }
  const other = lastWhere(
    context,
    (record) =>
      record.host === host && record.path === path && record.method !== method && record.method !== 'OPTIONS' && succeeded(record),
  );
  const failing = exchange.response.status === 405 || exchange.response.status === 501 || exchange.response.status === 404;
  if (other !== null && failing)
    return yes(`The request used ${method}; ${other.method} worked for the same path before`, { part: 'history', at: other.id });
  const words = said(context);
  const stated = /(?:supported|allowed|valid) methods?:? ?\[?([a-z, "']{3,80})/.exec(words.text)?.[1];
  const named = methodsIn(stated ?? '');
  if (named.length > 0 && !named.includes(method))
    return yes(`The request used ${method}; the answer lists ${list(named)}`, words.citation);
  if (exchange.response.status === 405 || exchange.response.status === 501)
    return yes(`The server answered ${exchange.response.status} to ${method}; it does not say which methods it takes`, citation);
  const same = lastWhere(
    context,
    (record) => record.host === host && record.path === path && record.method === method && succeeded(record),
  );
  return same === null ? unknown() : no(`${method} worked for the same path before`, { part: 'history', at: same.id });
};
