import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One request as an API sees it: the body is read and drained already. */
export interface Call {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As sent, without the question mark. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  /** The first mebibyte. */
  readonly body: string;
  /** All of it, counted while it was drained. */
  readonly bodyBytes: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Texts and bytes are sent as they are, an object as JSON. */
  readonly body?: unknown;
  /** False: the API sends its own CORS headers, or none. */
  readonly cors?: boolean;
  /** Instead of an orderly answer: what happens to the connection. */
  readonly connection?: (response: ServerResponse) => void;
}

export type Api = (call: Call) => Answer;

/** Time, in seconds, that tests may shorten. */
export interface Timing {
  readonly windowSeconds: number;
  readonly blockSeconds: number;
  readonly scanSeconds: number;
}

const keptBytes = 1 << 20;

/** Reads a request to its end, however large: answering early would reset the connection before the client has read the answer. */
export async function readCall(request: IncomingMessage, now: number): Promise<Call> {
  const kept: Buffer[] = [];
  let bodyBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (bodyBytes < keptBytes) kept.push(chunk);
    bodyBytes += chunk.length;
  }
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  return {
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(rawQuery),
    rawQuery,
    headers: request.headers,
    body: Buffer.concat(kept).toString('utf8'),
    bodyBytes,
    now,
  };
}

const exposed = 'Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-ID';

/** What an API that means to be called from pages sends (Fetch standard, CORS protocol). */
export function corsHeaders(call: Call): Record<string, string> {
  const origin = call.headers.origin;
  if (origin === undefined) return {};
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed, Vary: 'Origin' };
}

export function isPreflight(call: Call): boolean {
  return call.method === 'OPTIONS' && call.headers['access-control-request-method'] !== undefined;
}

export function preflightAnswer(call: Call): Answer {
  const wanted = call.headers['access-control-request-headers'];
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
      'Access-Control-Max-Age': '600',
      ...(wanted === undefined ? {} : { 'Access-Control-Allow-Headers': wanted }),
    },
  };
}

export function send(call: Call, answer: Answer, response: ServerResponse): void {
  if (answer.connection) {
    answer.connection(response);
    return;
  }
  const isText = typeof answer.body === 'string' || answer.body instanceof Buffer;
  const content = answer.body === undefined ? '' : isText ? (answer.body as string | Buffer) : JSON.stringify(answer.body, null, 2);
  response.statusCode = answer.status;
  if (content.length > 0) response.setHeader('Content-Type', isText ? 'text/plain; charset=utf-8' : 'application/json');
  const cors = answer.cors === false ? {} : corsHeaders(call);
  for (const [name, value] of Object.entries({ ...cors, ...answer.headers })) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.end(content);
}

/** The body as JSON: `undefined` where it isn't any. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A body field as text, '' where there is none. */
export function field(value: unknown, name: string): string {
  const found = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

export function bearer(call: Call): string | null {
  const sent = call.headers.authorization ?? '';
  return /^bearer /i.test(sent) ? sent.slice(7).trim() : null;
}
