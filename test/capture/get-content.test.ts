import { describe, expect, it } from 'vitest';
import { contentOf, getContent } from '../../src/capture/get-content';

const never = (): void => {};
const body = { text: '{"a":1}', base64: false };

describe('every shape in which a browser hands out a body is read', () => {
  it.each([
    ['Chromium, callback', ['{"a":1}', ''], undefined, body],
    ['Chromium, base64', ['eyJhIjoxfQ==', 'base64'], undefined, { text: 'eyJhIjoxfQ==', base64: true }],
    ['Chrome 151, promise', [{ content: '{"a":1}', encoding: '' }], undefined, body],
    ['Chrome 151, base64', [{ content: 'eyJhIjoxfQ==', encoding: 'base64' }], undefined, { text: 'eyJhIjoxfQ==', base64: true }],
    ['polyfill, array', [['{"a":1}', '']], undefined, body],
    ['Firefox, promise: a type beside the text', [['{"a":1}', 'application/json']], undefined, body],
    ['Firefox, callback', ['{"a":1}', 'application/json'], undefined, body],
    ['Firefox, base64 said by the entry', [['eyJhIjoxfQ==', 'application/octet-stream']], 'base64', { text: 'eyJhIjoxfQ==', base64: true }],
    ['no content', [null, null], undefined, { text: null, base64: false }],
    ['Firefox, blocked', [['', null]], undefined, { text: '', base64: false }],
  ])('%s', (_, answer, encoding, expected) => {
    expect(contentOf(answer, encoding)).toEqual(expected);
  });
});

describe('asking for a body', () => {
  it('takes a callback', async () => {
    expect(await getContent({ getContent: (hear: (...args: unknown[]) => void) => hear('{"a":1}', '') }, never)).toEqual(body);
  });

  it('takes a promise where a callback is not called', async () => {
    expect(await getContent({ getContent: async () => ['{"a":1}', 'application/json'] }, never)).toEqual(body);
  });

  it('asks again without a callback where the polyfill refuses one', async () => {
    const refusing = (...args: unknown[]): Promise<unknown> => {
      if (args.length > 0) throw new Error('Expected at most 0 arguments');
      return Promise.resolve(['{"a":1}', '']);
    };
    expect(await getContent({ getContent: refusing }, never)).toEqual(body);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('Unexpected error while fetching response content'))],
    [
      'throws',
      () => {
        throw new Error('gone');
      },
    ],
    ['calls back with nothing', (hear: () => void) => hear()],
  ])('a source that %s gives no body, and no error', async (_, source) => {
    expect(await getContent({ getContent: source }, never)).toEqual({ text: null, base64: false });
  });

  it('an entry without the function gives no body', async () => {
    expect(await getContent({}, never)).toEqual({ text: null, base64: false });
  });

  it('a source that never answers is given up', async () => {
    let giveUp: (() => void) | undefined;
    const asked = getContent({ getContent: () => undefined }, (run) => {
      giveUp = run;
    });
    giveUp?.();
    expect(await asked).toEqual({ text: null, base64: false });
  });
});
