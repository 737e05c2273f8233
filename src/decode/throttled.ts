import { perName } from '../http/per-name';

const SAYS =
  /^429(?:$|_)|rate_?limit|throttl|too_?many_?(?:requests|attempts|calls)|quota_?exceeded|exceeded_?quota|throughput_exceeded|usage_?limit|resource_?exhausted|slow_?down|over_?(?:query|daily|request)s?_?limit|request_?limit|too_?many$/;

/** Words joined by `_`, whatever the spelling: `RateLimitExceeded`, `rate-limit exceeded`, `RATE_LIMIT_EXCEEDED`. */
export const asWords = perName((text: string): string =>
  text
    .slice(0, 400)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase(),
);

/** One of these is in whatever says so: most texts hold none. */
const HINT = /429|rate|throttl|throughput|many|quota|limit|exhaust|slow/i;

/** True where a code or a sentence says that there were too many requests. */
export const saysThrottled = (text: string): boolean => HINT.test(text) && SAYS.test(asWords(text));
