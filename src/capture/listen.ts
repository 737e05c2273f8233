import type { Body, Exchange } from '../model';
import { type Entry, fromEntry } from './entry';
import type { Feed } from './feed';
import { type Contentful, getContent } from './get-content';
import { isFailing, looksSuspicious, mayBeBlocked, mayHideFailure, successBodyLimit } from './may-hide-failure';
import { belongs, preflightFor } from './pair-preflights';
import type { Content } from './read-body';

type LiveEntry = Entry & Contentful;

/** What `devtools.network` offers, as far as it is used. */
export interface Network {
  readonly onRequestFinished: { addListener(hear: (entry: never) => void): void };
  readonly onNavigated: { addListener(hear: (url: string) => void): void };
}

export interface Surroundings {
  readonly browser: 'chromium' | 'firefox';
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => void;
  /** Told of each exchange with the entry it came from, for "Show in Network". */
  readonly remember?: (id: string, entry: unknown) => void;
}

/** A failing body beyond this many bytes is not asked for: it would cost more than it tells. */
const failureBodyLimit = 16_777_216;

/** How long a failure waits for its body before it is shown. */
const patienceMs = 1_000;

/** How many of the last exchanges a late preflight is looked up in, and the reverse. */
const recentLimit = 50;

/** Of a success's request no more than this is kept: enough for the keys of an ordinary body. */
const successRequestLimit = 4_096;

const dropped = (body: Body): Body => ({ ...body, text: null, base64: null, missing: body.missing ?? 'dropped' });

/** A success without what nobody will ask of it. */
const light = (exchange: Exchange): Exchange => ({
  ...exchange,
  request:
    (exchange.request.body.text?.length ?? 0) > successRequestLimit
      ? { ...exchange.request, body: dropped(exchange.request.body) }
      : exchange.request,
  response: { ...exchange.response, body: dropped(exchange.response.body) },
  initiator: null,
  preflight: null,
});

/**
 * Listens from the moment DevTools opens. Failing bodies, and small API answers that may hide a failure, are read inside the event:
 * after a navigation they are gone. Of everything else only a light success is kept.
 */
export const listen = (network: Network, feed: Feed, { browser, now, later, remember }: Surroundings): void => {
  let serial = 0;
  let pageUrl: string | null = null;
  const preflights: Exchange[] = [];
  const recent: Exchange[] = [];
  const keep = (list: Exchange[], exchange: Exchange): void => {
    list.push(exchange);
    if (list.length > recentLimit) list.shift();
  };

  const hand = (exchange: Exchange): void => {
    if (isFailing(exchange) || looksSuspicious(exchange) || mayBeBlocked(exchange)) feed.push({ type: 'exchange', exchange });
    else feed.push({ type: 'success', exchange: light(exchange) });
  };

  /** Chromium delivers a preflight and its request in either order: whichever comes second joins the two. */
  const fold = (exchange: Exchange): void => {
    const known = recent.findLastIndex(({ id }) => id === exchange.id);
    const earlier = recent[known];
    if (earlier) {
      const whole = { ...exchange, preflight: earlier.preflight };
      recent[known] = whole;
      hand(whole);
      return;
    }
    if (preflightFor(exchange) !== null) {
      keep(preflights, exchange);
      const index = recent.findLastIndex((other) => other.preflight === null && belongs(exchange, other));
      const waiting = recent[index];
      if (waiting) recent[index] = { ...waiting, preflight: exchange };
      hand(recent[index] ?? exchange);
      return;
    }
    const index = preflights.findIndex((preflight) => belongs(preflight, exchange));
    const [preflight] = index < 0 ? [] : preflights.splice(index, 1);
    const joined = preflight ? { ...exchange, preflight } : exchange;
    keep(recent, joined);
    hand(joined);
  };

  const hear = (entry: LiveEntry): void => {
    const id = `live-${++serial}`;
    const origin = { id, source: 'devtools' as const, browser, pageUrl };
    const take = (content?: Content): void => fold(fromEntry(entry, content, origin));
    feed.count();
    const first = fromEntry(entry, undefined, origin);
    remember?.(id, entry);
    const failing = isFailing(first);
    if (!failing && !mayHideFailure(first)) {
      take();
      return;
    }
    if ((first.response.body.size ?? 0) > (failing ? failureBodyLimit : successBodyLimit)) {
      fold({ ...first, response: { ...first.response, body: { ...first.response.body, missing: 'too-large' } } });
      return;
    }
    // A failure is not held back by a slow body: it is shown without, and again once the body is there.
    let arrived = false;
    later(() => {
      if (!arrived && failing) take();
    }, patienceMs);
    getContent(entry, later).then((content) => {
      arrived = true;
      take(content);
    });
  };

  network.onRequestFinished.addListener((entry: LiveEntry) => hear(entry));
  network.onNavigated.addListener((url) => {
    pageUrl = url;
    feed.push({ type: 'navigated', url, at: now() });
  });
};
