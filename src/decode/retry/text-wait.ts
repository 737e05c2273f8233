import { decodeEntities } from '../../http/entities';
import { timeOfNumber } from '../../http/instant';
import { saysThrottled } from '../throttled';
import type { Candidate } from './candidate';
import { meaning } from './member-word';
import { type ServerClock, waitOf, waitOfDelta } from './server-clock';
import { readTextMoment } from './text-moment';
import { waitInOtherLanguages } from './text-wait-abroad';
import { walkJson } from './walk-json';

const UNIT_SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis(?:econds?)?|milliseconds?)$/, 0.001],
  [/^s(?:ecs?|econds?)?$/, 1],
  [/^m(?:ins?|inutes?)?$/, 60],
  [/^h(?:rs?|ours?)?$/, 3600],
  [/^d(?:ays?)?$/, 86_400],
  [/^w(?:eeks?)?$/, 604_800],
];

const secondsOf = (unit: string): number | null => UNIT_SECONDS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? null;

/** `00:05:00` as .NET prints a span of time. */
const SPAN = /^(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.\d{1,9})?(?!\d|:|\.\d|\s?(?:[ap]m|utc|gmt|z)\b)/i;

/** `20s`, `6m0s`, `2 minutes and 5 seconds`, `00:05:00` at the beginning of a text, in seconds; null without a unit. */
const leadingDuration = (text: string, mayBeSpan: boolean): number | null => {
  const span = mayBeSpan ? SPAN.exec(text) : null;
  if (span !== null) return Number(span[1]) * 3600 + Number(span[2]) * 60 + Number(span[3]);
  const part = /(?:[ ,]{0,2}(?:and )?)?(\d{1,12}(?:\.\d{1,12})?) ?([a-z]{1,12})/iy;
  let total: number | null = null;
  for (let found = part.exec(text); found !== null; found = part.exec(text)) {
    const unit = secondsOf(found[2] ?? '');
    if (unit === null) break;
    total = (total ?? 0) + Number(found[1]) * unit;
  }
  return total;
};

/** Verb, a few words, preposition; the duration stands right behind. Bounded, so that it is linear. */
const INTRODUCTION =
  /\b(?:(?:(?:try|trying) (?:it |this |your request )?again|retry(?:ing)?|wait(?:ing)?)\b[^.!?\d\n]{0,60}?\b(?:in|after):?|wait(?: for)?(?: at least| another)?|take a break for|(?:available|resets?|replenished|refilled|lifted|unblocked|unlocked)(?: again)? (?:in|after)) (?:about |approximately |around |another |at least |[~≈] ?)?(?=\d)/gi;
const BARE_AFTER = /\bafter (\d{1,12}(?:\.\d{1,12})?) ?(?:s|secs?|seconds?)\b(?! of\b)/gi;
const THROTTLED_UNTIL = /\b(?:throttled:|until) ?(\d{10,13}(?:\.\d{1,6})?)(?!\d)/i;

/** Words of something that is over: a number behind them says how long it took ("timed out after 30 seconds"). */
const OVER =
  /\b(?:tim(?:ed?|ing)[ -]?out|timeouts?|deadline|g[ai]ve up|giv(?:en|ing) up|fail(?:ed|s|ing|ures?)|aborted|cancell?ed|exhausted|expire[ds]?|elapsed|closed?|closes|killed|terminated|dropped|disconnected|crashed|lost|stopp?(?:ed|s)|(?:re)?started|ended|finished|completed|returned|took|no (?:response|reply|answer)|not (?:respond|reply|answer)|un(?:responsive|healthy|reachable)|inactiv\w{0,4}|idle|connections? resets?|resets? by|exceeded(?= after))\b/i;
/** "Retry at most three times in 60 seconds" and "max wait 30 s" state a rule. */
const RULE = /\b(?:times|once|twice|more than|at most|no more|up to|max(?:imum)?|per)\b/i;
/** The very request to come again, and no more: nothing before it tells what the number means. */
const ASKS =
  /^(?:try (?:it |this |your request )?again|retry|wait) (?:in|after|for):? (?:about |approximately |around |another |at least |[~≈] ?)?$/i;

/** The part of a sentence before a place, back to where its clause begins. */
const clauseBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 100), at).replace(/^.*[.,;:!?()](?= )/, '');

/** `introduction` is the text between the verb and the number. */
const tellsOfThePast = (text: string, at: number, introduction: string): boolean => {
  if (ASKS.test(introduction)) return false;
  const clause = `${clauseBefore(text, at)}${introduction}`;
  return OVER.test(clause) || RULE.test(clause);
};

