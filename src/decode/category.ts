import { perName } from '../http/per-name';
import type { Category } from '../model';
import { CODE_WORDS, MESSAGE_WORDS } from './category-words';
import { saidAbroad } from './category-words-abroad';
import { isJoinedCode } from './readers/words';
import { asWords } from './throttled';

/** What each status says by itself (RFC 9110 section 15 and the IANA registry; the rest as servers in wide use send them). */
const BY_STATUS: Readonly<Record<number, Category>> = {
  401: 'auth',
  402: 'billing',
  403: 'permission',
  404: 'not-found',
  405: 'method',
  406: 'validation',
  407: 'auth',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  411: 'validation',
  412: 'conflict',
  413: 'payload',
  414: 'payload',
  415: 'payload',
  416: 'validation',
  418: 'other',
  419: 'auth',
  420: 'rate-limit',
  421: 'gateway',
  423: 'conflict',
  425: 'other',
  426: 'deprecated',
  428: 'conflict',
  429: 'rate-limit',
  431: 'payload',
  440: 'auth',
  451: 'permission',
  499: 'timeout',
  502: 'gateway',
  504: 'timeout',
  509: 'rate-limit',
  520: 'gateway',
  521: 'gateway',
  522: 'timeout',
  523: 'gateway',
  524: 'timeout',
  525: 'gateway',
  526: 'gateway',
  527: 'gateway',
  530: 'gateway',
  598: 'timeout',
  599: 'timeout',
};

/** The codes that JSON-RPC keeps for itself (jsonrpc.org/specification, section 5.1). */
const BY_RPC_CODE: Readonly<Record<string, Category>> = {
  '-32700': 'validation',
  '-32600': 'validation',
  '-32601': 'method',
  '-32602': 'validation',
  '-32603': 'server',
};

/** Said beside a 429, this means that waiting does not help. */
const MONEY = /spend(?:ing)? limit|credit balance|out of credits|insufficient (?:credits?|balance|funds)/;

/** A member of the request that is not known: what is missing there is no resource. */
const UNKNOWN_MEMBER =
  /\b(?:field|property|attribute|column|parameter|argument)s?\b[^.]{0,60}?\b(?:not found|do(?:es)?(?: not|n't) exist)\b/;

/** Which kinds a status may turn out to be on closer look; a status that is not listed may be any. */
const MAY_BE: Readonly<Record<number, readonly Category[]>> = {
  401: ['billing', 'rate-limit', 'permission'],
  402: ['auth'],
  403: ['billing', 'rate-limit', 'auth', 'method', 'deprecated'],
  404: ['payload', 'deprecated'],
  405: [],
  406: ['not-found', 'method'],
  407: [],
  408: [],
  409: ['not-found', 'rate-limit', 'validation', 'permission', 'billing'],
  410: ['deprecated'],
  412: ['validation'],
  413: [],
  415: [],
  423: [],
  429: ['billing'],
  500: ['timeout', 'rate-limit', 'validation', 'auth', 'permission', 'not-found', 'conflict', 'gateway'],
  501: ['method'],
  502: ['timeout', 'payload'],
  503: ['timeout', 'rate-limit', 'gateway', 'billing'],
  504: [],
  520: [],
  521: [],
  522: [],
  523: [],
  524: [],
  525: [],
  526: [],
  529: ['rate-limit'],
  530: ['gateway'],
};

/** In which a message is believed: a 500 that says "invalid" is still a fault of the server. */
const MESSAGE_MAY_BE: Readonly<Record<number, readonly Category[]>> = {
  401: ['billing', 'rate-limit'],
  403: ['billing', 'rate-limit', 'auth', 'method', 'conflict'],
  409: [],
  429: [],
  500: ['timeout', 'rate-limit'],
  503: ['timeout', 'rate-limit', 'gateway'],
};

/** Words that are much the same in many languages, `parameter`, `error`: what a language says of its own tells more. */
const VAGUE: readonly Category[] = ['validation', 'server'];

/** Inside a 2xx a server may tell of its own fault as of any other; beside a 400 the words mean the request. */
const BROKE_DOWN =
  /\b(?:error|failure|exception)\b.{0,30}\b(?:encountered|occurred|raised|thrown) (?:while|during|when) (?:running|processing|executing|handling|generating|loading|saving)\b|\b(?:crashed|out of memory|unexpected (?:eof|failure|exception|condition))\b|\b(?:process|runner|worker) (?:has )?(?:terminated|exited|stopped)\b/;

/** The heading of a firewall's page, whatever status it comes with. */
const BLOCKED =
  /^(?:web ?page|the page|(?:the|your|this) (?:request|access)|request|access|you) (?:(?:has|have|was|is) )?(?:been )?(?:blocked|rejected|denied)\b/;

const byStatus = (status: number): Category => BY_STATUS[status] ?? (status >= 500 ? 'server' : status >= 400 ? 'validation' : 'other');

export interface CategoryInput {
  /** The HTTP status, or the status that the body states inside a 2xx. */
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly format: string | null;
  readonly hasFieldErrors: () => boolean;
  /** Deprecation or Sunset stands in the headers. */
  readonly isDeprecated: boolean;
}

/** The kinds of which a code has words; the same few codes come again and again. */
const saidByCode = perName((code): readonly Category[] => {
  const words = asWords(code);
  return CODE_WORDS.flatMap(([category, pattern]) => (pattern.test(words) ? [category] : []));
});

/** What kind of failure it is, as far as the status, the words of the code and those of the message tell. */
export const categoryOf = ({ status, code, message, format, hasFieldErrors, isDeprecated }: CategoryInput): Category => {
  if (isDeprecated && (status === 410 || status === 404 || status === 426)) return 'deprecated';
  const allowed = MAY_BE[status];
  const told = MESSAGE_MAY_BE[status] ?? allowed;
  const usual = byStatus(status);
  const may = (list: readonly Category[] | undefined, category: Category): boolean =>
    list === undefined || category === usual || list.includes(category);
  // A message of one word is a code as well: `invalidAuthToken`.
  for (const word of [code, message !== null && isJoinedCode(message) ? message : null])
    for (const category of word === null ? [] : saidByCode(word)) if (may(allowed, category)) return category;
  const text = (message ?? '').slice(0, 1000).toLowerCase();
  if (format === 'html' && BLOCKED.test(text)) return 'permission';
  if (status === 429 && MONEY.test(text)) return 'billing';
  if ((status === 400 || status === 422 || status < 400) && UNKNOWN_MEMBER.test(text)) return 'validation';
  const inWords = text === '' ? undefined : MESSAGE_WORDS.find(([category, pattern]) => may(told, category) && pattern.test(text))?.[0];
  if (inWords !== undefined && !VAGUE.includes(inWords)) return inWords;
  for (const category of text === '' ? [] : saidAbroad(text)) if (may(told, category)) return category;
  if (inWords !== undefined) return inWords;
  if (BROKE_DOWN.test(text) && may(told, 'server') && status !== 400) return 'server';
  if (status === 503 && (format === 'html' || format === 'text')) return 'gateway';
  if (status < 400 && /(?:^|_)invalid_request(?:_|$)/.test(asWords(code ?? ''))) return 'validation';
  if (status < 400 && format === 'json-rpc') return BY_RPC_CODE[code ?? ''] ?? (hasFieldErrors() ? 'validation' : usual);
  if (status < 400 && hasFieldErrors()) return 'validation';
  return usual;
};
