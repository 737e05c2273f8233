import { requestUrl } from '../../http/endpoint';
import { ofLatest } from '../../http/of-latest';
import { requestContent } from '../../http/request-content';
import type { Exchange } from '../../model';

/** Shorter texts are names and words that an answer may use on its own account. */
const leastLength = 12;
const mostTexts = 500;

const isSentence = (text: string, leastWords: number): boolean =>
  text.length >= leastLength && text.includes(' ') && text.trim().split(/\s+/, leastWords).length >= leastWords;

/** Every text of several words that the request carries in query, path or body: what people typed. */
const typed = ofLatest((exchange: Exchange): readonly string[] => {
  const found: string[] = [];
  const add = (text: string): void => {
    if (found.length < mostTexts && isSentence(text, 2)) found.push(text.slice(0, 5000));
  };
  const url = requestUrl(exchange.request);
  if (url !== null && /%20|\+/.test(url.href)) {
    for (const [, value] of url.searchParams) add(value);
    for (const segment of url.pathname.split('/')) if (segment.includes('%20')) add(segment.replaceAll('%20', ' '));
  }
  const { json, fields, kind } = requestContent(exchange.request);
  for (const { value } of fields.slice(0, mostTexts)) add(value);
  if (kind === 'text' || kind === 'xml') add(exchange.request.body.text ?? '');
  let level: unknown[] = [json];
  for (let depth = 0; depth < 6 && level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string') add(value);
      else if (typeof value === 'object' && value !== null && next.length < mostTexts) next.push(...Object.values(value).slice(0, 200));
    }
    level = next;
  }
  return found;
});

const quotes = /"([^"\n]{12,2000})"|'([^'\n]{12,2000})'|“([^”\n]{12,2000})”|`([^`\n]{12,2000})`|«([^»\n]{12,2000})»/g;

/**
 * A message without what it only repeats of the request: `Cannot parse the query near “token is missing”` does not miss a token.
 * A text of three words and more counts wherever it stands, one of two only in quotes.
 */
export const ownWords = (exchange: Exchange, message: string): string => {
  if (message.length < leastLength || !message.includes(' ')) return message;
  const sent = typed(exchange);
  if (sent.length === 0) return message;
  let own = message;
  for (const text of sent) if (own.includes(text) && isSentence(text, 3)) own = own.replaceAll(text, '…');
  if (!/["'“`«]/.test(own)) return own;
  return own.replace(quotes, (whole, ...groups: unknown[]) => {
    const inner = groups.slice(0, 5).find((group): group is string => typeof group === 'string') ?? '';
    return isSentence(inner, 2) && sent.some((text) => text.includes(inner)) ? '…' : whole;
  });
};
