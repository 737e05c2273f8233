import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import type { Incident, RulePack } from '../../src/model';
import {
  formats,
  isFormat,
  makeReport,
  redactionRules,
  redactText,
  redactUrl,
  redactValue,
  UnsafeReport,
  write,
} from '../../src/report/report';
import { environment, harOf, incidentsIn, type Message, print, rules, views } from './vectors';

const key = `q9${'AbC3dEf7'.repeat(4)}`;

const message: Message = {
  request: {
    method: 'POST',
    url: `https://api.acme.example/v1/orders?page=2&api_key=${key}`,
    headers: { 'content-type': 'application/json', cookie: 'sid=Zk4Lp9QwX2vB7nM1', 'X-Badge': 'b-77', 'X-Staff-Badge': 'b-78' },
    body: '{"badge_no":"4411","project":"Bluebird","note":"for acme_internal_42"}',
  },
  response: { status: 403, headers: { 'x-request-id': 'req_1' }, body: `Access denied for ${key}` },
};

const reportOf = (own = {}, options = {}) => makeReport(incidentsIn(harOf(message)), environment, redactionRules(packs, own), options);

describe('pseudonyms', () => {
  it('stand for one value wherever it is', () => {
    const text = write(reportOf(), 'markdown');
    expect(text).toContain('api_key=[api-key 1]');
    expect(text).toContain('Access denied for [api-key 1]');
    expect(text).toContain('sid=[cookie 1]');
  });

  it('are listed with their kind and how often they stand in the report', () => {
    const { redactions } = reportOf();
    expect(redactions.map(({ pseudonym, kind, shown }) => ({ pseudonym, kind, shown }))).toEqual([
      { pseudonym: '[api-key 1]', kind: 'api-key', shown: false },
      { pseudonym: '[cookie 1]', kind: 'cookie', shown: false },
    ]);
    for (const { count } of redactions) expect(count).toBeGreaterThan(0);
  });

  it('are shown again one at a time, for one report only', () => {
    const revealed = reportOf({}, { reveal: new Set(['[api-key 1]']) });
    const text = write(revealed, 'markdown');
    expect(text).toContain(`api_key=${key}`);
    expect(text).toContain('sid=[cookie 1]');
    expect(text).toContain('1 value is shown on request');
    expect(revealed.redactions.find(({ pseudonym }) => pseudonym === '[api-key 1]')).toMatchObject({ shown: true, count: 0 });
    expect(write(reportOf(), 'markdown')).not.toContain(key);
  });

  it('are all given up where redaction is turned off', () => {
    for (const { id } of formats.filter(({ id }) => id !== 'summary')) expect(write(reportOf({}, { reveal: 'all' }), id)).toContain(key);
  });
});

describe('what a person adds', () => {
  it('redacts header names, field names and patterns, also as globs', () => {
    const text = write(reportOf({ headers: ['x-staff*'], fields: ['Badge_*'], patterns: ['acme_internal_*'] }), 'json');
    for (const value of ['b-78', '4411', 'acme_internal_42']) expect(views(text).some((view) => view.includes(value))).toBe(false);
    expect(text).toContain('b-77');
    expect(text).toContain('Bluebird');
  });

  it('redacts a selected text in every format', () => {
    for (const { id } of formats)
      expect(views(write(reportOf({}, { also: ['Bluebird'] }), id)).some((view) => view.includes('Bluebird'))).toBe(false);
    expect(write(reportOf({}, { also: ['Bluebird'] }), 'markdown')).toContain('"project":"[text 1]"');
  });

  it('redacts the value of a selected header line', () => {
    expect(write(reportOf({}, { also: ['X-Badge: b-77'] }), 'markdown')).toContain('X-Badge: [text 1]');
  });
});

describe('what a pack says of credentials', () => {
  const maps: RulePack = {
    id: 'maps',
    name: 'Maps',
    kind: 'api',
    credentials: [{ in: 'query', name: 'key', placeholder: 'YOUR_KEY' }],
    rules: [],
  };
  const asked = (query: string): string =>
    write(
      makeReport(
        incidentsIn(
          harOf({
            request: { method: 'GET', url: `https://maps.example/v1?${query}`, headers: {}, body: null },
            response: { status: 400, headers: { 'content-type': 'application/json' }, body: '{"errors":[{"key":"zoom7","value":"x9"}]}' },
          }),
        ),
        environment,
        redactionRules([...packs, maps]),
      ),
      'markdown',
    );

  it('hides one that goes into the query, and leaves a field of that name in a body', () => {
    const text = asked('key=mKz81-q0Xw5');
    expect(text).not.toContain('mKz81');
    expect(text).toContain('key=[api-key 1]');
    expect(text).toContain('"key":"zoom7"');
  });

  it('takes no plain word for one', () => {
    expect(asked('key=title')).toContain('key=title');
  });
});

