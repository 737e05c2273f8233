import type { FieldError } from '../../model';
import { webUrl } from './doc-url';
import { codeInMessage } from './leading-code';
import { type Fact, type FieldErrors, get, isList, isObject, type Json, type Reader, type ReaderResult, scalarOf, textOf } from './reader';

/** google.rpc.Code: the names of the numbers 0 to 16. */
export const GRPC_CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

const NAMES: ReadonlySet<unknown> = new Set(GRPC_CODES);

/** What the details of a status add to it, by google/rpc/error_details.proto; RetryInfo is read with the other retry times. */
export interface RpcDetails {
  readonly reason: string | null;
  readonly message: string | null;
  readonly docUrl: string | null;
  readonly requestId: string | null;
  readonly fieldErrors: readonly FieldError[];
}

const violations = (detail: Json, field: string, describe: (item: unknown) => string): FieldError[] => {
  const list = get(detail, field);
  if (!isList(list)) return [];
  return list.slice(0, 100).flatMap((item) => {
    const name = textOf(get(item, 'field')) ?? textOf(get(item, 'subject'));
    return name === null ? [] : [{ field: name, message: describe(item) }];
  });
};

const helpUrl = (detail: Json): string | null => {
  const links = get(detail, 'links');
  return isList(links)
    ? (links
        .slice(0, 10)
        .map((link) => webUrl(get(link, 'url')))
        .find((url) => url !== null) ?? null)
    : null;
};

/** Each is looked for when it is read: a list shows neither links nor fields. */
class Details implements RpcDetails {
  constructor(private readonly list: readonly Json[]) {}

  private ofType(name: string): Json[] {
    return this.list.filter((one) => textOf(get(one, '@type'))?.endsWith(name) === true);
  }

  private first(name: string, key: string): string | null {
    return textOf(get(this.ofType(name)[0], key));
  }

  get reason(): string | null {
    return this.first('google.rpc.ErrorInfo', 'reason');
  }

  get message(): string | null {
    return this.first('google.rpc.LocalizedMessage', 'message');
  }

  get docUrl(): string | null {
    return (
      this.ofType('google.rpc.Help')
        .map(helpUrl)
        .find((url) => url !== null) ?? null
    );
  }

  get requestId(): string | null {
    return this.first('google.rpc.RequestInfo', 'requestId') ?? this.first('google.rpc.RequestInfo', 'request_id');
  }

  get fieldErrors(): readonly FieldError[] {
    return this.ofType('google.rpc.BadRequest').flatMap((one) =>
      violations(one, 'fieldViolations', (item) => textOf(get(item, 'description')) ?? textOf(get(item, 'reason')) ?? ''),
    );
  }
}

/** The details of a status as JSON, each named by its `@type`. */
export const rpcDetails = (details: unknown): RpcDetails => new Details(isList(details) ? details.slice(0, 50).filter(isObject) : []);

/** The reason of the older style: `errors[{ domain, reason, message, locationType, location }]`; "invalid" and the like say nothing. */
const legacyReason = (error: Json): Fact | null => {
  const reason = textOf(get(error, 'errors', 0, 'reason'));
  if (reason === null || /^(?:invalid|global|badRequest|backendError)$/.test(reason)) return null;
  return { value: reason, at: '/error/errors/0/reason' };
};

const legacyFields = (error: Json): FieldError[] => {
  const errors = get(error, 'errors');
  if (!isList(errors)) return [];
  return errors.slice(0, 100).flatMap((item) => {
    const location = get(item, 'locationType') === 'parameter' ? textOf(get(item, 'location')) : null;
    return location === null ? [] : [{ field: location, message: textOf(get(item, 'message')) ?? '' }];
  });
};

const factAt = (value: string | null, at: string): Fact | null => (value === null ? null : { value, at });

const listAt = (list: readonly FieldError[], at: string): FieldErrors | null => (list.length === 0 ? null : { list, at });

/** A status whose details are read on demand. */
class Status implements ReaderResult {
  readonly format = 'google-rpc';

  constructor(
    readonly code: Fact | null,
    readonly message: Fact | null,
    private readonly details: RpcDetails,
    private readonly at: string,
    private readonly error: Json | null,
  ) {}

  get requestId(): Fact | null {
    return factAt(this.details.requestId, this.at);
  }

  get docUrl(): Fact | null {
    return factAt(this.details.docUrl, this.at);
  }

  get fieldErrors(): FieldErrors | null {
    const older = this.error === null ? [] : legacyFields(this.error);
    return listAt([...this.details.fieldErrors, ...older], this.at);
  }
}

/**
 * `{ error: { code, message, status, details[], errors[] } }`: google.rpc.Status over HTTP (AIP-193, google/rpc/status.proto),
 * with its older `errors[]` beside it, and wrapped into an array by streaming calls.
 * Best code: ErrorInfo's reason, then the older reason, then the status; a message such as `WEAK_PASSWORD : …` leads with its code.
 */
export const googleRpc: Reader = (input) => {
  const root = input.json?.value;
  const bare = ofGateway(root);
  if (bare !== null) return bare;
  const holder = isList(root) ? root.slice(0, 10).find((one) => isObject(get(one, 'error'))) : root;
  const error = get(holder, 'error');
  if (!isObject(error)) return null;
  const status = get(error, 'status');
  const details = get(error, 'details');
  const isOlder = textOf(get(error, 'errors', 0, 'domain')) !== null && textOf(get(error, 'errors', 0, 'reason')) !== null;
  const isTyped = isList(details) && details.some((one) => textOf(get(one, '@type'))?.includes('google.rpc.') === true);
  if (!NAMES.has(status) && !isOlder && !isTyped) return null;
  const prefix = isList(root) ? `/${root.indexOf(holder)}/error` : '/error';
  const read = rpcDetails(details);
  const text = textOf(get(error, 'message'));
  const split = codeInMessage(text === null ? null : { value: text, at: `${prefix}/message` });
  const reason = factAt(read.reason, `${prefix}/details`);
  const older = legacyReason(error);
  const named = NAMES.has(status) ? { value: String(status), at: `${prefix}/status` } : null;
  const number = scalarOf(get(error, 'code'));
  const last = number !== null && number !== String(input.status) ? { value: number, at: `${prefix}/code` } : null;
  const code = reason ?? split?.code ?? (named === null ? (older ?? last) : preferred(named, older));
  const message = split === null ? factAt(text, `${prefix}/message`) : split.message;
  return new Status(code, message, read, `${prefix}/details`, error);
};

/** The bare status, `{ code: 3, message, details: [] }`, as gRPC-Gateway sends it: there the number is a gRPC status. */
const ofGateway = (root: unknown): ReaderResult | null => {
  const number = get(root, 'code');
  const details = get(root, 'details');
  if (typeof number !== 'number' || number <= 0 || number >= GRPC_CODES.length || !isList(details)) return null;
  const read = rpcDetails(details);
  const text = textOf(get(root, 'message'));
  const { reason } = read;
  const code = factAt(reason ?? GRPC_CODES[number] ?? null, reason === null ? '/code' : '/details');
  return new Status(code, factAt(text, '/message'), read, '/details', null);
};

/** An older reason tells more than the status (`userRateLimitExceeded`), unless it only says the same (`forbidden`, `notFound`). */
const preferred = (named: Fact, older: Fact | null): Fact =>
  older === null || /^(?:forbidden|notFound|authError|required|conflict|duplicate|internalError)$/.test(older.value) ? named : older;
