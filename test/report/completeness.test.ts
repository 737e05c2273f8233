import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model';
import { makeReport, write } from '../../src/report/report';
import { goldenCases } from './golden-cases';
import { environment, rules } from './vectors';

const base = goldenCases.find(({ name }) => name === 'rate-limited')?.incidents[0] as Incident;

const traceparent = '00-3c259e5947dd34e8a0ea57d62f983154-15afd370ace0b9fb-01';

const incident: Incident = {
  ...base,
  exchange: {
    ...base.exchange,
    request: {
      ...base.exchange.request,
      method: 'POST',
      headers: [{ name: 'traceparent', value: traceparent }],
      body: { text: '{"sku":"SKU-1042"}', base64: null, mimeType: 'application/json', size: 18, truncated: false, missing: null },
    },
  },
  diagnosis: {
    ...base.diagnosis,
    error: { ...base.diagnosis.error, requestId: 'req_77', fieldErrors: [{ field: 'sku', message: 'unknown' }] },
  },
};

const report = makeReport([incident], { ...environment, packs: [{ id: 'acme', version: '2.1' }] }, rules, {
  tried: new Map([[incident.id, ['Replayed at 09:01: 429 again']]]),
  occurrences: new Map([[incident.id, { count: 3, firstAt: base.exchange.startedAt - 60_000 }]]),
});

/** What a support engineer wants to know, and how the readable formats and the JSON say it. */
const wanted: readonly (readonly [string, string, string?])[] = [
  ['what happened, in one sentence', 'was answered with 429'],
  ['the verdict', 'Confirmed', '"confirmed"'],
  ['the evidence', '31 requests in the last 60 s; the limit is'],
  ['what was tried', 'Replayed at 09:01'],
  ['the request id', 'req_77'],
  ['the trace id', traceparent],
  ['a field error', 'unknown'],
  ['the time in UTC', '2026-11-21 09:00:00.000 UTC', '2026-11-21T09:00:00.000Z'],
  ['the local time', '2026-11-21 10:00:00 (Europe/Oslo)'],
  ['the measured clock skew', '41 s behind', '"clockSkewSeconds": -41'],
  ['the request body', 'SKU-1042'],
  ['the response headers', 'x-ratelimit-limit'],
  ['the response body', 'Slow down'],
  ['the rate limit', 'limit 30 per 60 s, 0 left', '"windowSeconds": 60'],
  ['the wait', 'asked to wait 12 s', '"afterSeconds": 12'],
  ['the initiator', 'placeOrder at https://app.acme.example/assets/index.js:42:8', '"functionName": "placeOrder"'],
  ['the page', 'https://app.acme.example/orders'],
  ['the browser', 'Chrome 149'],
  ['the system', 'Linux'],
  ['the version of Culprit', '1.0.0'],
  ['the pack and its version', 'acme 2.1', '"version": "2.1"'],
  ['how often', 'seen 3 times', '"count": 3'],
  ['since when', '2026-11-21 08:59:00.000 UTC', '2026-11-21T08:59:00.000Z'],
  ['steps to reproduce', 'with valid credentials in place of the placeholders'],
  ['what support asks for', 'Account or organization: add it by hand'],
  ['that the request id is there', '[x] Request id', '"text": "Request id",\n        "included": true'],
  ['where to send it', 'https://acme.example/support'],
  ['the address for mail', 'support@acme.example'],
  ['the status page', 'https://status.acme.example/'],
];

describe.each(['markdown', 'text', 'json'])('%s tells', (format) => {
  const text = write(report, format).replaceAll('`', '');

  it.each(wanted)('%s', (_, readable, inJson) => {
    expect(text).toContain(format === 'json' ? (inJson ?? readable) : readable);
  });
});

it('Markdown of one failure with huge bodies fits an issue of 65,536 characters', () => {
  const huge = { text: 'lamp '.repeat(60_000), base64: null, mimeType: 'text/plain', size: 300_000, truncated: false, missing: null };
  const { exchange } = incident;
  const many = {
    ...incident,
    exchange: { ...exchange, request: { ...exchange.request, body: huge }, response: { ...exchange.response, body: huge } },
  };
  expect(write(makeReport([many], environment, rules), 'markdown').length).toBeLessThan(65_536);
});
