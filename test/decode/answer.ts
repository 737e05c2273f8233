import type { Exchange, HeaderField } from '../../src/model';

export interface Answer {
  readonly status?: number;
  readonly headers?: readonly HeaderField[] | Readonly<Record<string, string>>;
  readonly body?: string | object | null;
  readonly receivedAt?: number;
  readonly url?: string;
  readonly fromCache?: boolean;
}

export const NOON = Date.UTC(2026, 10, 21, 12);

/** An exchange of which only the answer matters. */
export const answer = ({ status = 429, headers = {}, body = null, receivedAt = NOON, url, fromCache = false }: Answer): Exchange => {
  const text = body === null || typeof body === 'string' ? body : JSON.stringify(body);
  const fields = Array.isArray(headers) ? headers : Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
  const empty = { text: null, base64: null, mimeType: '', size: 0, truncated: false, missing: 'empty' } as const;
  return {
    id: '1',
    source: 'har',
    browser: null,
    startedAt: receivedAt - 100,
    durationMs: 100,
    receivedAt,
    request: { method: 'GET', url: url ?? 'https://api.example.com/', httpVersion: '', headers: [], provisional: false, body: empty },
    response: {
      status,
      statusText: '',
      httpVersion: '',
      headers: fields,
      body: text === null ? empty : { ...empty, text, mimeType: 'application/json', missing: null },
      redirectUrl: '',
    },
    networkError: null,
    resourceType: 'fetch',
    fromCache,
    fromServiceWorker: false,
    serverAddress: null,
    pageUrl: null,
    initiator: null,
    preflight: null,
  };
};
