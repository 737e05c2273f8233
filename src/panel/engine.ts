import { packs as builtIn } from '../catalogue/catalogue';
import { checkPack } from '../catalogue/check-pack';
import { withHosts } from '../catalogue/with-hosts';
import { type Catalogue, catalogueOf } from '../decode/catalogue';
import { decode } from '../decode/decode';
import { checks } from '../decode/evidence/checks';
import { readLimits } from '../decode/retry/read-limits';
import type { Exchange, Limit, TrafficRecord } from '../model';
import { activePacks, isOwn, redactingPacks } from '../options/active-packs';
import type { RuleDesk } from '../options/own-rules/rule-desk';
import { wantsRule } from '../options/own-rules/wants-rule';
import { ownPackReader } from '../options/read-own-pack';
import { type Problem, parse } from '../options/settings';
import type { Area } from '../options/store';
import { formats, makeReport, type RedactionRules, redactionRules, redactText, write } from '../report/report';

/** The part of the panel that knows everyone: books, engine and reports, in one chunk that is loaded beside the panel. */
export { decode, wantsRule };

/** Writing reports, with the packs and redaction rules of the moment. */
export interface Reports {
  readonly formats: typeof formats;
  readonly makeReport: typeof makeReport;
  readonly write: typeof write;
  readonly rules: RedactionRules;
  /** The packs that decode: each report names them. Those that Culprit brings have its version where they have none of their own. */
  readonly packs: readonly { readonly id: string; readonly version: string | null; readonly isBuiltIn: boolean }[];
}

export interface Configured {
  readonly catalogue: Catalogue;
  readonly reports: Reports;
  /** Settings that could not be used; the rest is. */
  readonly problems: readonly Problem[];
}

const checkNames = new Set(checks.keys());
const readPack = ownPackReader((text) => checkPack(text, checkNames), builtIn);

/** Books and redaction as the person's settings have them. `stored` is the extension's whole storage; what is broken in it is left out. */
export const configure = (stored: unknown): Configured => {
  const { settings, problems } = parse(stored, readPack);
  const packs = activePacks(builtIn, settings);
  const rules = redactionRules(redactingPacks(builtIn, settings), settings.redaction);
  const named = packs.map((pack) => ({ id: pack.id, version: pack.version ?? null, isBuiltIn: builtIn.includes(pack) }));
  return {
    catalogue: catalogueOf(withHosts(packs, settings.hosts), isOwn),
    reports: { formats, makeReport, write, rules, packs: named },
    problems,
  };
};

/** Where rules of one's own are made over the extension's storage. Its code comes in when somebody makes one. */
export const openRuleDesk = async (area: Area, now: () => Configured): Promise<RuleDesk> => {
  const { createRuleDesk } = await import('../options/own-rules/rule-desk');
  return createRuleDesk({
    area,
    readPack,
    builtIn,
    judgeWith: (packs, hosts, exchange, history) => decode(exchange, { catalogue: catalogueOf(withHosts(packs, hosts), isOwn), history }),
    redact: (text, exchange) => redactText(text, now().reports.rules, exchange),
    // The same lock as that of the options page: two windows change one pack one after the other.
    exclusive: async (run) => navigator.locks.request('culprit-settings', run),
  });
};

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
