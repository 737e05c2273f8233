import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createPlainServer, type Server } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Api, isPreflight, preflightAnswer, readCall, send, type Timing } from './answer';
import { blocksecopsApi } from './apis/blocksecops';
import { corsApi } from './apis/cors';
import { guideApi } from './apis/guide';
import { natApi } from './apis/nat';
import { nudg3Api } from './apis/nudg3';
import { shopApi } from './apis/shop';
import { gatewayApi, stagingApi } from './apis/staging';
import { cases, documents, type PlaygroundCase } from './cases';
import { type HostId, type HostMap, hostMap, hostNames, type Origins, originsFor } from './hosts';

export { cases, type PlaygroundCase } from './cases';
export type { HostMap } from './hosts';
export { playgroundSecrets } from './secrets';

export interface PlaygroundOptions extends Partial<Timing> {
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly now?: () => number;
}

export interface Playground {
  readonly port: number;
  /** The page: `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** Names that must lead to 127.0.0.1. */
  readonly hosts: readonly string[];
  /** What to tell a browser about names. */
  readonly hostMap: HostMap;
  /** `http(s)://name:port` of each API. */
  readonly origins: Origins;
  /** The cases with their URLs filled in. */
  readonly cases: readonly PlaygroundCase[];
  /** Forgets counted calls, blocks and running scans. */
  reset(): void;
  close(): Promise<void>;
}

const asset = (name: string) => readFileSync(new URL(name, import.meta.url));
const certificate = (name: string): SecureContext =>
  createSecureContext({ cert: asset(`certificates/${name}.pem`), key: asset(`certificates/${name}.key.pem`) });

function apisFor(timing: Timing): Readonly<Partial<Record<HostId, Api>>> {
  const staging = stagingApi(timing);
  return {
    nat: natApi(timing, { selfHosted: false }),
    natSelfHosted: natApi(timing, { selfHosted: true }),
    nudg3: nudg3Api(timing, { guarded: false }),
    nudg3Guarded: nudg3Api(timing, { guarded: true }),
    blocksecops: blocksecopsApi(timing),
    guide: guideApi(timing),
    staging,
    gateway: gatewayApi,
    timeout: (call) => staging({ ...call, path: '/silent' }),
    selfSigned: staging,
    expired: staging,
    wrongName: staging,
    cors: corsApi,
    shop: shopApi,
  };
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** A port on which nobody listens: bound once, and let go. */
async function deadPort(): Promise<number> {
  const server = createPlainServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const pageFiles: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['page/index.html', 'text/html; charset=utf-8'],
  '/page.css': ['page/page.css', 'text/css'],
  '/page.js': ['page/page.js', 'text/javascript'],
};

const filled = (url: string, origins: Origins) => url.replace(/\{(\w+)\}/, (all, id: string) => origins[id as keyof Origins] ?? all);

/** Starts the demo page and all its APIs on 127.0.0.1. Times default to the documented ones; tests shorten them. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { windowSeconds = 60, blockSeconds = 3600, scanSeconds = 60, now = Date.now } = options;
  const timing: Timing = { windowSeconds, blockSeconds, scanSeconds };
  let apis = apisFor(timing);
  const reset = () => {
    apis = apisFor(timing);
  };
  const idByHost = new Map(Object.entries(hostNames).map(([id, name]) => [name as string, id as HostId]));
  let casesWithUrls: readonly PlaygroundCase[] = [];

  function servePage(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (request.method === 'POST' && path === '/reset') {
      reset();
      response.writeHead(204).end();
      return;
    }
    if (path === '/cases.json') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ documents, cases: casesWithUrls }));
      return;
    }
    const file = pageFiles[path];
    if (file) response.writeHead(200, { 'Content-Type': file[1], 'Cache-Control': 'no-store' }).end(asset(file[0]));
    else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page in the playground.\n');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request, now());
    const id = idByHost.get(call.host);
    const api = id && apis[id];
    if (!api) servePage(request, response);
    else if (isPreflight(call) && id !== 'cors') send(call, preflightAnswer(call), response);
    else send(call, api(call), response);
  }
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => response.destroy());
  };

  const certificates = new Map([
    [hostNames.selfSigned as string, certificate('self-signed')],
    [hostNames.expired, certificate('expired')],
    [hostNames.wrongName, certificate('other-host')],
  ]);
  const plain = createServer(onRequest);
  const secure = createTlsServer(
    {
      cert: asset('certificates/self-signed.pem'),
      key: asset('certificates/self-signed.key.pem'),
      SNICallback: (name, done) => done(null, certificates.get(name)),
    },
    onRequest,
  );
  secure.on('tlsClientError', () => {}); // a browser that doesn't like the certificate hangs up
  const [port, tls, refused] = [await listen(plain, options.port ?? 0), await listen(secure, 0), await deadPort()];
  const origins = originsFor({ http: port, tls, refused });
  casesWithUrls = cases.map((one) => ({ ...one, steps: one.steps.map((step) => ({ ...step, url: filled(step.url, origins) })) }));

  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    hosts: hostMap.local,
    hostMap,
    origins,
    cases: casesWithUrls,
    reset,
    async close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
