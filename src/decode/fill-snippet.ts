import { requestUrl } from '../http/endpoint';
import { at } from '../http/json-pointer';
import { quote } from '../http/quote';
import type { Exchange, Reading, RulePack, Snippet } from '../model';
import { requestFields } from './request-fields';

export interface Filling {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly pack: RulePack | null;
  readonly waitSeconds: number | null;
}

/** A placeholder, with the rest of the word it stands in: both become one literal. */
const placeholder = /\{\{([a-zA-Z]{1,30}(?::[^{}|]{1,200})?)(?:\|([^{}]{0,2000}))?\}\}([\w./-]{0,500})/g;

/** Values that the request gives. The query and user info stay out of URLs: they may hold secrets. */
const filled = (name: string, { exchange, reading, waitSeconds }: Filling): string | null => {
  const url = requestUrl(exchange.request);
  const [key, argument = ''] = [name.split(':', 1)[0], name.slice(name.indexOf(':') + 1)];
  switch (key) {
    case 'url':
      return url && `${url.origin}${url.pathname}`;
    case 'origin':
      return url?.origin ?? null;
    case 'host':
      return url?.hostname ?? null;
    case 'path':
      return url?.pathname ?? null;
    case 'method':
      return exchange.request.method;
    case 'requestId':
      return reading.error.requestId;
    case 'waitSeconds':
      return waitSeconds === null ? null : String(Math.ceil(waitSeconds));
    case 'query':
      return url?.searchParams.get(argument) ?? null;
    case 'field': {
      const value = at(requestFields(exchange), argument);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    }
    default:
      return null;
  }
};

/**
 * A rule's snippet, filled from the real request. Each value becomes one quoted literal of the snippet's language, so that no URL or
 * header can break out of it; numbers stay bare. A credential is never filled in: the pack's placeholder stands for it.
 */
export const fillSnippet = ({ language, code }: Snippet, filling: Filling): Snippet => ({
  language,
  code: code.replace(placeholder, (whole, name: string, fallback: string | undefined, rest: string) => {
    if (name === 'credential') return `${filling.pack?.credentials?.[0]?.placeholder ?? fallback ?? 'YOUR_API_KEY'}${rest}`;
    const value = filled(name, filling);
    if (value === null) return `${fallback ?? `<${name}>`}${rest}`;
    return name === 'waitSeconds' ? `${value}${rest}` : quote(language, `${value}${rest}`) || whole;
  }),
});
