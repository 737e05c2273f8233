/** Round constants and start values of SHA-256 (FIPS 180-4), reckoned from the first primes instead of listed. */
const primes = ((): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < 64; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
})();
const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0;
const rounds = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const start = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));

const paddedWords = (bytes: Uint8Array): Int32Array => {
  const words = new Int32Array(((bytes.length + 8) >> 6) * 16 + 16);
  for (let i = 0; i < bytes.length; i++) words[i >> 2] = (words[i >> 2] ?? 0) | ((bytes[i] ?? 0) << (24 - (i & 3) * 8));
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << (24 - (bytes.length & 3) * 8));
  words[words.length - 1] = bytes.length * 8;
  return words;
};

const schedule = new Int32Array(64);

/** Spreads one block of 16 words over the 64 rounds. Rotations are written out here and below: these two loops are all the cost. */
const expand = (words: Int32Array, block: number): void => {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = words[block + i] ?? 0;
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] ?? 0;
    const y = w[i - 2] ?? 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1;
  }
};

const compress = (hash: Int32Array): void => {
  let a = hash[0] ?? 0;
  let b = hash[1] ?? 0;
  let c = hash[2] ?? 0;
  let d = hash[3] ?? 0;
  let e = hash[4] ?? 0;
  let f = hash[5] ?? 0;
  let g = hash[6] ?? 0;
  let h = hash[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + (schedule[i] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash.set([
    (hash[0] ?? 0) + a,
    (hash[1] ?? 0) + b,
    (hash[2] ?? 0) + c,
    (hash[3] ?? 0) + d,
    (hash[4] ?? 0) + e,
    (hash[5] ?? 0) + f,
    (hash[6] ?? 0) + g,
    (hash[7] ?? 0) + h,
  ]);
};

const digest = (bytes: Uint8Array): Int32Array => {
  const words = paddedWords(bytes);
  const hash = start.slice();
  for (let block = 0; block < words.length; block += 16) {
    expand(words, block);
    compress(hash);
  }
  return hash;
};

const encoder = new TextEncoder();

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hexOfWord = (word: number): string =>
  `${hexOfByte[word >>> 24]}${hexOfByte[(word >>> 16) & 255]}${hexOfByte[(word >>> 8) & 255]}${hexOfByte[word & 255]}`;

/** SHA-256 of a text in hexadecimal; synchronous, for short texts. */
export const sha256 = (text: string): string => digest(encoder.encode(text)).reduce((hex, word) => hex + hexOfWord(word), '');

/** What of a long value is hashed: its beginning, its end and its length tell values apart well enough. */
const digestible = (value: string): string =>
  value.length <= 4096 ? value : `${value.slice(0, 2048)}${value.slice(-2048)}${value.length}`;

/** The hashes made last, by what was hashed: request after request carries the same few credentials. In memory only, and few of them. */
const made = new Map<string, string>();
const MOST_MADE = 16;

const hashOf = (text: string): string => {
  const known = made.get(text);
  if (known !== undefined) return known;
  const hash = sha256(text).slice(0, 20);
  if (made.size >= MOST_MADE) made.delete(made.keys().next().value ?? '');
  made.set(text, hash);
  return hash;
};

/**
 * A short name for a secret value: equal where value and salt are equal, and no way back, since two thirds of the hash are dropped.
 * The salt stands before the dot, so that a later value can be compared with a remembered one (`isFingerprintOf`).
 */
export const fingerprint = (value: string, salt: string): string => {
  const plain = salt.replaceAll('.', '-');
  return `${plain}.${hashOf(`${plain}.${digestible(value)}`)}`;
};

/** Tests remembered fingerprints against one value, which is hashed once for each salt and not once for each of them. */
export const fingerprintTest = (value: string): ((remembered: string) => boolean) => {
  let salt: string | null = null;
  let own = '';
  return (remembered) => {
    const length = Math.max(0, remembered.indexOf('.'));
    if (salt?.length !== length || !remembered.startsWith(salt)) {
      salt = remembered.slice(0, length);
      own = fingerprint(value, salt);
    }
    return own === remembered;
  };
};

/** True where the remembered fingerprint was made of this value. */
export const isFingerprintOf = (remembered: string, value: string): boolean => fingerprintTest(value)(remembered);
