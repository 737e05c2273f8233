import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The names under which the playground answers. All lead to 127.0.0.1 in a browser that the drivers started. */

export const hostNames = {
  page: 'app.playground.example',
  nat: 'api.nat-testing.io',
  natSelfHosted: 'nat.internal.example',
  nudg3: 'api.nudg3.ai',
  nudg3Guarded: 'guarded.nudg3.ai',
  blocksecops: 'api.blocksecops.com',
  guide: 'api.guide.example',
  staging: 'api.staging.example',
  gateway: 'gateway.staging.example',
  refused: 'down.staging.example',
  timeout: 'timeout.staging.example',
  selfSigned: 'self-signed.staging.example',
  expired: 'expired.staging.example',
  wrongName: 'wrong-name.staging.example',
  tlsToPlain: 'plain.staging.example',
  cors: 'cors.partner.example',
  shop: 'api.shop.example',
} as const;

export type HostId = keyof typeof hostNames;

/** RFC 2606 reserves `.invalid`: no resolver may know it. */
export const unresolvableHost = 'api.staging.invalid';

/** What a browser must be told so that the names above work. */
export interface HostMap {
  /** Names that lead to 127.0.0.1. */
  readonly local: readonly string[];
  /** Names that must not resolve. */
  readonly unresolvable: readonly string[];
  /** Names to which connections time out. */
  readonly timingOut: readonly string[];
  /** The certificate (PEM file) of the authority to trust, so that an expired certificate is only expired. */
  readonly authority: string;
  /** The same, as the NSS database that Chromium on Linux reads. */
  readonly authorityDatabase: string;
}

const certificates = fileURLToPath(new URL('certificates/', import.meta.url));

export const hostMap: HostMap = {
  local: Object.values(hostNames),
  unresolvable: [unresolvableHost],
  timingOut: [hostNames.timeout],
  authority: join(certificates, 'authority.pem'),
  authorityDatabase: join(certificates, 'trusted-nssdb'),
};

/** `http(s)://name:port` by id: what `{nat}` stands for in a case's URL. */
export type Origins = Readonly<Record<HostId | 'unresolvable', string>>;

const secure = new Set<HostId>(['selfSigned', 'expired', 'wrongName']);

export function originsFor(ports: { readonly http: number; readonly tls: number; readonly refused: number }): Origins {
  const origins = Object.entries(hostNames).map(([id, name]) => {
    if (secure.has(id as HostId)) return [id, `https://${name}:${ports.tls}`];
    if (id === 'tlsToPlain') return [id, `https://${name}:${ports.http}`];
    return [id, `http://${name}:${id === 'refused' ? ports.refused : ports.http}`];
  });
  return { ...Object.fromEntries(origins), unresolvable: `http://${unresolvableHost}:${ports.http}` };
}
