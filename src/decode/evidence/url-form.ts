import { isMasked } from '../../http/masked';
import { ofLatest } from '../../http/of-latest';
import type { Exchange } from '../../model';
import { type Check, type Evidence, no, unknown, yes } from './check';
import { past, succeeded } from './past';
import { quoteOf, said } from './said';

const citation = { part: 'request-url', at: null } as const;

/** Path and query as they stand in the request line: no origin, no fragment. */
export const target = ofLatest(
  ({ url }: Exchange['request']): string => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split('#', 1)[0] ?? '',
);

const charName = (character: string): string =>
  character === ' ' ? 'a space' : /[^\u0021-\u007e]/.test(character) ? 'a character beyond ASCII' : `the character ${character}`;

const spaced = (value: string): string => value.replaceAll('+', ' ');

/** A value that is base64 but for its bare `+`: whoever made it meant no space. */
const holdsBarePlus = (query: string, name: string): boolean => {
  const start = query.indexOf(`${name}=`) + name.length + 1;
  const value = query.slice(start).split('&', 1)[0] ?? '';
  return value.length >= 12 && value.includes('+') && /^[A-Za-z0-9+/]+={0,2}$/.test(value) && /[/=]/.test(value);
};

const refusesByName = (text: string, name: string): boolean =>
  text.includes(name.toLowerCase()) && /malformed|invalid|decod|base64|corrupt|illegal|not valid/.test(text);

/** Does the URL hold characters that must be percent-encoded, or a `&` or `+` that changed its meaning? */
export const urlUnencoded: Check = (context) => {
  const { exchange } = context;
  if (exchange.request.url === '') return unknown();
  const sent = target(exchange.request).slice(0, 100_000);
  if (isMasked(sent)) return unknown();
  const bad = /[\s"<>]|[^\u0000-\u007f]/u.exec(sent) ?? /^[^?]*?([\\^`{|}])/.exec(sent)?.slice(1);
  if (bad?.[0] !== undefined) return yes(`The URL contains ${charName(bad[0])}, which is not encoded`, citation);
  // Browsers leave these as they are in a query; some servers refuse them.
  const lenient = /[\\^`{|}[\]]/.exec(sent)?.[0];
  if (lenient !== undefined && /invalid character|illegal character|malformed (?:uri|url)|rfc ?(?:7230|3986)/.test(said(context).text)) {
    return yes(`The URL contains ${charName(lenient)}, which is not encoded. ${quoteOf(said(context))}`, citation, said(context).citation);
  }
  const broken = /%(?![0-9a-f]{2})/i.exec(sent);
  if (broken !== null) return yes('The URL contains a % that starts no escape: it must be encoded as %25', citation);
  const answer = (exchange.response.body.text ?? '').slice(0, 20_000);
  const query = sent.split('?').slice(1).join('?');
  for (const pair of query.split('&').slice(0, 200)) {
    const value = pair.split('=').slice(1).join('=');
    if (value.length > 2 && value.includes('+') && !/%2b/i.test(value) && answer.includes(spaced(value)) && !answer.includes(value)) {
      const name = pair.split('=', 1)[0] ?? '';
      return yes(`The + in the query parameter ${name} was read as a space: it must be encoded as %2B`, { part: 'request-url', at: name });
    }
  }
  const plus = query
    .split('&')
    .slice(0, 200)
    .map((pair) => pair.split('=', 1)[0] ?? '')
    .find((name) => name !== '' && holdsBarePlus(query, name) && refusesByName(said(context).text, name));
  if (plus !== undefined)
    return yes(`The + in the query parameter ${plus} is read as a space: it must be encoded as %2B. ${quoteOf(said(context))}`, {
      part: 'request-url',
      at: plus,
    });
  const bare = query.split('&').find((pair, i) => i > 0 && pair !== '' && !pair.includes('='));
  if (bare !== undefined)
    return unknown('A & without a name and value after it may belong to a value: then it must be encoded as %26', citation);
  if (lenient !== undefined) return unknown(`The URL contains ${charName(lenient)}, which some servers want encoded`, citation);
  return no('Every character of the URL is allowed or encoded', citation);
};

const left =
  /^(?:undefined|null|\[object object\]|\[object%20object\]|:[a-z_]\w*|\{[^}"]*\}|%7b(?:(?!%22).)*%7d|<[^>]*>|%3c.*%3e|\$\{.*\}|your[-_](?:\w{1,20}[-_]){0,3}(?:id|uuid|key|token|secret|name|slug|host|domain|value|here)|\{\{.*\}\})$/i;

/** As JavaScript and Python print them; in lower case they are words and language codes. */
const isLeftOver = (text: string): boolean => text === 'NaN' || text === 'None' || (left.test(text) && !isMasked(text));

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Parameters into which people type: any word may be meant. */
const freeText = /^(?:q|query|search|s|text|term|terms|keyword|keywords|name|title|word|phrase|filter)$/i;

/** Was a variable left unfilled in the URL: `/users/undefined`, `/users/{id}`, `?page=NaN`? */
export const urlPlaceholder: Check = (context) => {
  const { exchange } = context;
  if (exchange.request.url === '') return unknown();
  const [path = '', ...rest] = target(exchange.request).slice(0, 20_000).split('?');
  const isLeft = (text: string): boolean => isLeftOver(text.slice(0, 200)) || isLeftOver(decoded(text.slice(0, 200)));
  const segment = path.split('/').find(isLeft);
  // A dictionary may have an entry of that name.
  const worked =
    segment === undefined
      ? undefined
      : past(context).onHost.find((record) => succeeded(record) && record.path.split('/').includes(segment));
  if (worked !== undefined)
    return no(`The same part of the path worked in ${worked.path.slice(0, 120)}`, { part: 'history', at: worked.id });
  if (segment !== undefined) return yes(`The path has “${decoded(segment.slice(0, 60))}” where a value belongs`, citation);
  let meant: Evidence | null = null;
  for (const pair of rest.join('?').split('&').slice(0, 200)) {
    const [name = '', value = ''] = pair.split('=');
    if (!isLeft(value)) continue;
    const aboutName = name !== '' && said(context).text.includes(decoded(name).toLowerCase());
    if ((freeText.test(name) && /^\w+$/.test(value)) || (/^null$/i.test(value) && !aboutName && !/id$/i.test(name)))
      meant = unknown(`The query parameter ${name} is “${value.slice(0, 60)}”, which may be what was meant`, {
        part: 'request-url',
        at: name,
      });
    else return yes(`The query parameter ${name.slice(0, 60)} is “${decoded(value.slice(0, 60))}”`, { part: 'request-url', at: name });
  }
  return meant ?? no('The URL has no unfilled placeholder', citation);
};
