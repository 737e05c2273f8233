import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { write } from '../../src/report/report';
import { runIn } from './shell';
import { fixture, type Message, reportOn } from './vectors';

interface Check {
  readonly check: string;
  readonly marker?: string;
  readonly hosts?: readonly string[];
  readonly text?: string;
  readonly format?: string;
  readonly url?: string;
  readonly body?: string;
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly match?: readonly string[];
}

interface Row {
  readonly id: string;
  readonly why: string;
  readonly entry: Message | null;
  readonly mustNotContain: readonly string[];
  readonly mustHold: readonly Check[];
}

const rows = [...fixture<Row[]>('injection'), ...fixture<Row[]>('injection-further'), ...fixture<Row[]>('injection-third')].filter(
  ({ entry }) => entry !== null,
);
const formats = ['markdown', 'text', 'json', 'har', 'curl', 'fetch', 'python', 'summary', 'prompt'];
const renderer = new MarkdownIt({ html: true, linkify: true });

interface Token {
  readonly type: string;
  readonly content: string;
  readonly info: string;
  readonly attrs: [string, string][] | null;
  readonly children: Token[] | null;
}

const tokensOf = (markdown: string): Token[] =>
  (renderer.parse(markdown, {}) as Token[]).flatMap((token) => [token, ...(token.children ?? [])]);

const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/;

/** A link field anywhere in a JSON report but for the captured messages themselves. */
const linksOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (['request', 'response'].includes(key)) return [];
    return typeof item === 'string' && /(?:url|link|href|docs)$/i.test(key) ? [item] : linksOf(item);
  });
};

describe.each(rows)('$id: $why', (row) => {
  const message = row.entry as Message;
  const report = reportOn(message);
  const texts = new Map(formats.map((format) => [format, write(report, format)]));
  const markdown = texts.get('markdown') ?? '';
  const checks = (name: string): readonly Check[] => row.mustHold.filter(({ check }) => check === name);

  it('shows captured text literally in rendered Markdown', () => {
    for (const text of [markdown, texts.get('prompt') ?? '']) {
      const tokens = tokensOf(text);
      expect(tokens.filter(({ type }) => type === 'image' || type.startsWith('html_'))).toEqual([]);
      const links = tokens.flatMap(({ attrs }) => attrs ?? []).map(([, value]) => value);
      for (const { hosts } of checks('md-no-active')) {
        for (const host of hosts ?? []) expect(links.filter((link) => link.includes(host))).toEqual([]);
      }
      for (const { marker } of checks('md-inert')) {
        if (marker === undefined) continue;
        expect(text).toContain(marker);
        expect(tokens.filter(({ type, content, info }) => (type === 'text' && content.includes(marker)) || info.includes(marker))).toEqual(
          [],
        );
      }
    }
  });

  it('holds no hidden character in any format', () => {
    for (const [format, text] of texts) {
      expect(hidden.exec(text)?.[0], format).toBeUndefined();
      for (const piece of row.mustNotContain) expect(text, format).not.toContain(piece);
    }
  });

  it('parses as JSON and HAR, within bounds', () => {
    for (const format of ['json', 'har']) expect(typeof JSON.parse(texts.get(format) ?? '')).toBe('object');
    for (const [format, text] of texts) expect(text.length, format).toBeLessThan(1_000_000);
  });

  it('offers only http(s) links', () => {
    const links = [
      ...linksOf(JSON.parse(texts.get('json') ?? '')),
      ...tokensOf(markdown)
        .flatMap(({ attrs }) => attrs ?? [])
        .filter(([name]) => name === 'href')
        .map(([, value]) => value),
    ];
    for (const link of links) expect(link).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
  });

  it('keeps what the row names', () => {
    for (const { text, format } of checks('contains')) expect(texts.get(format ?? 'markdown')).toContain(text ?? '');
  });

  it('is one harmless curl call in bash and dash', () => {
    // A kernel passes no argument of more than 128 KiB.
    const command = texts.get('curl') ?? '';
    if (command.length > 100_000) return expect(command).toMatch(/^(?:#.*\n)*curl /);
    for (const shell of ['bash', 'dash'] as const) {
      const { calls, ran } = runIn(shell, command);
      expect(ran).toBe(false);
      expect(calls).toHaveLength(1);
      for (const { url, body, method, headers } of checks('sh-argv')) {
        const [call = []] = calls;
        if (url !== undefined) expect(call).toContain(url);
        if (body !== undefined) expect(call[call.indexOf('--data-raw') + 1]).toBe(body);
        if (method !== undefined) expect(call).toContain(method);
        for (const header of headers ?? []) expect(call).toContain(header);
      }
    }
  });
});
