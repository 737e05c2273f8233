import { globMatches } from '../http/glob';
import type { StatusTest, TextTest } from '../model';

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  integer: /^-?\d{1,40}$/,
  number: /^-?\d{1,40}(\.\d{1,40})?$/,
  date: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/,
  url: /^https?:\/\/[^\s]{1,2000}$/i,
  email: /^[^\s@]{1,64}@[^\s@]{1,255}$/,
  jwt: /^[\w-]{4,8192}\.[\w-]{4,65536}\.[\w-]{0,8192}$/,
};

/** Whether a text passes a test of a pack (see TextTest). Linear in the text. */
export const textPasses = (test: TextTest, text: string): boolean => {
  if (typeof test === 'string') return text === test;
  if ('length' in test) return test.includes(text);
  const { equals, oneOf, startsWith, endsWith, contains, glob, format, min, max } = test;
  if (equals !== undefined && text !== equals) return false;
  if (oneOf !== undefined && !oneOf.includes(text)) return false;
  if (startsWith !== undefined && !text.startsWith(startsWith)) return false;
  if (endsWith !== undefined && !text.endsWith(endsWith)) return false;
  if (contains !== undefined) {
    const lower = text.toLowerCase();
    if (![contains].flat().some((part) => lower.includes(part.toLowerCase()))) return false;
  }
  if (glob !== undefined && !globMatches(glob, text)) return false;
  if (format !== undefined && formats[format]?.test(text) !== true) return false;
  if (min === undefined && max === undefined) return true;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return number >= (min ?? Number.NEGATIVE_INFINITY) && number <= (max ?? Number.POSITIVE_INFINITY);
};

export const statusPasses = (test: StatusTest, status: number): boolean => {
  if (typeof test === 'number') return status === test;
  if (test === 'error') return status >= 400 && status <= 599;
  if (test === '4xx') return status >= 400 && status <= 499;
  if (test === '5xx') return status >= 500 && status <= 599;
  return test.some((one) => statusPasses(one, status));
};

/** How narrow a test of a text is, for precedence: equality over lists over parts of it; longer over shorter. */
export const textWeight = (test: TextTest): number => {
  if (typeof test === 'string') return 100;
  if ('length' in test) return 98 - Math.min(40, test.length) / 100;
  const lengthOf = (part: string | undefined): number => Math.min(30, (part ?? '').replaceAll('*', '').length);
  if (test.equals !== undefined) return 100;
  if (test.oneOf !== undefined) return 98 - Math.min(40, test.oneOf.length) / 100;
  const literal = lengthOf(test.glob) + lengthOf(test.startsWith) + lengthOf(test.endsWith) + lengthOf([test.contains ?? ''].flat()[0]);
  return 20 + literal + (test.format === undefined ? 0 : 5) + (test.min === undefined && test.max === undefined ? 0 : 10);
};

export const statusWeight = (test: StatusTest): number => {
  if (typeof test === 'number') return 50;
  if (test === 'error') return 5;
  if (test === '4xx' || test === '5xx') return 10;
  return test.some((one) => typeof one === 'string') ? 9 : 45 - Math.min(30, test.length) / 2;
};
