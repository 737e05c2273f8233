import { parseTimeValue } from '../../http/instant';
import type { Candidate } from './candidate';
import { type ServerClock, waitOf } from './server-clock';

const FILLER = '(?: (?:again|your|this|the|requests?|calls?|time|date|any|anytime|only|it)){0,4}';

/**
 * What says that one may come again then, up to the place where the moment stands; bounded, so that it is linear. "Until" closes a time
 * to wait, but also one in which something is allowed: there it must follow what forbids.
 */
const INTRODUCTION = new RegExp(
  [
    String.raw`\b(?:(?:try|trying)(?: (?:it|this|your request))? again|retry(?:ing)?|retried|come back|available|resets?|replenish(?:es|ed)|refill(?:s|ed)|lifted|unblocked|unlocked)${FILLER}(?:[ -](?:at|after|on):?|:) (?=\d|[a-z]{3},? )`,
    String.raw`\bwait(?:ing)?${FILLER} (?:until|till):? (?=\d|[a-z]{3},? )`,
    String.raw`\b(?:not|cannot|[a-z]{2,6}n['’]t) (?:be )?(?:try again|retry|retried|available)${FILLER} (?:until|till|before):? (?=\d|[a-z]{3},? )`,
    String.raw`\b(?:blocked|banned|locked|suspended|throttled|limited|paused|disabled|unavailable|maintenance|exhausted)(?: (?:again|out|temporarily))? (?:until|till):? (?=\d|[a-z]{3},? )`,
  ].join('|'),
  'gi',
);

const ISO_TIME = String.raw`\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?`;
const ZONE = String.raw` ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)`;

/**
 * A moment as programs print it: ISO 8601, HTTP-date, what JavaScript prints, an epoch in seconds or milliseconds. A date and a time
 * with no more than a space between them are written for people, often in their own zone: they count only where the zone is told.
 */
const MOMENT = new RegExp(
  [
    String.raw`\d{4}-\d\d-\d\d(?:T${ISO_TIME}(?:${ZONE}|(?! ?\(?[A-Z]{2,5}\b))| ${ISO_TIME}${ZONE})(?![\w:+-]|[.,]\d)`,
    String.raw`[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})(?![\w:+-])`,
    String.raw`[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}\b`,
    String.raw`\d{10}(?:\d{3})?(?![\w:+-]|[.,]\d)`,
  ].join('|'),
  'y',
);

/** "Last reset at", "was available at": nothing that is still to come. What was blocked until then still is. */
const OVER =
  /\b(?:last|previous(?:ly)?)(?: [a-z]{1,12})? (?=\S+$)|\b(?:was|were|had)(?: been)? (?=(?:retried|available|reset|repl|refi|lift|unbl|unlo)\S*$)/i;

const MAY_HOLD_A_MOMENT = /\d\d:\d\d|\d{10}/;

/** The wait until the moment that a throttle message states ("Retry after 2026-11-21T12:00:45Z"); null without one. */
export const readTextMoment = (text: string, clock: ServerClock): Candidate | null => {
  if (!MAY_HOLD_A_MOMENT.test(text)) return null;
  for (const found of text.matchAll(INTRODUCTION)) {
    const verb = /^\w+/.exec(found[0])?.[0] ?? '';
    if (OVER.test(text.slice(Math.max(0, found.index - 40), found.index + verb.length))) continue;
    MOMENT.lastIndex = found.index + found[0].length;
    const moment = MOMENT.exec(text)?.[0];
    const value = moment === undefined ? null : parseTimeValue(moment, clock.receivedAt);
    const waitSeconds = value === null ? null : waitOf(value, clock);
    if (waitSeconds !== null) return { waitSeconds, source: 'body:text', raw: `${found[0]}${moment}` };
  }
  return null;
};
