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

type Passes = (text: string) => boolean;

/** Puts a text into lower case once where it is asked for many words in a row. */
const rememberingLast = (): ((text: string) => string) => {
  let last = '';
  let lower = '';
  return (text) => {
    if (text !== last) {
      last = text;
      lower = text.toLowerCase();
    }
    return lower;
  };
};

const lowerSentence = rememberingLast();
const lowerBody = rememberingLast();

/** Rules ask for words in messages and in whole bodies by turns. */
const lowerOf = (text: string): string => (text.length < 500 ? lowerSentence(text) : lowerBody(text));

const includesAny = (contains: string | readonly string[]): Passes => {
  const parts = [contains].flat().map((part) => part.toLowerCase());
  return (text) => {
    const lower = lowerOf(text);
    return parts.some((part) => lower.includes(part));
  };
};

const between = (min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Passes => {
  return (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    return number >= min && number <= max;
  };
};

/** A test of a pack (see TextTest) made ready for use. Linear in the text. */
export const textTest = (test: TextTest): Passes => {
  if (typeof test === 'string') return (text) => text === test;
  if ('length' in test) return (text) => test.includes(text);
  const { equals, oneOf, startsWith, endsWith, contains, glob, format, min, max } = test;
  const parts: Passes[] = [];
  if (equals !== undefined) parts.push((text) => text === equals);
  if (oneOf !== undefined) parts.push((text) => oneOf.includes(text));
  if (startsWith !== undefined) parts.push((text) => text.startsWith(startsWith));
  if (endsWith !== undefined) parts.push((text) => text.endsWith(endsWith));
  if (contains !== undefined) parts.push(includesAny(contains));
  if (glob !== undefined) parts.push((text) => globMatches(glob, text));
  if (format !== undefined) parts.push((text) => formats[format]?.test(text) === true);
  if (min !== undefined || max !== undefined) parts.push(between(min, max));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : (text) => parts.every((passes) => passes(text));
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
