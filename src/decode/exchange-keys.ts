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
  add('*');
  add(`status:${status}`);
  if (status >= 400 && status <= 599) add(status < 500 ? 'status:4xx' : 'status:5xx');
  if (code !== null) {
    add(`code:${code}`);
    add('code:*');
  }
  if (networkError !== null) {
    add(`error:${networkError}`);
    add('error:*');
  }
  if (reading.format !== null) {
    add(`format:${reading.format}`);
    add('format:*');
  }
  add(`category:${reading.category}`);
  add('category:*');
  for (const { name } of request.headers) {
    const key = catalogue.requestKey(name);
    if (key !== null) keys.push(key);
  }
  for (const { name } of response.headers) {
    const key = catalogue.responseKey(name);
    if (key !== null) keys.push(key);
  }
  const json = responseJson(exchange);
  if (!isObject(json)) return keys;
  for (const name in json) {
    const key = catalogue.memberKey(name);
    if (key !== null) keys.push(key);
  }
  return keys;
};
