import { packs } from '../catalogue/catalogue';
import { catalogueOf } from '../decode/catalogue';
import { readLimits } from '../decode/retry/read-limits';
import type { Exchange, Limit, TrafficRecord } from '../model';
import { formats, makeReport, redactionRules, write } from '../report/report';

export { decode } from '../decode/decode';

/** The part of the panel that knows everyone: books, engine and reports, in one chunk that is loaded beside the panel. */
export const catalogue = catalogueOf(packs);

const none = { text: null, base64: null, mimeType: '', size: null, truncated: false, missing: 'dropped' } as const;

/** The limits that a light record's headers state. */
export const readLimitsOf = (record: TrafficRecord): readonly Limit[] => {
  const exchange: Exchange = {
    id: record.id,
    source: 'devtools',
    browser: null,
    startedAt: record.startedAt,
    durationMs: record.receivedAt - record.startedAt,
    receivedAt: record.receivedAt,
    request: {
      method: record.method,
      url: `https://${record.host}${record.path}`,
      httpVersion: '',
      headers: [],
      provisional: true,
      body: none,
    },
    response: { status: record.status, statusText: '', httpVersion: '', headers: record.responseHeaders, body: none, redirectUrl: '' },
    networkError: record.networkError,
    resourceType: record.resourceType,
    fromCache: false,
    fromServiceWorker: false,
    serverAddress: null,
    pageUrl: null,
    initiator: null,
    preflight: null,
  };
  return readLimits(exchange);
};

export const rules = redactionRules(packs);
export const reports = { formats, makeReport, write, rules, packs };
