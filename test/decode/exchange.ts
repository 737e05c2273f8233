import { readFileSync } from 'node:fs';
import type { Body, Exchange, HeaderField } from '../../src/model';

/** Headers as a list, or as an object in which a list stands for repeated lines. */
export type HeadersLike = readonly HeaderField[] | Readonly<Record<string, string | readonly string[]>>;

export interface PartialExchange {
  readonly id?: string;
  readonly source?: Exchange['source'];
  readonly browser?: Exchange['browser'];
  readonly url?: string;
  readonly method?: string;
  readonly requestHeaders?: HeadersLike;
  readonly requestBody?: string | Partial<Body> | null;
  readonly provisional?: boolean;
  readonly status?: number;
  readonly statusText?: string;
  readonly responseHeaders?: HeadersLike;
  readonly body?: string | Partial<Body> | null;
  readonly redirectUrl?: string;
  readonly networkError?: string | null;
  readonly resourceType?: string | null;
  readonly startedAt?: number;
  readonly durationMs?: number;
  /** Wins over startedAt. */
  readonly receivedAt?: number;
  readonly fromCache?: boolean;
  readonly fromServiceWorker?: boolean;
  readonly serverAddress?: string | null;
  readonly pageUrl?: string | null;
  readonly initiator?: Exchange['initiator'];
  readonly preflight?: Exchange | null;
}

/** A case of the corpus as far as an exchange is made of it; `expect` is what a good decoder answers. */
export interface CorpusCase {
  readonly id: string;
  readonly provider: string | null;
  readonly providerKnown?: boolean;
  readonly url: string;
  readonly method?: string;
  readonly status: number;
  readonly statusText?: string;
  readonly requestHeaders?: Readonly<Record<string, string | readonly string[]>>;
  readonly responseHeaders?: Readonly<Record<string, string | readonly string[]>>;
  readonly requestBody?: string;
  readonly body?: string | null;
  readonly netError?: string;
  readonly resourceType?: string | null;
  readonly receivedAt?: string;
  readonly redirectURL?: string;
  readonly serviceWorker?: boolean;
  readonly expect: {
    readonly isFailure: boolean;
    readonly code: string | null;
    readonly codeAlt?: readonly (string | null)[];
    readonly message: string | null;
    readonly messageAlt?: readonly string[];
    readonly requestId: string | null;
    readonly requestIdAlt?: readonly (string | null)[];
    readonly docUrl: string | null;
    readonly docUrlAlt?: readonly (string | null)[];
    readonly category: string | null;
    readonly categoryAlt?: readonly string[];
    readonly fieldErrors?: readonly { readonly field: string; readonly message: string }[];
    readonly retryAfterSeconds?: number | null;
  };
}

const NOON = Date.UTC(2026, 10, 21, 9, 0, 0);

export const headersOf = (headers: HeadersLike | undefined): HeaderField[] => {
  if (headers === undefined) return [];
  if (Array.isArray(headers)) return [...(headers as readonly HeaderField[])];
  return Object.entries(headers as Readonly<Record<string, string | readonly string[]>>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: String(one) })),
  );
};

const find = (headers: readonly HeaderField[], name: string): string | undefined =>
  headers.find((field) => field.name.toLowerCase() === name)?.value;

const bodyOf = (body: string | Partial<Body> | null | undefined, mimeType: string): Body => {
  const nothing: Body = { text: null, base64: null, mimeType, size: 0, truncated: false, missing: 'empty' };
  if (body === null || body === undefined || body === '') return nothing;
  if (typeof body === 'string') return { ...nothing, text: body, size: body.length, missing: null };
  const has = typeof body.text === 'string' || typeof body.base64 === 'string';
  return { ...nothing, size: null, missing: has ? null : 'empty', ...body };
};

/** An exchange with plain defaults (a fetch answered 200 with nothing) for whatever a test does not mention. */
export const exchangeOf = (given: PartialExchange = {}): Exchange => {
  const requestHeaders = headersOf(given.requestHeaders);
  const responseHeaders = headersOf(given.responseHeaders);
  const durationMs = given.durationMs ?? 50;
  const startedAt = given.receivedAt === undefined ? (given.startedAt ?? NOON - durationMs) : given.receivedAt - durationMs;
  return {
    id: given.id ?? 'exchange-1',
    source: given.source ?? 'har',
    browser: given.browser ?? null,
    startedAt,
    durationMs,
    receivedAt: startedAt + durationMs,
    request: {
      method: given.method ?? 'GET',
      url: given.url ?? 'https://api.shop.example/v1/things',
      httpVersion: 'http/2.0',
      headers: requestHeaders,
      provisional: given.provisional ?? false,
      body: bodyOf(given.requestBody, find(requestHeaders, 'content-type') ?? ''),
    },
    response: {
      status: given.status ?? 200,
      statusText: given.statusText ?? '',
      httpVersion: 'http/2.0',
      headers: responseHeaders,
      body: bodyOf(given.body, find(responseHeaders, 'content-type') ?? ''),
      redirectUrl: given.redirectUrl ?? '',
    },
    networkError: given.networkError ?? null,
    resourceType: given.resourceType === undefined ? 'fetch' : given.resourceType,
    fromCache: given.fromCache ?? false,
    fromServiceWorker: given.fromServiceWorker ?? false,
    serverAddress: given.serverAddress ?? null,
    pageUrl: given.pageUrl ?? null,
    initiator: given.initiator ?? null,
    preflight: given.preflight ?? null,
  };
};

/** An exchange with a JSON answer. */
export const jsonExchange = (status: number, body: unknown, more: PartialExchange = {}): Exchange =>
  exchangeOf({
    status,
    body: JSON.stringify(body),
    ...more,
    responseHeaders: [{ name: 'content-type', value: 'application/json' }, ...headersOf(more.responseHeaders)],
  });

export const exchangeOfCase = (one: CorpusCase): Exchange => {
  const date = Date.parse(find(headersOf(one.responseHeaders), 'date') ?? '') || NOON;
  const body = one.body?.startsWith('\uFEFF') ? one.body.slice(1) : one.body;
  return exchangeOf({
    id: one.id,
    url: one.url,
    method: one.method ?? 'GET',
    status: one.status,
    statusText: one.statusText ?? '',
    requestHeaders: one.requestHeaders ?? {},
    responseHeaders: one.responseHeaders ?? {},
    requestBody: one.requestBody ?? null,
    body: body ?? null,
    networkError: one.netError ?? null,
    resourceType: one.resourceType === undefined ? 'fetch' : one.resourceType,
    receivedAt: one.receivedAt === undefined ? date : Date.parse(one.receivedAt),
    redirectUrl: one.redirectURL ?? '',
    fromServiceWorker: one.serviceWorker ?? false,
  });
};

/** The cases of a corpus: `corpus.jsonl`, from documentation, or those written to find faults of the readers. */
export const corpus = (
  name:
    | 'corpus'
    | 'corpus-further'
    | 'corpus-third'
    | 'corpus-fourth'
    | 'corpus-fifth'
    | 'corpus-sixth'
    | 'corpus-seventh'
    | 'corpus-eighth' = 'corpus',
): CorpusCase[] =>
  readFileSync(new URL(`../fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusCase);
