import { base64Of } from '../../http/base64';
import { fragmentAt, fragmentStarts, isOwnPart, isTelling } from './fragment';
import { isHex, isSweepable, looksRandom } from './shapes';
import { replaceSpans, type Span } from './spans';
import { type Escape, type Unfolded, unfold } from './unfold';
import { unwrap } from './unwrap';
import { display, type Secret, type Vault } from './vault';

interface Needle {
  readonly text: string;
  readonly secret: Secret;
  /** 'word': neighbours must not continue it. 'base64': the whole run around it goes. 'fragment': a middle or an end of a value. */
  readonly kind: 'anywhere' | 'word' | 'base64' | 'fragment';
  /** Of a fragment: the value, and where in it the text begins. */
  readonly value?: string;
  readonly from?: number;
}

/** Finds every known secret in a text, in any encoding. */
export interface Sweeper {
  /** Where known secrets stand as a whole, in any encoding. */
  readonly spans: (text: string) => readonly Span[];
  readonly clean: (text: string) => string;
  /** True where a text still holds a secret that is odd enough never to stand there by chance. */
  readonly finds: (text: string) => boolean;
}

/** What counts as a find: words that may stand there by chance, values of which only the beginning is there. */
interface How {
  readonly words: boolean;
  readonly begun: boolean;
  /** Line breaks were taken out: what stands beside a find may belong to another line. */
  readonly joined: boolean;
}

const gram = 4;
const mostLayers = 3;

/** The characters of base64 that a value fixes, wherever in a longer text it begins (three ways to be aligned). */
const base64Cores = (value: string): string[] =>
  [0, 1, 2].map((offset) => {
    const encoded = base64Of(`${'\0'.repeat(offset)}${value}`);
    const length = offset + new TextEncoder().encode(value).length;
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor((length * 8) / 6));
  });

const hexOf = (value: string): string => Array.from(new TextEncoder().encode(value), (byte) => byte.toString(16).padStart(2, '0')).join('');

const needlesOf = (value: string, secret: Secret): Needle[] => {
  const odd = isSweepable(value) && !/^\d+$/.test(value);
  const needles: Needle[] = [{ text: value, secret, kind: odd ? 'anywhere' : 'word' }];
  if (!odd || value.length > 16_384) return needles;
  if (value.includes(' ')) needles.push({ text: value.replaceAll(' ', '+'), secret, kind: 'anywhere' });
  if (value.includes('+')) needles.push({ text: value.replaceAll('+', ' '), secret, kind: 'anywhere' });
  for (const core of base64Cores(value)) {
    if (core.length < 10) continue;
    needles.push({ text: core, secret, kind: 'base64' });
    const urlSafe = core.replaceAll('+', '-').replaceAll('/', '_');
    if (urlSafe !== core) needles.push({ text: urlSafe, secret, kind: 'base64' });
  }
  const hex = hexOf(value);
  needles.push({ text: hex, secret, kind: 'anywhere' }, { text: hex.toUpperCase(), secret, kind: 'anywhere' });
  if (isHex(value))
    needles.push({ text: value.toLowerCase(), secret, kind: 'anywhere' }, { text: value.toUpperCase(), secret, kind: 'anywhere' });
  if (secret.kind !== 'encoded')
    for (const from of fragmentStarts(value)) needles.push({ text: value.slice(from), secret, kind: 'fragment', value, from });
  return needles;
};

const continues = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
const isBase64 = (character: string): boolean => /[A-Za-z0-9+/_-]/.test(character);

/** Needles by their first characters, behind a filter that turns most places of a text away without a look. */
interface Index {
  readonly needles: ReadonlyMap<string, readonly Needle[]>;
  readonly filter: Uint8Array;
}

const slots = 1 << 16;
const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1) * 331 + text.charCodeAt(at + 2) * 3571) % slots;

const indexOf = (vault: Vault): Index => {
  const index = new Map<string, Needle[]>();
  const filter = new Uint8Array(slots);
  for (const [value, secret] of vault.sweepable) {
    if (secret.shown) continue;
    for (const needle of needlesOf(value, secret)) {
      if (needle.text.length < gram) continue;
      const key = needle.text.slice(0, gram);
      filter[slotOf(key, 0)] = 1;
      const same = index.get(key);
      if (same === undefined) index.set(key, [needle]);
      else same.push(needle);
    }
  }
  for (const needles of index.values()) needles.sort((a, b) => b.text.length - a.text.length);
  return { needles: index, filter };
};

/** How much of a needle stands at a place: all of it, or a telling beginning of a long one (a message that was cut); 0 otherwise. */
const lengthAt = (text: string, at: number, { text: wanted, kind, secret }: Needle, how: How): number => {
  if (text.startsWith(wanted, at)) return wanted.length;
  if (!how.begun || kind !== 'anywhere' || wanted.length < 16) return 0;
  let length = gram;
  while (length < wanted.length && text.charAt(at + length) === wanted.charAt(length)) length++;
  // The beginnings of JWTs and of one provider's keys are alike.
  const telling = secret.kind === 'jwt' ? wanted.length / 2 : secret.prefix.length + 10;
  return length >= telling &&
    !isOwnPart(wanted, 0, length) &&
    (looksRandom(wanted.slice(0, length), 10) || (looksRandom(wanted) && isTelling(wanted.slice(0, length))))
    ? length
    : 0;
};

