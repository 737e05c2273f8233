import { parseUrl, requestUrl } from '../../http/endpoint';
import { header, headerValues } from '../../http/headers';
import { isHtml } from '../../http/media-type';
import { type Check, no, unknown, yes } from './check';
import { namedHost } from './named-host';
import { here, past, succeeded } from './past';
import { redirectTarget } from './redirect-target';
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
  const { onHost } = past(context);
  const worked = onHost.find((record) => record.path === other && succeeded(record));
  if (worked !== undefined)
    return yes(`${worked.method} ${other}, ${differs}, worked ${duration(exchange.startedAt - worked.startedAt)} before`, {
      part: 'history',
      at: worked.id,
    });
  const words = said(context);
  if (/trailing slash|append_slash|end in a slash|end in the slash|ends? with (?:a )?slash/.test(words.text))
    return yes(quoteOf(words), words.citation, citation);
  const asIs = onHost.find((record) => record.path === url.pathname && succeeded(record));
  if (asIs !== undefined)
    return no(`The same path worked ${duration(exchange.startedAt - asIs.startedAt)} before`, { part: 'history', at: asIs.id });
  return unknown();
};

const version = /^v\d+(?:\.\d+)*(?:alpha\d*|beta\d*)?$|^\d{4}-\d\d-\d\d$|^\d{4}-\d\d$/i;

const withoutVersion = (path: string): string =>
  path
    .split('/')
    .map((segment) => (version.test(segment) ? '{version}' : segment))
    .join('/');

/** Tells paths that differ from this one in their versions only. Most others end differently already, which costs little to see. */
const inOtherVersion = (path: string): ((other: string) => boolean) => {
  const plain = withoutVersion(path);
  const end = plain.slice(plain.lastIndexOf('{version}') + '{version}'.length);
  // A version that stands last is another one in the other path.
  if (end === '') return (other) => other !== path && withoutVersion(other) === plain;
  const last = path.charCodeAt(path.length - 1);
  return (other) => other.charCodeAt(other.length - 1) === last && other.endsWith(end) && other !== path && withoutVersion(other) === plain;
};

const aboutVersion =
  /(?:unsupported|unknown|invalid|deprecated|retired|sunset|removed|outdated) api[ -]version|(?:api[ -]version|version of (?:the|this) api|this version)\b[^\n]{0,40}(?:not supported|no longer|unsupported|deprecated|retired|sunset|does not exist|is invalid|not found|removed)/;

/** Is the API version in the path the wrong one? */
export const wrongVersion: Check = (context) => {
  const url = requestUrl(context.exchange.request);
  if (url === null) return unknown();
  const mine = url.pathname.split('/').find((segment) => version.test(segment)) ?? null;
  const isOther = mine === null ? null : inOtherVersion(url.pathname);
  const worked = isOther === null ? undefined : past(context).onHost.find((record) => succeeded(record) && isOther(record.path));
  if (worked !== undefined) {
    return yes(
      `${worked.path} worked ${duration(context.exchange.startedAt - worked.startedAt)} before; this request asks for ${mine}`,
      citation,
      { part: 'history', at: worked.id },
    );
  }
  const words = said(context);
  if (words.text.includes('version') && aboutVersion.test(words.text)) {
    return yes(`${quoteOf(words)}${mine === null ? '' : `; the path asks for ${mine}`}`, words.citation, citation);
  }
  if (mine === null) return unknown();
  const [inside, atEnd] = [`/${mine}/`, `/${mine}`];
  const same = past(context).onHost.find((record) => succeeded(record) && (record.path.includes(inside) || record.path.endsWith(atEnd)));
  return same === undefined ? unknown() : no(`${same.path} of the same version worked`, { part: 'history', at: same.id });
};

/** Did the request go to the wrong host: another than the answer names, or than where the same path worked, or the page's own server? */
export const wrongHost: Check = (context) => {
  const { exchange } = context;
  const url = requestUrl(exchange.request);
  if (url === null) return unknown();
  const named = namedHost(context, url.hostname);
  if (named !== null)
    return yes(`The answer names ${named}; this request went to ${url.host}. ${quoteOf(said(context))}`, citation, said(context).citation);
  const { method, endpoint } = here(context);
  const worked = past(context).onPath.find((record) => record.path.length > 4 && succeeded(record) && record.method === method);
  if (worked !== undefined)
    return yes(
      `The same path worked on ${worked.host} ${duration(exchange.startedAt - worked.startedAt)} before; this request went to ${url.host}`,
      citation,
      { part: 'history', at: worked.id },
    );
  const html = isHtml(exchange.response.body.mimeType) && !/html/.test(header(exchange.request.headers, 'accept') ?? '');
  if (html && parseUrl(exchange.pageUrl ?? header(exchange.request.headers, 'referer') ?? '')?.host === url.host)
    return unknown(`The request went to the page’s own host, ${url.host}, and a web page came back`, citation);
  const same = past(context).onHost.find((record) => succeeded(record) && record.endpoint !== endpoint);
  return same === undefined ? unknown() : no(`${same.endpoint} on the same host worked`, { part: 'history', at: same.id });
};

const methodsIn = (text: string): string[] => text.toUpperCase().match(/\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g) ?? [];

/** Does this URL not take the method: by Allow, by what the answer says, or by what worked before? */
export const methodNotAllowed: Check = (context) => {
  const { exchange } = context;
  const method = exchange.request.method.toUpperCase();
  const cited = { part: 'response-header', at: 'Allow' } as const;
  const allow = headerValues(exchange.response.headers, 'allow').join(',');
  const allowed = methodsIn(allow.slice(0, 500));
  const { path } = here(context);
  const { onHost, redirects } = past(context);
  const { status } = exchange.response;
  if (allowed.includes(method)) return no(`Allow lists ${method}`, cited);
  const turned =
    status === 405 && method === 'GET'
      ? redirects.find(
          (record) =>
            record.status >= 301 &&
            record.status <= 303 &&
            record.method !== 'GET' &&
            exchange.startedAt - record.receivedAt < 5000 &&
            [record.host, redirectTarget(record)?.host].includes(here(context).host),
        )
      : undefined;
  if (turned !== undefined) {
    return yes(`The request used GET: the redirect ${turned.status} turned ${turned.method} into it`, { part: 'history', at: turned.id });
  }
  if (allowed.length > 0) return yes(`The request used ${method}; Allow lists ${list(allowed)}`, cited);
  const other =
    status === 405 || status === 501 || status === 404
      ? onHost.find((record) => record.path === path && record.method !== method && succeeded(record))
      : undefined;
  if (other !== undefined)
    return yes(`The request used ${method}; ${other.method} worked for the same path before`, { part: 'history', at: other.id });
  const words = said(context);
  const stated = /(?:supported|allowed|valid) methods?:? ?\[?([a-z, "']{3,80})/.exec(words.text)?.[1];
  const named = methodsIn(stated ?? '');
  if (named.length > 0 && !named.includes(method))
    return yes(`The request used ${method}; the answer lists ${list(named)}`, words.citation);
  if (status === 405 || status === 501)
    return yes(`The server answered ${status} to ${method}; it does not say which methods it takes`, citation);
  const same = onHost.find((record) => record.path === path && record.method === method && succeeded(record));
  return same === undefined ? unknown() : no(`${method} worked for the same path before`, { part: 'history', at: same.id });
};
