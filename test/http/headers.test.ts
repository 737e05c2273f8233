import { describe, expect, it } from 'vitest';
import { hasHeader, header, headerValues, perHeaderName } from '../../src/http/headers';

const headers = [
  { name: 'Content-Type', value: 'text/plain' },
  { name: 'set-cookie', value: 'a=1' },
  { name: 'Set-Cookie', value: 'b=2' },
  { name: 'X-Empty', value: '' },
];

describe('header fields', () => {
  it('are found whatever the case of their names', () => {
    expect(header(headers, 'content-type')).toBe('text/plain');
    expect(header(headers, 'CONTENT-TYPE')).toBe('text/plain');
    expect(hasHeader(headers, 'x-empty')).toBe(true);
  });

  it('are told from others of the same length', () => {
    expect(header(headers, 'content-tape')).toBeNull();
    expect(headerValues(headers, 'set-cookif')).toEqual([]);
  });

  it('may be several of one name, in their order', () => {
    expect(header(headers, 'set-cookie')).toBe('a=1');
    expect(headerValues(headers, 'SET-COOKIE')).toEqual(['a=1', 'b=2']);
  });
});

describe('names that are judged once', () => {
  it('come to the judge in lower case, and not again', () => {
    const asked: string[] = [];
    const judge = perHeaderName((name) => {
      asked.push(name);
      return name.startsWith('x-');
    });
    expect([judge('X-A'), judge('X-A'), judge('Accept'), judge('Accept')]).toEqual([true, true, false, false]);
    expect(asked).toEqual(['x-a', 'accept']);
  });

  it('are still judged when there are more of them than are remembered', () => {
    const judge = perHeaderName((name) => name.length);
    for (let i = 0; i < 5000; i++) judge(`x-${i}`);
    expect(judge('accept')).toBe(6);
    expect(judge('x'.repeat(5000))).toBe(5000);
  });
});