/** "max wait 30 seconds exceeded", "waited 30 s before giving up" */
const isOverBehind = (text: string, end: number): boolean =>
  /^ ?[a-z]{1,12}[ ,]{1,2}(?:(?:was|is|has been|before|limit|period) ){0,2}(?:exceeded|elapsed|expired|timeout|timed out|giving up|gave up|passed)\b/i.test(
    text.slice(end, end + 80),
  );

/**
 * The wait that a throttle message states in words ("Please try again in 20s", "throttled: 1795262460"); null for
 * vague ones ("in a few minutes"). `bare`: also where no verb asks to come again ("blocked after 30 seconds").
 */
export const readTextWait = (message: string, clock: ServerClock, bare: boolean): Candidate | null => {
  const text = message.replace(/\s+/g, ' ');
  const candidate = (waitSeconds: number | null, raw: string): Candidate | null =>
    waitSeconds === null ? null : { waitSeconds, source: 'body:text', raw: raw.trim() };
  for (const found of text.matchAll(INTRODUCTION)) {
    const end = found.index + found[0].length;
    if (tellsOfThePast(text, found.index, found[0])) continue;
    const rest = text.slice(end, end + 80);
    // After “after” three pairs of digits are rather a time of the day.
    const seconds = leadingDuration(rest, /\bin:? $/i.test(found[0]));
    if (seconds !== null && !isOverBehind(text, end + (/^[\d.]{1,25}/.exec(rest)?.[0].length ?? 0)))
      return candidate(waitOfDelta(seconds, clock), text.slice(found.index, found.index + found[0].length + 20));
  }
  for (const found of bare ? text.matchAll(BARE_AFTER) : []) {
    if (!OVER.test(`${clauseBefore(text, found.index)}after`)) return candidate(waitOfDelta(Number(found[1]), clock), found[0]);
  }
  const abroad = waitInOtherLanguages(text);
  if (abroad !== null) return candidate(waitOfDelta(abroad.seconds, clock), abroad.raw);
  const moment = readTextMoment(text, clock);
  if (moment !== null) return moment;
  const until = THROTTLED_UNTIL.exec(text);
  const value = until === null ? null : timeOfNumber(Number(until[1]));
  return until === null || value === null ? null : candidate(waitOf(value, clock), until[0]);
};

/** Words by which a message of a status that is not only about limits shows that it is about one. */
const ABOUT_LIMITS = /limit|too many|quota|requests|attempts|temporarily|too often|too fast|too quickly|flood/i;

export const isThrottleMessage = (text: string): boolean => ABOUT_LIMITS.test(text) || saysThrottled(text.toLowerCase());

/** A number with a unit, or what introduces a moment: most messages hold neither, and need not be read closely. */
const MAY_STATE_A_WAIT = /(?<!\d)\d{1,11}\s{0,9}(?:[dghjmopstuw]|[^\x00-\x7f])|until|throttled:|\d\d:\d\d|(?<!\d)1\d{9}(?:\d{3})?(?!\d)/i;

/** Message texts of a JSON body, outermost first; the strings of a list belong to its key. */
const messagesOf = (json: unknown): readonly string[] => {
  if (typeof json === 'string') return [json];
  const messages: string[] = [];
  for (const { key, value, meanings, level } of walkJson(json)) {
    if (typeof value !== 'string' || value.length < 8) continue;
    if (key === '' ? level.isSpeaking : (meanings & meaning.speaking) !== 0) messages.push(value.slice(0, 4000));
  }
  return messages;
};

/** Text of a page without its tags, scripts, styles and character references. */
const withoutTags = (text: string): string =>
  text.includes('<')
    ? decodeEntities(
        text
          .split(/<(?=(?:script|style)\b)/i)
          .map((part, i) => (i === 0 ? part : part.replace(/^[^<]*(?:<(?!\/(?:script|style))[^<]*)*/i, '')))
          .join(' ')
          .replace(/<[^<>]*>/g, ' '),
      )
    : text;

/** What status and body say of an answer's subject: limits, or no more than "later". */
export type Subject = 'limits' | 'later' | null;

/**
 * Step 7: the wait stated by the words of a throttle message. Where the subject is open the message itself must be about limits, and a
 * number that nothing asks to wait for counts only where limits are the subject: an overloaded server tells how long things took.
 */
export const readMessageWait = (json: unknown, text: string, subject: Subject, clock: ServerClock): Candidate | null => {
  const messages = text === '' ? messagesOf(json) : [withoutTags(text)];
  for (const message of messages.slice(0, 50)) {
    if (!MAY_STATE_A_WAIT.test(message)) continue;
    const limited = subject === 'limits' || isThrottleMessage(message);
    const found = limited || subject === 'later' ? readTextWait(message, clock, limited) : null;
    if (found !== null) return found;
  }
  return null;
};
