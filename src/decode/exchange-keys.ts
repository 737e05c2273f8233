import { requestUrl } from '../http/endpoint';
import type { Exchange, Reading } from '../model';
import type { Catalogue } from './catalogue';
import { isObject } from './readers/reader';
import { responseJson } from './readers/response-json';

/**
 * The index keys an exchange answers to: see `anchors` in catalogue.ts. `*` stands for what could not be indexed. Of all that it
 * could be found by only those are given that something is found under.
 */
export const exchangeKeys = (exchange: Exchange, reading: Reading, catalogue: Catalogue): string[] => {
  const { request, response, networkError } = exchange;
  const keys: string[] = [];
  const add = (key: string): void => {
    if (catalogue.keys.has(key)) keys.push(key);
  };
  const { status } = response;
  const { code } = reading.error;
  const addKnown = (key: string | null): void => {
    if (key !== null) keys.push(key);
  };
  // What is narrowest comes first: a rule found under it spares the wider ones.
  if (code !== null) {
    add(`code:${code}`);
    add('code:*');
  }
  if (networkError !== null) {
    add(`error:${networkError}`);
    add('error:*');
  }
  const path = catalogue.segments.size === 0 ? '' : (requestUrl(request)?.pathname ?? '');
  for (const segment of path.toLowerCase().split('/', 40))
    if (catalogue.segments.has(segment) && !keys.includes(`segment:${segment}`)) keys.push(`segment:${segment}`);
  for (const { name } of request.headers) addKnown(catalogue.requestKey(name));
  for (const { name, value } of response.headers) {
    const known = catalogue.responseKeys(name);
    addKnown(known.name);
    if (known.value !== null) add(known.value + value);
  }
  const json = responseJson(exchange);
  if (isObject(json)) for (const name in json) addKnown(catalogue.memberKey(name));
  if (reading.format !== null) {
    addKnown(catalogue.formatKey(reading.format));
    add('format:*');
  }
  addKnown(catalogue.categoryKey(reading.category));
  add('category:*');
  addKnown(catalogue.statusKey(String(status)));
  if (status >= 400 && status <= 599) add(status < 500 ? 'status:4xx' : 'status:5xx');
  add('*');
  return keys;
};
