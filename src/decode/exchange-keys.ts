import { perHeaderName } from '../http/headers';
import type { Exchange, Reading } from '../model';

const requestKey = perHeaderName((name) => `request:${name}`);
const responseKey = perHeaderName((name) => `response:${name}`);

/**
 * The index keys an exchange answers to: see `anchors` in catalogue.ts. `*` stands for what could not be indexed. Of all that it
 * could be found by only those are given that something is `known` by.
 */
export const exchangeKeys = ({ request, response, networkError }: Exchange, reading: Reading, known: ReadonlySet<string>): string[] => {
  const keys: string[] = [];
  const add = (key: string): void => {
    if (known.has(key)) keys.push(key);
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
  for (const { name } of request.headers) add(requestKey(name));
  for (const { name } of response.headers) add(responseKey(name));
  return keys;
};
