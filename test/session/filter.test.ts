import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model';
import { completeFilter } from '../../src/session/complete-filter';
import { filterOf, parseFilter, passesQuick, type QuickFilter } from '../../src/session/filter';
import { diagnosisOf, error, exchange, type Told } from '../panel/harness/fake-exchange';

const NOW = 1_700_000_000_000;

const incident = (told: Told): Incident => {
  const made = exchange(told);
  return { id: made.id, exchange: made, diagnosis: diagnosisOf(made) };
};

const nat = { id: 'nat', name: 'NAT API', docs: null, statusPage: null, support: null };
const retry = (at: number) => ({ at, afterSeconds: 10, source: 'header:retry-after', raw: null });

const all: Readonly<Record<string, Incident>> = {
  limited: incident({
    status: 429,
    diagnosis: {
      provider: nat,
      title: 'Too many requests',
      error: error({ code: 'RATE_LIMITED' }),
      category: 'rate-limit',
      retry: retry(NOW + 5_000),
    },
  }),
  ready: incident({ status: 503, url: 'https://api.stripe.com/v1/charges', diagnosis: { category: 'gateway', retry: retry(NOW - 5_000) } }),
  missing: incident({ status: 404, method: 'POST', url: 'https://api.stripe.com:8443/v1/refunds', diagnosis: { category: 'not-found' } }),
  dns: incident({ url: 'https://nowhere.example/', networkError: 'net::ERR_NAME_NOT_RESOLVED', diagnosis: { category: 'network' } }),
  graphql: incident({
    status: 200,
    url: 'https://shop.example/graphql',
    diagnosis: { kind: 'application', isFailure: true, error: error({ message: 'No such field' }) },
  }),
};

const matching = (text: string): string[] => {
  const passes = filterOf(text);
  return Object.keys(all).filter((name) => all[name] && passes(all[name], () => NOW));
};

describe('the filter language', () => {
  it.each([
    ['', ['limited', 'ready', 'missing', 'dns', 'graphql']],
    ['status:429', ['limited']],
    ['status:5xx', ['ready']],
    ['STATUS:4XX', ['limited', 'missing']],
    ['status:404 status:503', ['ready', 'missing']],
    ['-status:4xx', ['ready', 'dns', 'graphql']],
    ['method:post', ['missing']],
    ['host:api.stripe.com', ['ready', 'missing']],
    ['host:*.com:8443', ['missing']],
    ['code:rate_limited', ['limited']],
    ['code:ERR_NAME', ['dns']],
    ['provider:nat', ['limited']],
    ['provider:"nat api"', ['limited']],
    ['is:retryable', ['limited', 'ready']],
    ['is:ready', ['ready']],
    ['is:network', ['dns']],
    ['is:in-2xx', ['graphql']],
    ['-is:network -is:in-2xx host:stripe', ['ready', 'missing']],
    ['too many', ['limited']],
    ['"no such field"', ['graphql']],
    ['"field such"', []],
    ['-refunds stripe', ['ready']],
    ['is:nonsense', []],
    ['unknown:word', []],
    ['https://shop.example', ['graphql']],
  ])('%j finds %j', (text, wanted) => {
    expect(matching(text)).toEqual(wanted);
  });

  it('lets everything through while a key has no value yet', () => {
    expect(matching('status:')).toHaveLength(5);
    expect(parseFilter('-')).toEqual([{ key: null, value: '-', exclude: false }]);
  });

  it('reads hostile text in linear time', () => {
    const started = performance.now();
    expect(matching(`${'"'.repeat(50_000)} ${'*a'.repeat(20_000)} host:${'*'.repeat(20_000)}b`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('quick filters', () => {
  const passing = (...chosen: QuickFilter[]): string[] =>
    Object.keys(all).filter((name) => all[name] && passesQuick(new Set(chosen), all[name]));

  it('are alternatives', () => {
    expect(passing()).toHaveLength(5);
    expect(passing('4xx')).toEqual(['limited', 'missing']);
    expect(passing('5xx', 'in-2xx')).toEqual(['ready', 'graphql']);
    expect(passing('network')).toEqual(['dns']);
    expect(passing('retryable')).toEqual(['limited', 'ready']);
  });
});

describe('completion', () => {
  const incidents = Object.values(all);
  const labels = (text: string, caret = text.length) => completeFilter(text, caret, incidents).map(({ label }) => label);

  it('offers keys, then the values that are there, most frequent first', () => {
    expect(labels('st')).toEqual(['status:']);
    expect(labels('-pro')).toEqual(['-provider:']);
    expect(labels('method:')).toEqual(['GET', 'POST']);
    expect(labels('status:4')).toEqual(['4xx', '429', '404']);
    expect(labels('is:re')).toEqual(['retryable', 'ready']);
    expect(labels('nonsense:')).toEqual([]);
  });

  it('replaces the word at the caret and nothing else', () => {
    expect(completeFilter('meth host:x', 4, incidents)[0]).toMatchObject({ text: 'method: host:x', caret: 7 });
    expect(completeFilter('-provider:n', 11, incidents)[0]).toMatchObject({ text: '-provider:nat ', caret: 14 });
  });
});