const matchAt = (text: string, at: number, needle: Needle, how: How): { start: number; end: number } | null => {
  if (needle.kind === 'fragment') return how.begun ? fragmentAt(text, at, needle.value ?? '', needle.from ?? 0) : null;
  const length = lengthAt(text, at, needle, how);
  if (length === 0) return null;
  let start = at;
  let end = at + length;
  if (needle.kind === 'word' && (continues(text.charAt(start - 1)) || continues(text.charAt(end)))) return null;
  if (needle.kind === 'base64' && !how.joined) {
    while (start > 0 && at - start < 4096 && isBase64(text.charAt(start - 1))) start--;
    while (end < text.length && isBase64(text.charAt(end))) end++;
    while (text.charAt(end) === '=') end++;
  }
  return { start, end };
};

/** The longest needle that stands at a place as a whole, else the longest that begins there. */
const bestAt = (needles: readonly Needle[], text: string, at: number, how: How): { start: number; end: number; secret: Secret } | null => {
  let begun: { start: number; end: number; secret: Secret } | null = null;
  for (const needle of needles) {
    if (needle.kind === 'word' && !how.words) continue;
    const match = matchAt(text, at, needle, how);
    if (match === null) continue;
    if (text.startsWith(needle.text, at)) return { ...match, secret: needle.secret };
    if (begun === null || match.end > begun.end) begun = { ...match, secret: needle.secret };
  }
  return begun;
};

const spansIn = ({ needles: index, filter }: Index, text: string, how: How): Span[] => {
  const spans: Span[] = [];
  let at = 0;
  while (at + gram <= text.length) {
    if (filter[slotOf(text, at)] === 0) {
      at++;
      continue;
    }
    const needles = index.get(text.slice(at, at + gram));
    const match = needles === undefined ? null : bestAt(needles, text, at, how);
    if (match !== null) spans.push({ start: match.start, end: match.end, shown: display(match.secret) });
    at = match === null ? at + 1 : match.end;
  }
  return spans;
};

const mostCut = 400;

/** A value that a quotation cut short: its beginning stands right before the ellipsis, whatever it looks like. */
const cutSpans = ({ needles: index }: Index, text: string): Span[] => {
  const spans: Span[] = [];
  for (let end = text.indexOf('…'); end >= 0 && spans.length < 50; end = text.indexOf('…', end + 1)) {
    for (let at = Math.max(0, end - mostCut); at + gram <= end; at++) {
      if (at > 0 && continues(text.charAt(at - 1))) continue;
      const begun = text.slice(at, end);
      const needle = index.get(begun.slice(0, gram))?.find(({ kind, text: wanted }) => kind !== 'fragment' && wanted.startsWith(begun));
      if (needle === undefined) continue;
      spans.push({ start: at, end, shown: display(needle.secret) });
      break;
    }
  }
  return spans;
};

/** No word and no part of a secret is looked for across lines: the end of one line and the beginning of another may make it up. */
const acrossLines: How = { words: false, begun: false, joined: true };

const escapes: readonly Escape[] = ['percent', 'backslash', 'entity'];

interface Layer {
  readonly text: string;
  /** Where a character of this layer starts and ends in the text itself. */
  readonly startOf: (i: number) => number;
  readonly endOf: (i: number) => number;
}

const below = ({ startOf, endOf }: Layer, unfolded: Unfolded | null): Layer | null => {
  if (unfolded === null) return null;
  const { starts, ends, plain } = unfolded;
  return { text: plain, startOf: (i) => startOf(starts[i] ?? 0), endOf: (i) => endOf((ends[i] ?? 1) - 1) };
};

/** Spans in every layer of escapes, in positions of the text itself. Escapes come in any order: each kind is taken off by itself. */
const allSpans = (index: Index, text: string, how: How): Span[] => {
  const spans: Span[] = [];
  let layers: Layer[] = [{ text, startOf: (i) => i, endOf: (i) => i + 1 }];
  for (let depth = 0; depth <= mostLayers && layers.length > 0; depth++) {
    for (const layer of layers) {
      const joined = below(layer, unwrap(layer.text, true));
      const found = [layer, ...(joined === null ? [] : [joined])].flatMap((one) =>
        spansIn(index, one.text, one === layer ? how : acrossLines).map((span) => ({ one, span })),
      );
      for (const { one, span } of found) spans.push({ start: one.startOf(span.start), end: one.endOf(span.end - 1), shown: span.shown });
    }
    const next = layers.flatMap((layer) => escapes.map((kind) => below(layer, unfold(layer.text, kind))).filter((found) => found !== null));
    layers = next.filter((layer, i) => next.findIndex(({ text: other }) => other === layer.text) === i);
  }
  return spans;
};

/** Knows no secret. */
export const noSweeper: Sweeper = { spans: () => [], clean: (text) => text, finds: () => false };

export const createSweeper = (vault: Vault): Sweeper => {
  const index = indexOf(vault);
  if (index.needles.size === 0) return noSweeper;
  return {
    spans: (text) =>
      text.length < gram ? [] : [...allSpans(index, text, { words: true, begun: false, joined: false }), ...cutSpans(index, text)],
    clean: (text) =>
      text.length < gram
        ? text
        : replaceSpans(text, [...allSpans(index, text, { words: true, begun: true, joined: false }), ...cutSpans(index, text)]),
    finds: (text) => allSpans(index, text, { words: false, begun: false, joined: false }).length > 0,
  };
};
