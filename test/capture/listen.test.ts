import { describe, expect, it } from 'vitest';
import { type Captured, createFeed } from '../../src/capture/feed';
import { listen } from '../../src/capture/listen';

interface Options {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly body?: string;
  readonly type?: string;
  readonly requestHeaders?: Record<string, string>;
  readonly error?: string;
  readonly mime?: string;
  readonly size?: number;
  readonly read?: () => Promise<unknown>;
}

const fields = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));

const entryOf = ({
  method = 'GET',
  url = 'https://api.example.com/v1/a',
  status = 200,
  body = '{}',
  type = 'fetch',
  requestHeaders = {},
  error,
  mime = 'application/json',
  size,
  read,
}: Options) => ({
  startedDateTime: '2026-11-21T09:00:00.000Z',
  time: 40,
  _resourceType: type,
  request: { method, url, headers: fields(requestHeaders) },
  response: {
    status,
    headers: fields({ 'content-type': mime }),
    content: { size: size ?? body.length, mimeType: mime },
    ...(error ? { _error: error } : {}),
  },
  getContent: read ?? (async () => ({ content: body, encoding: '' })),
});

const capture = (bounds?: { exchanges: number; successes: number; bodyCharacters: number }) => {
  let finished: (entry: never) => void = () => {};
  let navigated: (url: string) => void = () => {};
  const later: (() => void)[] = [];
  const feed = createFeed(bounds);
  const network = {
    onRequestFinished: {
      addListener: (hear: (entry: never) => void) => {
        finished = hear;
      },
    },
    onNavigated: {
      addListener: (hear: (url: string) => void) => {
        navigated = hear;
      },
    },
  };
  listen(network, feed, {
    browser: 'chromium',
    now: () => 5,
    later: (run) => later.push(run),
  });
  return {
    feed,
    later,
    hear: async (...all: Options[]) => {
      for (const one of all) finished(entryOf(one) as never);
      await new Promise((resolve) => setImmediate(resolve));
    },
    navigate: (url: string) => navigated(url),
    exchanges: () => feed.kept().flatMap((item) => (item.type === 'exchange' ? [item.exchange] : [])),
    records: () => feed.kept().filter((item: Captured) => item.type === 'success').length,
  };
};

describe('capture', () => {
  it('reads the body of a failure inside the event', async () => {
    const { hear, exchanges } = capture();
    await hear({ status: 500, body: '{"error":"x"}' });
    expect(exchanges().map(({ response }) => response.body.text)).toEqual(['{"error":"x"}']);
  });

  it('keeps a plain success as a light record only', async () => {
    const { hear, exchanges, records, feed } = capture();
    await hear({ body: '{"items":[1,2]}' });
    expect([exchanges().length, records(), feed.seen()]).toEqual([0, 1, 1]);
  });

  it('keeps a success whose body may hide a failure', async () => {
    const { hear, exchanges } = capture();
    await hear({ body: '{"errors":[{"message":"no"}]}' });
    expect(exchanges()).toHaveLength(1);
  });

  it.each([
    ['a picture', { type: 'image', mime: 'image/png' }],
    ['a document', { type: 'document', mime: 'text/html' }],
    ['a large answer', { size: 10_000_000 }],
  ])('does not read the body of %s that succeeded', async (_, options) => {
    let reads = 0;
    const { hear } = capture();
    await hear({
      ...options,
      read: async () => {
        reads++;
        return null;
      },
    });
    expect(reads).toBe(0);
  });

  it('shows a failure at once where its body does not come, and again when it does', async () => {
    let answer: (value: unknown) => void = () => {};
    const { hear, exchanges, later } = capture();
    await hear({
      status: 500,
      read: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    expect(exchanges()).toHaveLength(0);
    for (const run of later.slice(0, 1)) run();
    expect(exchanges().map(({ response }) => response.body.missing)).toEqual(['not-read']);
    answer({ content: '{"late":true}', encoding: '' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(exchanges().map(({ response }) => response.body.text)).toEqual(['{"late":true}']);
  });

  it.each(['first', 'last'])('folds a preflight under its request where it comes %s', async (place) => {
    const preflight = { method: 'OPTIONS', type: 'preflight', status: 500, requestHeaders: { 'access-control-request-method': 'PUT' } };
    const real = { method: 'PUT', status: 0, error: 'net::ERR_FAILED' };
    const { hear, exchanges } = capture();
    await hear(...(place === 'first' ? [preflight, real] : [real, preflight]));
    const put = exchanges().filter(({ request }) => request.method === 'PUT');
    expect(put).toHaveLength(1);
    expect(put[0]?.preflight?.response.status).toBe(500);
  });

  it('a burst of 3,000 loses none, and a named limit bounds what is kept', async () => {
    const { hear, exchanges, feed } = capture({ exchanges: 1000, successes: 10, bodyCharacters: 1_000_000 });
    await hear(...Array.from({ length: 3000 }, (_, i) => ({ status: 500, url: `https://api.example.com/${i}` })));
    expect(feed.seen()).toBe(3000);
    expect(exchanges()).toHaveLength(1000);
    expect(exchanges().at(-1)?.request.url).toBe('https://api.example.com/2999');
    expect(feed.dropped()).toBe(2000);
  });

  it('bounds the characters of bodies, but keeps the newest whatever its size', async () => {
    const { hear, exchanges } = capture({ exchanges: 100, successes: 10, bodyCharacters: 1_000 });
    await hear({ status: 500, body: 'x'.repeat(600) }, { status: 501, body: 'y'.repeat(600) }, { status: 502, body: 'z'.repeat(5_000) });
    expect(exchanges().map(({ response }) => response.status)).toEqual([502]);
  });

  it('tells of a navigation, and knows the page from then on', async () => {
    const { hear, navigate, feed, exchanges } = capture();
    navigate('https://app.example.com/');
    await hear({ status: 404 });
    expect(feed.kept()[0]).toEqual({ type: 'navigated', url: 'https://app.example.com/', at: 5 });
    expect(exchanges()[0]?.pageUrl).toBe('https://app.example.com/');
  });

  it('lets a listener go whose window is gone', async () => {
    const { hear, feed } = capture();
    let calls = 0;
    feed.subscribe(() => {
      calls++;
      throw new Error("can't access dead object");
    });
    await hear({ status: 404 }, { status: 404 });
    expect(calls).toBe(1);
    expect(feed.seen()).toBe(2);
  });

  it('hears no harm in entries of any shape', async () => {
    const { feed } = capture();
    let finished: (entry: never) => void = () => {};
    listen(
      {
        onRequestFinished: {
          addListener: (hear) => {
            finished = hear;
          },
        },
        onNavigated: { addListener: () => {} },
      },
      feed,
      {
        browser: 'firefox',
        now: () => 0,
        later: () => {},
      },
    );
    for (const odd of [{}, { request: null, response: null }, { request: 5, response: [] }])
      expect(() => finished(odd as never)).not.toThrow();
  });
});
