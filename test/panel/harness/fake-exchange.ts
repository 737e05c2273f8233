import type { Body, Diagnosis, Exchange, HeaderField, TrafficRecord } from '../../../src/model';

/** Everything happens around this instant, so that pictures are alike from run to run. */
export const START = Date.UTC(2026, 10, 21, 9, 42, 0);

export const body = (text: string | null, mimeType = 'application/json'): Body => ({
  text,
  base64: null,
  mimeType,
  size: text?.length ?? null,
  truncated: false,
  missing: text === null ? 'unavailable' : text === '' ? 'empty' : null,
});

export const fields = (headers: Readonly<Record<string, string>>): HeaderField[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

export interface Told {
  readonly id?: string;
  readonly at?: number;
  readonly method?: string;
  readonly url?: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly requestBody?: Body;
  readonly status?: number;
  readonly statusText?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: Body;
  readonly networkError?: string;
  readonly source?: Exchange['source'];
  readonly diagnosis?: Partial<Diagnosis>;
}

let serial = 0;

const none = { code: null, message: null, requestId: null, docUrl: null, networkError: null, fieldErrors: [], foundAt: {} };

/** What the panel's stand-in for the engine answers, by exchange. */
const diagnoses = new WeakMap<Exchange, Diagnosis>();

export const diagnosisOf = (exchange: Exchange): Diagnosis => {
  const diagnosis = diagnoses.get(exchange);
  if (!diagnosis) throw new Error(`Nothing was told about ${exchange.id}`);
  return diagnosis;
};

export const exchange = (told: Told): Exchange => {
  const at = told.at ?? START;
  const id = told.id ?? `e${++serial}`;
  const method = told.method ?? 'GET';
  const url = told.url ?? 'https://api.nat-testing.io/api/v1/usage';
  const status = told.status ?? 0;
  const made: Exchange = {
    id,
    source: told.source ?? 'devtools',
    browser: 'chromium',
    startedAt: at,
    durationMs: 184,
    receivedAt: at + 184,
    request: {
      method,
      url,
      httpVersion: 'h2',
      headers: fields({ accept: 'application/json', 'user-agent': 'Mozilla/5.0', ...told.requestHeaders }),
      provisional: false,
      body: told.requestBody ?? body(''),
    },
    response: {
      status,
      statusText: told.statusText ?? '',
      httpVersion: 'h2',
      headers: fields(told.responseHeaders ?? {}),
      body: told.responseBody ?? body(''),
      redirectUrl: '',
    },
    networkError: told.networkError ?? null,
    resourceType: 'fetch',
    fromCache: false,
    fromServiceWorker: false,
    serverAddress: '203.0.113.7',
    pageUrl: 'https://app.example.com/billing',
    initiator: {
      type: 'script',
      url: 'https://app.example.com/assets/api.js',
      frames: [{ url: 'https://app.example.com/assets/api.js', lineNumber: 41, columnNumber: 8, functionName: 'loadUsage' }],
    },
    preflight: null,
  };
  const path = URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : url;
  diagnoses.set(made, {
    exchangeId: id,
    isFailure: status >= 400 || status === 0,
    kind: status === 0 ? 'network' : status >= 400 ? 'http' : 'none',
    provider: null,
    rule: null,
    title: `The server answered ${status}`,
    summary: 'Nothing more is known about this answer.',
    category: 'other',
    format: null,
    error: { ...none, networkError: told.networkError ?? null },
    partial: false,
    answeredBy: { kind: 'unknown', name: null, evidence: null },
    causes: [],
    fixes: [],
    warnings: [],
    tables: [],
    links: [],
    retry: null,
    limits: [],
    clockSkewSeconds: null,
    quiet: false,
    endpoint: `${method} ${path}`,
    ...told.diagnosis,
  });
  return made;
};

export const error = (told: Partial<Diagnosis['error']>): Diagnosis['error'] => ({ ...none, ...told });

const hash = (text: string): string => {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return String(sum);
};

const SECRET = new Set(['authorization', 'x-api-key', 'cookie']);

export const toRecord = (made: Exchange): TrafficRecord => {
  const url = new URL(made.request.url);
  const headers = made.request.headers.map(({ name, value }) => ({
    name,
    fingerprint: hash(value),
    value: SECRET.has(name) ? null : value,
  }));
  return {
    id: made.id,
    startedAt: made.startedAt,
    receivedAt: made.receivedAt,
    method: made.request.method,
    host: url.host,
    path: url.pathname,
    endpoint: diagnosisOf(made).endpoint,
    resourceType: made.resourceType,
    status: made.response.status,
    networkError: made.networkError,
    isFailure: null,
    requestHeaders: headers.filter(({ name }) => !SECRET.has(name)),
    query: [...url.searchParams].map(([name, value]) => ({ name, fingerprint: hash(value), value: null })),
    bodyKeys: [],
    bodyFingerprint: made.request.body.text === '' ? '' : hash(made.request.body.text ?? ''),
    credentials: headers.filter(({ name }) => SECRET.has(name)).map((field) => ({ ...field, name: `header:${field.name}` })),
    responseHeaders: made.response.headers,
    retryAt: null,
  };
};