describe('the last look', () => {
  it('withholds a text in which a redacted value turns up after all', () => {
    const report = reportOf();
    const entry = report.entries[0];
    if (entry === undefined) throw new Error('no entry');
    const leaking = { ...report, entries: [{ ...entry, tried: [key] }] };
    expect(() => write(leaking, 'markdown')).toThrow(UnsafeReport);
  });

  it('withholds what did not come from redaction', () => {
    const forged = { ...reportOf(), entries: [] };
    expect(() => write(forged, 'markdown')).toThrow(UnsafeReport);
  });
});

describe('failing closed', () => {
  const brokenIn = (part: 'request' | 'diagnosis'): Incident => {
    const [incident] = incidentsIn(harOf(message));
    if (incident === undefined) throw new Error('no entry');
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('broken');
        },
        ownKeys: () => {
          throw new Error('broken');
        },
      },
    );
    if (part === 'diagnosis') return { ...incident, diagnosis: { ...incident.diagnosis, fixes: [hostile] as never } };
    return { ...incident, exchange: { ...incident.exchange, request: { ...incident.exchange.request, headers: [hostile] as never } } };
  };

  it('leaves out what a broken part would have leaked', () => {
    for (const part of ['request', 'diagnosis'] as const) {
      const report = makeReport([brokenIn(part)], environment, rules);
      for (const { id } of formats) expect(views(write(report, id)).some((view) => view.includes(key))).toBe(false);
    }
  });

  it('leaves out binary bodies with a note', () => {
    const [incident] = incidentsIn(harOf(message));
    if (incident === undefined) throw new Error('no entry');
    const body = {
      ...incident.exchange.response.body,
      text: null,
      base64: btoa(`\u0000\u0001${key}`),
      mimeType: 'application/x-protobuf',
      size: 40,
    };
    const binary = { ...incident, exchange: { ...incident.exchange, response: { ...incident.exchange.response, body } } };
    const text = write(makeReport([binary], environment, rules), 'markdown');
    expect(text).toContain('[binary content left out: application/x-protobuf, 40 bytes]');
  });
});

describe('single values', () => {
  it('redacts one URL, one text and one row of data', () => {
    expect(redactUrl(`https://a.example/x?token=${key}&page=2`, rules)).toBe('https://a.example/x?token=[token 1]&page=2');
    expect(redactText(`Bearer ${key} was refused`, rules)).toBe('Bearer [token 1] was refused');
    expect(
      redactValue({ url: `https://a.example/?sig=${key}`, error: { message: `bad ${key}`, requestId: 'req_1' }, entry: 3 }, rules),
    ).toEqual({
      url: 'https://a.example/?sig=[signature 1]',
      error: { message: 'bad [signature 1]', requestId: 'req_1' },
      entry: 3,
    });
  });

  it('knows what the exchange carries', () => {
    const [incident] = incidentsIn(harOf(message));
    expect(redactValue({ message: `denied ${key}` }, rules, incident?.exchange)).toEqual({ message: 'denied [api-key 1]' });
  });
});

describe('formats', () => {
  it('are named once each and say what they are', () => {
    expect(formats.map(({ id }) => id).toSorted()).toEqual([
      'curl',
      'fetch',
      'har',
      'json',
      'markdown',
      'prompt',
      'python',
      'summary',
      'text',
    ]);
    expect(isFormat('constructor')).toBe(false);
    expect(() => write(reportOf(), 'constructor')).toThrow(RangeError);
  });

  it('write one line for one failure in the summary', () => {
    expect(print(message, 'summary').trimEnd().split('\n')).toHaveLength(1);
  });

  it('write several entries with a table, groups and one JSON document', () => {
    const [one] = incidentsIn(harOf(message));
    if (one === undefined) throw new Error('no entry');
    const report = makeReport([one, { ...one, id: 'b', exchange: { ...one.exchange, id: 'b' } }], environment, rules);
    expect(write(report, 'markdown')).toContain('2 × ');
    expect(JSON.parse(write(report, 'json')).entries).toHaveLength(2);
    expect(JSON.parse(write(report, 'har')).log.entries).toHaveLength(2);
    expect(report.entries[0]?.occurrence?.count).toBe(2);
  });

  it('write a report of nothing', () => {
    for (const { id } of formats) expect(typeof write(makeReport([], environment, rules), id)).toBe('string');
  });
});
