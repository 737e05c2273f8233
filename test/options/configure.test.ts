import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/model';
import { readSample } from '../../src/options/redaction/sample';
import { configure, decode } from '../../src/panel/engine';
import { packText } from './packs';

const failing = (url: string, body: string): Exchange => {
  const { exchange } = readSample(`GET ${url} HTTP/1.1\naccept: */*\n\nHTTP/1.1 403 Forbidden\ncontent-type: application/json\n\n${body}`);
  return exchange;
};
const told = (stored: object, url: string, body: string) =>
  decode(failing(url, body), { catalogue: configure(stored).catalogue, history: [] });
const own = (on: boolean) => ({ 'settings.pack.acme': { version: 1, on, text: packText() } });
const refused = '{"error":{"code":"ACME_1","message":"Closed"}}';

describe('the panel with settings', () => {
  it('decodes with an own pack that is on', () => {
    const { provider, rule, title } = told(own(true), 'https://api.acme.example/v1', refused);
    expect({ id: provider?.id, rule, title }).toEqual({ id: 'own:acme', rule: 'own:acme/refused', title: 'Acme refuses the call' });
    expect(told(own(false), 'https://api.acme.example/v1', refused).provider).toBeNull();
  });

  it('decodes a host as the API it is said to be, own packs too', () => {
    const hosts = { 'settings.hosts': { version: 1, hosts: [{ host: 'localhost', pack: 'own:acme' }] } };
    expect(told({ ...own(true), ...hosts }, 'http://localhost:8088/v1', refused).rule).toBe('own:acme/refused');
    expect(told({ ...own(false), ...hosts }, 'http://localhost:8088/v1', refused).provider).toBeNull();
  });

  it('names the packs that decode in its reports, and redacts what all of them name', () => {
    const { reports, problems } = configure({ ...own(true), 'settings.packs': { version: 1, off: ['nat'] } });
    const ids = reports.packs.map(({ id }) => id);
    expect(ids).toContain('own:acme');
    expect(ids).not.toContain('nat');
    expect(reports.rules.headers).toEqual(expect.arrayContaining(['x-api-key', 'x-acme-key']));
    expect(problems).toEqual([]);
  });

  it('works whatever is stored', () => {
    for (const stored of [null, 'x', { 'settings.hosts': 7, 'settings.pack.x': null, 'settings.redaction': [] }])
      expect(configure(stored).catalogue.packs.length).toBeGreaterThan(10);
    expect(configure({ 'settings.hosts': 7 }).problems).toHaveLength(1);
  });
});
