import { perHeaderName } from '../http/headers';
import { pointerOf } from '../http/json-pointer';
import { ofLatest } from '../http/of-latest';
import type { HeaderField } from '../model';
import { type ErrorNode, keysOf } from './readers/error-nodes';
import { type Fact, get, isObject, type Json, keysAmong, ranksOf, scalarOf } from './readers/reader';

/** Members of an error that hold the id under which the server logged the request, the most usual first. */
const MEMBERS = [
  'request_id',
  'requestId',
  'RequestId',
  'RequestID',
  'requestID',
  'request-id',
  'x-request-id',
  'correlationId',
  'correlation_id',
  'CorrelationId',
  'debug_id',
  'debugId',
  'errorId',
  'error_id',
  'ErrorId',
  'errorIdentifier',
  'ErrorIdentifier',
  'trace_id',
  'traceId',
  'traceID',
  'TraceId',
  'fbtrace_id',
  'ray_id',
  'rayId',
  'req_id',
  'reqId',
  'requestUUID',
  'request_uuid',
  'txid',
  'log_id',
  'logId',
  'incidentId',
  'incident_id',
  'eventId',
  'event_id',
  'transactionId',
  'transaction_id',
  'transactionid',
  'operationId',
  'activityId',
  'logref',
  'logRef',
  'reference_id',
  'referenceId',
  'support_id',
  'supportId',
  'pspReference',
  'processId',
  'tracking_id',
  'refId',
  'exceptionUUID',
  'response_id',
  'responseId',
  'invocationId',
  'callId',
  'error_reference',
  'support_reference',
  'request_reference',
  'exceptionId',
  'ecid',
] as const;

/** Members in which such an id is nested (`innerError` of Microsoft's APIs, `meta` and `extensions`). */
const NESTED = [
  'innerError',
  'innererror',
  'meta',
  'metadata',
  'extensions',
  'debug',
  'context',
  'data',
  'request',
  'trace',
  'responseHeader',
  'response_metadata',
  'requestInfo',
  'requestContext',
];

const MEMBER_RANKS = ranksOf(MEMBERS);
const NESTED_RANKS = ranksOf(NESTED);

const isId = (text: string): boolean =>
  text.length >= 4 && text.length <= 300 && !/\s/.test(text) && !/^(?:null|none|undefined|unknown)$/i.test(text);

/** A short number under `errorId` or `eventId` counts the kinds of errors: it is a code. */
export const isErrorNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1_000_000;

const inMembers = (value: Json, keys: readonly string[]): { readonly id: string; readonly key: string } | null => {
  for (const key of keys) {
    const member = get(value, key);
    if (/^e(?:rror|vent)_?id$/i.test(key) && isErrorNumber(member)) continue;
    const id = scalarOf(member);
    // `errorIdentifier: "urn:…:errors:NotFound"` names the kind of the error.
    if (id !== null && isId(id) && !/^urn:.{1,200}:errors?:/i.test(id)) return { id, key };
  }
  return null;
};

/** `instance` of problem details where it names the occurrence and not a path (RFC 9457, 3.1.5). */
const instance = ({ value, path }: ErrorNode): Fact | null => {
  const text = scalarOf(get(value, 'instance'));
  return text !== null && isId(text) && (/^(?:urn|tag):/i.test(text) || /^[\w-]{8,}$/.test(text))
    ? { value: text, at: pointerOf([...path, 'instance']) }
    : null;
};

/** The id of the request in the objects of an error. */
export const requestIdAmong = ofLatest((nodes: readonly ErrorNode[]): Fact | null => {
  for (const node of nodes) {
    const own = inMembers(node.value, keysOf(node, MEMBER_RANKS));
    if (own !== null) return { value: own.id, at: pointerOf([...node.path, own.key]) };
    for (const key of keysOf(node, NESTED_RANKS)) {
      const inner = get(node.value, key);
      const nested = isObject(inner) ? inMembers(inner, keysAmong(inner, MEMBER_RANKS)) : null;
      if (nested !== null) return { value: nested.id, at: pointerOf([...node.path, key, nested.key]) };
    }
    const named = instance(node);
    if (named !== null) return named;
  }
  return null;
});

