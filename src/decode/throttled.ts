import type { Exchange } from '../model';
import { errorNodes } from './readers/error-nodes';
import { type Fact, get, isObject, keysAmong, ranksOf, scalarOf } from './readers/reader';
import { responseJson } from './readers/response-json';

const KEYS = [
  'code',
  'Code',
  'type',
  'status',
  'error',
  'errorType',
  'error_type',
  'errcode',
  'errorCode',
  'error_code',
  'reason',
  'title',
  'category',
  'name',
  '__type',
];

const RANKS = ranksOf(KEYS);

const SAYS =
  /^429(?:$|_)|rate_?limit|throttl|too_?many_?(?:requests|attempts|calls)|quota_?exceeded|exceeded_?quota|throughput_exceeded|usage_?limit|resource_?exhausted|slow_?down|over_?(?:query|daily|request)s?_?limit|request_?limit|too_?many$/;

/** Words joined by `_`, whatever the spelling: `RateLimitExceeded`, `rate-limit exceeded`, `RATE_LIMIT_EXCEEDED`. */
export const asWords = (text: string): string =>
  text
    .slice(0, 400)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();

const HINT = /429|rate|throttl|many|quota|limit|exhaust|slow/i;

export const saysThrottled = (text: string): boolean => HINT.test(text) && SAYS.test(asWords(text));

/** True where the error's code, or a member that names the kind of failure, reports throttling, whatever the status says. */
export const isThrottled = (exchange: Exchange, code: Fact | null): boolean => {
  if (code !== null && saysThrottled(code.value)) return true;
  return errorNodes(responseJson(exchange)).some(({ value }) =>
    [value, get(value, 'extensions')].filter(isObject).some((holder) =>
      keysAmong(holder, RANKS).some((key) => {
        const text = scalarOf(get(holder, key));
        return text !== null && saysThrottled(text);
      }),
    ),
  );
};
