import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../src/cli/decode-file';
import type { HeaderField } from '../../src/model';
import { type Ask, failuresOf } from './evidence-asks';

/** One request of a scenario with its answer. `offsetMs` after the scenario's start is when the answer arrived. */
interface ScenarioExchange {
  readonly url: string;
  readonly method?: string;
  readonly requestHeaders?: Headers;
  readonly requestBody?: string | null;
  readonly status: number;
  readonly netError?: string;
  readonly responseHeaders?: Headers;
  readonly body?: string | null;
  readonly offsetMs: number;
  /** Null where the recorder gives none, as in Firefox. */
  readonly resourceType?: string | null;
  readonly serviceWorker?: boolean;
}

type Headers = Readonly<Record<string, string | readonly string[]>> | readonly HeaderField[];

interface FurtherScenario {
  readonly id: string;
  readonly why: string;
  readonly exchanges: readonly ScenarioExchange[];
  readonly ask: readonly Ask[];
}

const start = Date.UTC(2026, 10, 21, 9, 0, 0);

const isList = (headers: Headers): headers is readonly HeaderField[] => Array.isArray(headers);

const fieldsOf = (headers: Headers = {}): HeaderField[] =>
  isList(headers)
    ? [...headers]
    : Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value): HeaderField => ({ name, value: String(value) })));

const headerValue = (headers: readonly HeaderField[], name: string): string =>
  headers.find((field) => field.name.toLowerCase() === name)?.value ?? '';

const entryOf = (exchange: ScenarioExchange): unknown => {
  const { url, method = 'GET', status, requestBody = null, body = null, resourceType, netError, serviceWorker } = exchange;
  const [sent, got] = [fieldsOf(exchange.requestHeaders), fieldsOf(exchange.responseHeaders)];
  return {
    startedDateTime: new Date(start + exchange.offsetMs - 50).toISOString(),
    time: 50,
    ...(resourceType === null ? {} : { _resourceType: resourceType ?? 'fetch' }),
    request: {
      method,
      url,
      httpVersion: 'http/2.0',
      headers: sent,
      cookies: [],
      queryString: [],
      headersSize: -1,
      bodySize: requestBody?.length ?? 0,
      ...(requestBody === null
        ? {}
        : { postData: { mimeType: headerValue(sent, 'content-type') || 'application/json', text: requestBody } }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: got,
      cookies: [],
      content: { size: body?.length ?? 0, mimeType: headerValue(got, 'content-type'), ...(body === null ? {} : { text: body }) },
      redirectURL: status >= 300 && status < 400 ? headerValue(got, 'location') : '',
      headersSize: -1,
      bodySize: -1,
      ...(netError === undefined ? {} : { _error: netError }),
      ...(serviceWorker === true ? { _fetchedViaServiceWorker: true } : {}),
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: 49, receive: 1, ssl: -1 },
  };
};

const harOf = ({ exchanges }: FurtherScenario): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'scenarios', version: '1' }, pages: [], entries: exchanges.map(entryOf) } });

const scenarios = ['evidence-further', 'evidence-third', 'evidence-fourth', 'evidence-fifth', 'evidence-sixth', 'evidence-seventh'].flatMap(
  (name) => JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8')) as readonly FurtherScenario[],
);

describe('what a recording confirms, rules out and leaves open', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario.why, scenario] as const))('%s: %s', (_id, _why, scenario) => {
    const incidents = decodeFile(harOf(scenario));
    const failures = scenario.ask.flatMap((ask) => {
      const diagnosis = incidents[ask.entry]?.diagnosis;
      return diagnosis === undefined ? [`no entry ${ask.entry}`] : failuresOf(ask, diagnosis);
    });
    expect(failures).toEqual([]);
  });
});
