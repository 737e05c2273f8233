import { describe, expect, it } from 'vitest';
import { write } from '../../src/report/report';
import { fixture, type Message, reportOn, views } from './vectors';

interface Vector extends Message {
  readonly id: string;
  readonly category: string;
  readonly secrets: readonly string[];
  readonly keep: readonly string[];
  readonly why: string;
}

const vectors = [
  ...fixture<Vector[]>('redaction'),
  ...fixture<Vector[]>('redaction-further'),
  ...fixture<Vector[]>('redaction-fourth'),
  ...fixture<Vector[]>('redaction-fifth'),
];
const formats = ['markdown', 'text', 'json', 'har', 'curl', 'fetch', 'python', 'summary', 'prompt'];
const complete = ['markdown', 'text', 'json', 'har'];

/** Twelve characters from the later part of a long secret: a mask that shows an end is no mask. */
const fragments = (secret: string): string[] => {
  if (secret.length < 24) return [];
  const from = Math.ceil(secret.length * 0.4);
  return Array.from({ length: Math.max(0, secret.length - 12 - from + 1) }, (_, i) => secret.slice(from + i, from + i + 12));
};

describe.each(vectors)('$id: $why', (vector) => {
  const report = reportOn(vector);
  const texts = new Map(formats.map((format) => [format, views(write(report, format))]));

  it('leaves no secret and no part of one in any format', () => {
    const leaks = [...texts].flatMap(([format, parts]) =>
      vector.secrets.flatMap((secret) =>
        [secret, ...fragments(secret)].filter((piece) => parts.some((text) => text.includes(piece))).map((piece) => `${format}: ${piece}`),
      ),
    );
    expect(leaks).toEqual([]);
  });

  it('keeps what support needs in every complete format', () => {
    const lost = complete.flatMap((format) =>
      vector.keep.filter((text) => texts.get(format)?.some((view) => view.includes(text)) !== true).map((text) => `${format}: ${text}`),
    );
    expect(lost).toEqual([]);
  });
});
