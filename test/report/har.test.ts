import { describe, expect, it } from 'vitest';
import { readHar } from '../../src/capture/har';
import { fixture, type Message, print } from './vectors';

const vectors = fixture<(Message & { id: string })[]>('redaction');

const required = {
  entry: ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'],
  request: ['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'],
  response: ['status', 'statusText', 'httpVersion', 'cookies', 'headers', 'content', 'redirectURL', 'headersSize', 'bodySize'],
};

describe('the HAR report', () => {
  it.each(vectors)('$id holds every field that HAR 1.2 requires and is read back', (vector) => {
    const text = print(vector, 'har');
    const { log } = JSON.parse(text);
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Culprit' } });
    const [entry] = log.entries;
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(required.entry));
    expect(Object.keys(entry.request)).toEqual(expect.arrayContaining(required.request));
    expect(Object.keys(entry.response)).toEqual(expect.arrayContaining(required.response));
    expect(new Date(entry.startedDateTime).toISOString()).toBe(entry.startedDateTime);
    const [back] = readHar(text);
    expect(back?.request.method).toBe(vector.request.method);
    expect(back?.response.status).toBe(vector.response.status);
    expect(back?.request.url.startsWith('https://')).toBe(true);
    expect(() => new URL(back?.request.url ?? '')).not.toThrow();
  });
});
