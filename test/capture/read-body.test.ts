import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/capture/read-body';
import { base64Of } from '../../src/http/base64';

const json = { mimeType: 'application/json', size: 20, browser: 'chromium' } as const;

describe('a response body', () => {
  it('loses its byte order mark', () => {
    expect(readBody({ text: '\ufeff{"a":1}', base64: false }, json).text).toBe('{"a":1}');
  });

  it('is text where its base64 holds text', () => {
    expect(readBody({ text: base64Of('{"grüße":1}'), base64: true }, json)).toMatchObject({ text: '{"grüße":1}', base64: null });
  });

  it('stays base64 where it is binary', () => {
    expect(readBody({ text: 'iVBORw0KGgoAAAANSUhEUg==', base64: true }, json)).toMatchObject({
      text: null,
      base64: 'iVBORw0KGgoAAAANSUhEUg==',
      missing: null,
    });
  });

  it('is cut at the NUL padding that Firefox puts behind its limit, and says so', () => {
    const padded = `{"error":"${'x'.repeat(786_000)}${'\0'.repeat(1_400_000)}`;
    const body = readBody({ text: padded, base64: false }, { ...json, size: 2_097_152, browser: 'firefox' });
    expect(body.truncated).toBe(true);
    expect(body.text).toHaveLength(786_010);
  });

  it('keeps a NUL that is the server’s own', () => {
    expect(readBody({ text: 'a\0b', base64: false }, { ...json, browser: 'firefox' })).toMatchObject({ text: 'a\0b', truncated: false });
  });

  it.each([
    ['was not asked for', undefined, 10, 'not-read'],
    ['could not be had', { text: null, base64: false }, 10, 'unavailable'],
    ['is empty', { text: '', base64: false }, 0, 'empty'],
    ['is null and empty', { text: null, base64: false }, 0, 'empty'],
  ] as const)('says that it %s', (_, content, size, missing) => {
    expect(readBody(content, { ...json, size })).toMatchObject({ text: null, missing });
  });
});
