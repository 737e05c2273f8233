import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactSample } from '../../src/options/redaction/redact-sample';
import { readSample } from '../../src/options/redaction/sample';
import { type OwnRedaction, redactionRules } from '../../src/report/report';

const message = [
  'POST /v1/orders?page=2&badge_no=4411 HTTP/1.1',
  'Host: api.acme.example',
  'X-Acme-Badge: b-4411',
  'Content-Type: application/json',
  '',
  '{"badge_no":"4711","note":"for acme_internal_42"}',
  'HTTP/1.1 403 Forbidden',
  'X-Request-Id: r-1',
  '',
  'Not for acme_internal_42',
].join('\n');

const shown = (text: string, own: OwnRedaction = {}) =>
  redactSample(text, redactionRules([], own))
    .pieces.map(({ text: piece }) => piece)
    .join('');

describe('a sample', () => {
  it.each([
    ['message', message],
    ['message', 'HTTP/2 404\ncontent-type: text/plain\n\nno'],
    ['message', 'x-acme-badge: b-1'],
    ['message', ':authority: api.acme.example\ncookie: a=b'],
    ['json', '  {"a": [1]}'],
    ['text', '{"a": '],
    ['text', 'Error: the badge is wrong'],
    ['text', ''],
  ])('is taken for a %s', (kind, text) => {
    expect(readSample(text).kind).toBe(kind);
  });

  it('comes out as it went in where nothing is secret', () => {
    for (const text of [
      message,
      message.replaceAll('\n', '\r\n'),
      '{"a": [1]}',
      'plain text',
      'HTTP/2 404\ncontent-type: text/plain\n\nno',
    ])
      expect(shown(text)).toBe(text.replaceAll('\r\n', '\n'));
  });

  it('shows what each own name takes out, and counts it by kind', () => {
    const own = { headers: ['x-acme-*'], fields: ['badge_*'], patterns: ['acme_*'] };
    const text = shown(message, own);
    for (const gone of ['4411', '4711', 'acme_internal_42']) expect(text).not.toContain(gone);
    for (const kept of ['page=2', 'api.acme.example', 'X-Request-Id: r-1', '403 Forbidden']) expect(text).toContain(kept);
    const { counts, total, pieces } = redactSample(message, redactionRules([], own));
    expect(Object.fromEntries(counts)).toMatchObject({ text: 2 });
    expect(pieces.filter(({ kind }) => kind !== null)).toHaveLength(total);
  });

  it('does not mark what merely looks like a redaction', () => {
    expect(redactSample('see [note 1] and [api-key 7]', redactionRules([])).total).toBe(0);
  });

  it('is never too much', () => {
    const long = `HTTP/1.1 200 OK\n${'x-a: b\n'.repeat(50_000)}`;
    expect(redactSample(long, redactionRules([])).pieces.length).toBeGreaterThan(0);
    fc.assert(fc.property(fc.string(), (text) => void redactSample(text, redactionRules([]))));
  });
});