/** What stands before `-id` in headers that name a caller, a tenant or a thing rather than a request. */
const NOT_A_REQUEST =
  /(?:client|user|session|tenant|device|account|org|organi[sz]ation|project|app|application|api|shop|store|customer|team|workspace|company|member|parent|build|deploy|deployment|release|version|region|node|server|pod|instance|host|policy|bucket|cache|content|message|site|zone|page|widget|object|resource|model|key|subscription|group|role|visitor|anonymous|experiment|token|schema|snapshot|cluster|database|consumer|route|service|worker|process|cookie|last-event|event)-?id$/;

/** How surely a header's name means the request, 0 surest; null where it does not. */
export const headerRank = perHeaderName((low): number | null => {
  if (/^(?:client|original|parent|last|first)-|-client-request|original-request|routing-request/.test(low))
    return /request-?id$/.test(low) ? 8 : null;
  if (/^(?:x-)?request-?id$/.test(low)) return 0;
  if (/correlation-request-?id$/.test(low)) return 3;
  // Also with a prefix that nothing sets apart, `rcrequestid`, and as a GUID.
  if (/request-?(?:id|guid|uuid)$|(?:^|-)(?:req|rq)[-_]?id$/.test(low)) return 1;
  if (/(?:^|[-_.])(?:correlation[-_]?id|correlator)$/.test(low)) return 2;
  if (/(?:^|-)(?:debug|trans(?:action)?|operation|error|incident|log|invocation|activity|audit|query)-?id$/.test(low)) return 4;
  if (/^x-[a-z\d-]+-uuid$|^sprequestguid$|^x-[a-z]+-guid$/.test(low)) return 5;
  if (/(?:^|-)(?:trace-?(?:id|token)|tracking-?id|tx-?id)$/.test(low) && low !== 'x-b3-traceid') return 5;
  if (/^x(?:-[a-z\d]+){1,3}-id$/.test(low) && !NOT_A_REQUEST.test(low)) return 6;
  if (/^x-[a-z]+-rid$|^[a-z]+_tid$/.test(low)) return 6;
  if (/^[a-z]{2,4}-ray$|^x-[a-z]+-ref$/.test(low)) return 7;
  if (low === 'x-b3-traceid' || low === 'x-cloud-trace-context' || low === 'uber-trace-id') return 9;
  return low === 'traceparent' ? 10 : null;
});

/** A traceparent's trace id (W3C Trace Context, 3.2.2.3); other values up to their first separator. */
const idIn = (name: string, value: string): string => {
  const text = value.trim();
  if (name === 'traceparent') return /^[\da-f]{2}-([\da-f]{32})-/.exec(text)?.[1] ?? '';
  if (name === 'x-cloud-trace-context') return text.split('/', 1)[0] ?? '';
  return text;
};

/** The id of the request in the response's headers. */
export const requestIdInHeaders = (headers: readonly HeaderField[]): Fact | null => {
  let best: { readonly fact: Fact; readonly rank: number } | null = null;
  let read = 0;
  for (const { name, value } of headers) {
    if (++read > 500) break;
    const rank = headerRank(name);
    if (rank === null || (best !== null && best.rank <= rank)) continue;
    const low = name.toLowerCase();
    const id = idIn(low, value);
    if (isId(id)) best = { fact: { value: id, at: `header:${low}` }, rank };
  }
  return best?.fact ?? null;
};

const LABELLED =
  /\b(?:ray id|request[ -]?id|reference(?: number| id)?|incident(?: id| number)?|error id|trace id|correlation id|support id|event id|xid)(?: is)?\s{0,2}[:#]\s{0,3}#?([\w.:=+/-]{4,120})/i;

/** An id that a page or text names as such: `Ray ID: 91a…`, `Reference #18.2f…`, `XID: 32770`. */
export const requestIdInText = (text: string): Fact | null => {
  const id = LABELLED.exec(text.slice(0, 20_000))?.[1]?.replace(/[.,:]+$/, '');
  return id === undefined || !/\d/.test(id) ? null : { value: id, at: 'text' };
};
