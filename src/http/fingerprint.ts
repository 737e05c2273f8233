/** Round constants and start values of SHA-256 (FIPS 180-4), reckoned from the first primes instead of listed. */
const primes = ((): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < 64; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
})();
const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0;
const rounds = primes.map((p) => fraction(Math.cbrt(p)));
const start = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

const paddedWords = (bytes: Uint8Array): Int32Array => {
  const words = new Int32Array(((bytes.length + 8) >> 6) * 16 + 16);
  for (let i = 0; i < bytes.length; i++) words[i >> 2] = (words[i >> 2] ?? 0) | ((bytes[i] ?? 0) << (24 - (i % 4) * 8));
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << (24 - (bytes.length % 4) * 8));
  words[words.length - 1] = bytes.length * 8;
  return words;
};

const digest = (bytes: Uint8Array): number[] => {
  const words = paddedWords(bytes);
  const hash = [...start];
  const w = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    for (let i = 0; i < 64; i++) {
      const x = w[i - 15] ?? 0;
      const y = w[i - 2] ?? 0;
      const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
      const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
      w[i] = i < 16 ? (words[block + i] ?? 0) : ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let i = 0; i < 64; i++) {
      const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + (w[i] ?? 0)) | 0;
      const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => {
      hash[i] = ((hash[i] ?? 0) + value) | 0;
    });
  }
  return hash;
};

/** SHA-256 of a text in hexadecimal; synchronous, for short texts. */
export const sha256 = (text: string): string =>
  digest(new TextEncoder().encode(text))
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');

/** What of a long value is hashed: its beginning, its end and its length tell values apart well enough. */
const digestible = (value: string): string =>
  value.length <= 4096 ? value : `${value.slice(0, 2048)}${value.slice(-2048)}${value.length}`;

/**
 * A short name for a secret value: equal where value and salt are equal, and no way back, since two thirds of the hash are dropped.
 * The salt stands before the dot, so that a later value can be compared with a remembered one (`isFingerprintOf`).
 */
export const fingerprint = (value: string, salt: string): string => {
  const plain = salt.replaceAll('.', '-');
  return `${plain}.${sha256(`${plain}.${digestible(value)}`).slice(0, 20)}`;
};

/** True where the remembered fingerprint was made of this value. */
export const isFingerprintOf = (remembered: string, value: string): boolean =>
  fingerprint(value, remembered.slice(0, Math.max(0, remembered.indexOf('.')))) === remembered;
