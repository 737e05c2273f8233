import { readFileSync } from 'node:fs';
import { readHar } from '../../src/capture/har';
import { packs } from '../../src/catalogue/catalogue';
import { catalogueOf } from '../../src/decode/catalogue';
import { decode } from '../../src/decode/decode';
import type { Exchange, Incident } from '../../src/model';
import {
  type Environment,
  makeReport,
  type Redacted,
  type Report,
  type ReportOptions,
  redactionRules,
  write,
} from '../../src/report/report';

export interface Message {
  readonly request: { readonly method: string; readonly url: string; readonly headers: Headers; readonly body: string | null };
  readonly response: { readonly status: number; readonly headers: Headers; readonly body: string | null };
}

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A fixture may store a string in parts, `{"$parts": ["text", ["text", times]]}`, so that no scanner takes it for a live key. */
const revive = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  const { $parts } = value as { $parts?: (string | [string, number])[] };
  if (Array.isArray($parts)) return $parts.map((part) => (Array.isArray(part) ? part[0].repeat(part[1]) : part)).join('');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
};

export const fixture = <T>(name: string): T =>
  revive(JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'))) as T;

const list = (headers: Headers): { name: string; value: string }[] =>
  Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((item) => ({ name, value: item })));

const contentType = (headers: { name: string; value: string }[]): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;

export const harOf = ({ request, response }: Message): string => {
  const sent = list(request.headers);
  const received = list(response.headers);
  const entry = {
    startedDateTime: '2026-11-21T09:00:00.000Z',
    time: 50,
    _resourceType: 'fetch',
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'http/2.0',
      headers: sent,
      cookies: [],
      queryString: [],
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
      ...(request.body === null ? {} : { postData: { mimeType: contentType(sent) ?? 'application/json', text: request.body } }),
    },
    response: {
      status: response.status,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: received,
      cookies: [],
      content: {
        size: response.body?.length ?? 0,
        mimeType: contentType(received) ?? '',
        ...(response.body === null ? {} : { text: response.body }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 49, receive: 1 },
  };
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'cases', version: '1' }, pages: [], entries: [entry] } });
};

const catalogue = catalogueOf(packs);

export const rules = redactionRules(packs);

export const environment: Environment = {
  version: '1.0.0',
  browser: 'Chrome 149',
  os: 'Linux',
  packs: [{ id: 'http', version: null }],
  timeZone: 'Europe/Oslo',
  writtenAt: Date.parse('2026-11-21T09:05:00Z'),
};

export const incidentOf = (exchange: Exchange): Incident => ({
  id: exchange.id,
  exchange,
  diagnosis: decode(exchange, { catalogue, history: [] }),
});

export const incidentsIn = (har: string): Incident[] => readHar(har).map(incidentOf);

export const reportOn = (message: Message, options: ReportOptions = {}): Redacted<Report> =>
  makeReport(incidentsIn(harOf(message)), environment, rules, options);

export const print = (message: Message, format: string, options: ReportOptions = {}): string => write(reportOn(message, options), format);

const leaves = (value: unknown, out: string[] = []): string[] => {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      out.push(key);
      leaves(item, out);
    }
  } else if (value !== null && value !== undefined) out.push(String(value));
  return out;
};

/** The text itself, its decoded strings where it is JSON, and theirs where those are JSON again. */
export const views = (text: string): string[] => {
  const out = [text];
  try {
    const strings = leaves(JSON.parse(text));
    out.push(strings.join('\n'));
    for (const inner of strings) {
      if (!/^\s*[[{]/.test(inner)) continue;
      try {
        out.push(leaves(JSON.parse(inner)).join('\n'));
      } catch {
        // Not JSON after all.
      }
    }
  } catch {
    // Not JSON.
  }
  return out;
};
