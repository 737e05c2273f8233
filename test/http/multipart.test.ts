import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryIn, parseMultipart } from '../../src/http/multipart';

const body = [
  '--xyz',
  'Content-Disposition: form-data; name="note"',
  '',
  'hello\r\nthere',
  '--xyz',
  'content-disposition: form-data; name="file"; filename="a b.tar.gz"',
  'Content-Type: application/gzip',
  '',
  'BINARY',
  '--xyz--',
  '',
].join('\r\n');

describe('the parts of a multipart body', () => {
  it('have names, file names, types and sizes', () => {
    expect(parseMultipart(body, 'xyz')).toEqual([
      { name: 'note', filename: null, type: '', size: 12, value: 'hello\r\nthere' },
      { name: 'file', filename: 'a b.tar.gz', type: 'application/gzip', size: 6, value: null },
    ]);
  });

  it('may have an extended file name', () => {
    const [part] =
      parseMultipart("--b\r\nContent-Disposition: form-data; name=f; filename=x; filename*=UTF-8''%e2%82%ac.sol\r\n\r\n1\r\n--b--", 'b') ??
      [];
    expect(part?.filename).toBe('\u20ac.sol');
  });

  it('are none where the boundary is another', () => {
    expect(parseMultipart(body, 'abc')).toBeNull();
    expect(parseMultipart(body, '')).toBeNull();
  });

  it('are found after a preamble and with bare line feeds', () => {
    expect(parseMultipart('preamble\n--b\nContent-Disposition: form-data; name="a"\n\n1\n--b--', 'b')).toMatchObject([
      { name: 'a', value: '1' },
    ]);
  });

  it('tell their boundary by the first line', () => {
    expect(boundaryIn(body)).toBe('xyz');
    expect(boundaryIn('a=b')).toBeNull();
  });

  it('are read from anything, without a throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, boundary) => {
        expect(() => parseMultipart(text, boundary)).not.toThrow();
      }),
    );
    expect(parseMultipart('--b\r\n'.repeat(200_000), 'b')?.length).toBe(200);
  });
});
