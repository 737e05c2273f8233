import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** False: no CORS headers but those stated. */
  readonly cors?: boolean;
}

export interface LocalApi {
  readonly origin: string;
  /** `METHOD /path` of all that arrived, preflights aside. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** An API for one test on a free port of 127.0.0.1, which every page may call. */
export async function startLocalApi(answer: (request: IncomingMessage) => LocalAnswer): Promise<LocalApi> {
  const heard: string[] = [];
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    request.resume();
    const { origin = '*' } = request.headers;
    const permissive = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
      'Access-Control-Expose-Headers': '*',
    };
    const preflight = request.method === 'OPTIONS';
    if (!preflight) heard.push(`${request.method} ${request.url}`);
    const { status = preflight ? 204 : 200, headers = {}, body = '', cors = true } = answer(request);
    for (const [name, value] of Object.entries({ ...(cors ? permissive : {}), ...headers })) {
      response.setHeader(name, typeof value === 'string' ? value : [...value]);
    }
    response.writeHead(cors && preflight ? 204 : status);
    response.end(cors && preflight ? '' : body);
  };
  const server = createServer(serve);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
