import { describe, expect, it } from 'vitest';
import { meaning, meaningsOf } from '../../src/decode/retry/member-word';

describe('the names of JSON members', () => {
  it.each(['retry_after', 'retryAfter', 'Retry-After', 'RETRY AFTER'])('%s is a wait in seconds', (name) => {
    expect(meaningsOf(name)).toBe(meaning.seconds);
  });

  it('may mean several things', () => {
    expect(meaningsOf('error_code') & meaning.naming).not.toBe(0);
    expect(meaningsOf('error_code') & meaning.code).not.toBe(0);
    expect(meaningsOf('errors') & meaning.holder).not.toBe(0);
    expect(meaningsOf('errors') & meaning.speaking).not.toBe(0);
    expect(meaningsOf('reset_at')).toBe(meaning.instant | meaning.reset);
  });

  it.each(['', 'id', 'afterretry', 'retry_afters', 'constructor', '__proto__', 'r'.repeat(100_000)])('%.20s means nothing', (name) => {
    expect(meaningsOf(name)).toBe(0);
  });
});
