/**
 * The shared nouns. A request walks one corridor:
 * capture makes an Exchange, decode makes a Diagnosis of it, session keeps both as an Incident, report writes it down.
 * Types only; times are epoch milliseconds unless the name ends in another unit.
 */

// ---------------------------------------------------------------- Exchange

/** One header line as sent (RFC 9110 section 5): repeated names are separate items, values are verbatim. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** What is known of a message's content. `text` is null where no text could be had; `reason` then says why. */
export interface Body {
  /** Decoded text without BOM; binary content stays null and is found in `base64`. */
  readonly text: string | null;
  readonly base64: string | null;
  /** Content-Type as the message states it, with parameters; '' where none is stated. */
  readonly mimeType: string;
  /** Bytes on the wire where known, null otherwise. */
  readonly size: number | null;
  /** True where `text` is known to be a beginning only. */
  readonly truncated: boolean;
  readonly missing: null | 'empty' | 'not-read' | 'unavailable' | 'too-large' | 'dropped';
}

export interface CallFrame {
  readonly url: string;
  /** Counted from zero, as DevTools gives them. */
  readonly lineNumber: number;
  readonly columnNumber: number;
  readonly functionName: string;
}

/** One request with its answer, as a source delivered it. Plain data: it crosses documents and workers. */
export interface Exchange {
  /** Unique within a session. */
  readonly id: string;
  readonly source: 'devtools' | 'har';
  /** Whose conventions the entry follows; null for a file that does not tell. */
  readonly browser: 'chromium' | 'firefox' | null;
  readonly startedAt: number;
  readonly durationMs: number;
  /** When the response arrived: startedAt + durationMs. */
  readonly receivedAt: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly HeaderField[];
    /** True where the header list may be incomplete (a request that never left): "not sent" cannot be confirmed. */
    readonly provisional: boolean;
    readonly body: Body;
  };
  readonly response: {
    /** 0 where there was no answer. */
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly HeaderField[];
    readonly body: Body;
    /** As the server sent it (may be relative), '' where there is none. */
    readonly redirectUrl: string;
  };
  /** `net::ERR_…` (Chromium) or `NS_ERROR_…` (Firefox), null where none is given. A status may stand beside it. */
  readonly networkError: string | null;
  /** `fetch`, `xhr`, `preflight`, `document`…; null in Firefox, which gives none. */
  readonly resourceType: string | null;
  readonly fromCache: boolean;
  readonly fromServiceWorker: boolean;
  readonly serverAddress: string | null;
  readonly pageUrl: string | null;
  readonly initiator: { readonly type: string; readonly url: string | null; readonly frames: readonly CallFrame[] } | null;
  /** The id of this request's preflight, where one was folded under it, and the preflight itself. */
  readonly preflight: Exchange | null;
}

/**
 * A light memory of an earlier exchange, for history, limits and comparison. Holds no secret:
 * header, query and body values only as fingerprints, but for a short list of harmless headers.
 */
export interface TrafficRecord {
  readonly id: string;
  readonly startedAt: number;
  readonly receivedAt: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Method, host and path template, with the operation where the API has one: `GET api.x.com/users/{id}`. */
  readonly endpoint: string;
  readonly resourceType: string | null;
  readonly status: number;
  readonly networkError: string | null;
  /** Null until judged. A failing 2xx is true. */
  readonly isFailure: boolean | null;
  readonly requestHeaders: readonly RecordedValue[];
  readonly query: readonly RecordedValue[];
  /** Top-level keys of a JSON or form body. */
  readonly bodyKeys: readonly RecordedValue[];
  /** Of the whole body, '' for none; null or absent where it was not seen whole or is too long to compare. */
  readonly bodyFingerprint?: string | null;
  /** Credentials that were sent, by place (`header:authorization`, `query:api_key`). */
  readonly credentials: readonly RecordedValue[];
  /** Only those that limits, timing and versions need (rate limit fields, Retry-After, Date, Age, Location, ETag). */
  readonly responseHeaders: readonly HeaderField[];
  /** Cookies that the answer set; absent where it set none. */
  readonly setCookies?: readonly SetCookie[];
  /** Until when this answer asked the client to wait; null where it didn't. Filled once it is judged. */
  readonly retryAt: number | null;
}

/** A cookie that an answer set: where it goes, never what it holds (RFC 6265). */
export interface SetCookie {
  readonly name: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Null where it is not stated. */
  readonly sameSite: 'strict' | 'lax' | 'none' | null;
}

export interface RecordedValue {
  readonly name: string;
  /** A salted hash: equal within one session where the values were equal. */
  readonly fingerprint: string;
  /** The value itself, for harmless headers only (Content-Type, Accept, Origin…). */
  readonly value: string | null;
}

/** Earlier traffic, oldest first; the exchange under judgement is not in it. */
export type History = readonly TrafficRecord[];

// --------------------------------------------------------------- Diagnosis

export type Category =
  | 'auth'
  | 'permission'
  | 'billing'
  | 'not-found'
  | 'validation'
  | 'conflict'
  | 'rate-limit'
  | 'payload'
  | 'method'
  | 'server'
  | 'gateway'
  | 'timeout'
  | 'network'
  | 'deprecated'
  | 'other';

export type Kind = 'http' | 'network' | 'application' | 'none';

export type Verdict = 'confirmed' | 'possible' | 'ruled-out';

export interface FieldError {
  /** As the API spelt it; path segments joined with dots. */
  readonly field: string;
  readonly message: string;
}

/** What the answer itself says. Strings verbatim (entities decoded), null where it says nothing. */
export interface DecodedError {
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
  readonly docUrl: string | null;
  readonly networkError: string | null;
  readonly fieldErrors: readonly FieldError[];
  /** Where each was found: a JSON Pointer into the response body, `header:name`, `text` or an XPath-like `xml:/a/b`. */
  readonly foundAt: Readonly<Partial<Record<'code' | 'message' | 'requestId' | 'docUrl' | 'fieldErrors', string>>>;
}

/** What the readers make of an answer, before any rule is consulted. */
export interface Reading {
  readonly isFailure: boolean;
  readonly kind: Kind;
  /** The envelope that was recognised (`problem+json`, `graphql`, `google-rpc`…), null where none was. */
  readonly format: string | null;
  readonly category: Category;
  readonly error: DecodedError;
  /** True where a 2xx carries data beside its errors (GraphQL). */
  readonly partial: boolean;
  /** True where the body reports throttling whatever the status (facts on retry, 1.3). */
  readonly throttled: boolean;
}

export interface AnsweredBy {
  readonly kind: 'origin' | 'cdn' | 'gateway' | 'load-balancer' | 'waf' | 'service-worker' | 'browser' | 'extension' | 'unknown';
  readonly name: string | null;
  readonly evidence: string | null;
}

/** The part of the exchange a verdict rests on, so that the panel can highlight it. */
export interface Citation {
  readonly part: 'request-header' | 'request-body' | 'request-url' | 'response-header' | 'response-body' | 'history' | 'network';
  /** Header name, JSON Pointer, query name or record id. */
  readonly at: string | null;
  /** Character offsets into the body's text, where they are known. */
  readonly range?: { readonly start: number; readonly end: number };
}

export interface Cause {
  readonly text: string;
  readonly verdict: Verdict;
  /** One sentence with the fact; null on a possible cause about which nothing is known. */
  readonly evidence: string | null;
  readonly citations: readonly Citation[];
}

export interface Snippet {
  /** `bash`, `python`, `javascript`, `json`, `http`, `ini`, `text`… */
  readonly language: string;
  readonly code: string;
}

export interface Link {
  readonly text: string;
  /** http(s) only. */
  readonly url: string;
}

export interface Fix {
  readonly text: string;
  readonly snippets: readonly Snippet[];
  readonly url: string | null;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** When to try again. `at` = receivedAt + afterSeconds, on the client's clock. */
export interface Retry {
  readonly at: number;
  readonly afterSeconds: number;
  /** `header:retry-after`, `body:/retry_after`, `documented:…`: see the facts on retry, 1.4. */
  readonly source: string;
  /** The value as it was read, for display. */
  readonly raw: string | null;
}

/** One rate-limit bucket; null where not stated. */
export interface Limit {
  readonly name: string | null;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetSeconds: number | null;
  readonly windowSeconds: number | null;
}

export interface ProviderInfo {
  readonly id: string;
  readonly name: string;
  readonly docs: string | null;
  readonly statusPage: string | null;
  readonly support: Support | null;
}

/** What the panel shows and the report tells of one exchange. */
export interface Diagnosis {
  readonly exchangeId: string;
  readonly isFailure: boolean;
  readonly kind: Kind;
  readonly provider: ProviderInfo | null;
  /** `pack/rule`, null where only the floor applies. */
  readonly rule: string | null;
  readonly title: string;
  readonly summary: string;
  readonly category: Category;
  readonly format: string | null;
  readonly error: DecodedError;
  readonly partial: boolean;
  readonly answeredBy: AnsweredBy;
  /** Confirmed first, then possible, then ruled out. */
  readonly causes: readonly Cause[];
  readonly fixes: readonly Fix[];
  readonly warnings: readonly string[];
  readonly tables: readonly Table[];
  readonly links: readonly Link[];
  readonly retry: Retry | null;
  readonly limits: readonly Limit[];
  /** Seconds by which the server's clock runs ahead of the client's; null without a Date header. */
  readonly clockSkewSeconds: number | null;
  /** The caller gave up quickly (navigation, typing ahead): not shown unless asked for. */
  readonly quiet: boolean;
  readonly endpoint: string;
}

/** A failure as the session keeps it. */
export interface Incident {
  readonly id: string;
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
}

// ---------------------------------------------------------------- RulePack

/** Where to write, and what the provider asks for when one does. */
export interface Support {
  readonly url?: string;
  readonly email?: string;
  readonly asks: readonly SupportAsk[];
}

export type SupportAsk = 'request-id' | 'timestamp' | 'request' | 'response' | 'error-code' | 'steps' | 'account';

/** A test of one text: a string is equality, a list is one-of; several keys must all hold. Case counts, but for `contains`. */
export type TextTest =
  | string
  | readonly string[]
  | {
      readonly equals?: string;
      readonly oneOf?: readonly string[];
      readonly startsWith?: string;
      readonly endsWith?: string;
      /** Ignores case. */
      readonly contains?: string | readonly string[];
      /** `*` stands for any run of characters, also none. */
      readonly glob?: string;
      readonly format?: 'uuid' | 'integer' | 'number' | 'date' | 'url' | 'email' | 'jwt';
      /** The text read as a number. */
      readonly min?: number;
      readonly max?: number;
    };

/** `404`, `[500, 503]`, `"4xx"`, `"error"` (any 4xx or 5xx). */
export type StatusTest = number | '4xx' | '5xx' | 'error' | readonly (number | '4xx' | '5xx')[];

/**
 * A three-valued condition: it holds, it does not, or the exchange does not tell.
 * Data only: no functions, no regular expressions. Paths into bodies are JSON Pointers (RFC 6901); a `*` segment is any key or index.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly status: StatusTest }
  | { readonly code: TextTest }
  | { readonly message: TextTest }
  | { readonly format: TextTest }
  | { readonly category: TextTest }
  | { readonly method: TextTest }
  | { readonly host: TextTest }
  | { readonly path: TextTest }
  | { readonly networkError: TextTest }
  | { readonly resourceType: TextTest }
  | { readonly query: string; readonly is?: TextTest }
  | { readonly requestHeader: string; readonly is?: TextTest }
  | { readonly responseHeader: string; readonly is?: TextTest }
  | { readonly requestField: string; readonly is?: TextTest }
  | { readonly responseField: string; readonly is?: TextTest }
  /** Raw response text, first 64 KiB. */
  | { readonly responseText: TextTest }
  /** A question the engine answers by looking, with its evidence: see decode/evidence. */
  | { readonly check: string; readonly with?: Readonly<Record<string, string | number | boolean | readonly string[]>> };

export interface RuleCause {
  readonly text: string;
  /** Proves the cause where it holds and rules it out where it does not. */
  readonly when?: Condition;
  /** One-sided: proves the cause where it holds, says nothing otherwise. */
  readonly confirmedBy?: Condition;
  /** One-sided: rules the cause out where it holds, also against `confirmedBy`. */
  readonly ruledOutBy?: Condition;
}

export interface RuleFix {
  readonly text: string;
  /**
   * Placeholders in the code are filled from the request, quoted for the language:
   * {{url}} {{origin}} {{host}} {{path}} {{method}} {{credential}} {{requestId}} {{waitSeconds}} {{query:name}} {{field:/pointer}};
   * `{{name|fallback}}` gives what stands where the request does not tell. Secrets are never filled in.
   */
  readonly snippets?: readonly Snippet[];
  readonly url?: string;
}

export interface Rule {
  readonly id: string;
  readonly when: Condition;
  /** At most 60 characters, sentence case, no full stop. */
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly category: Category;
  readonly causes: readonly RuleCause[];
  readonly fixes: readonly RuleFix[];
  readonly warnings?: readonly string[];
  readonly tables?: readonly Table[];
  readonly links?: readonly Link[];
}

/** How the API is asked to recognise its caller. Causes of a 401, placeholders and redaction follow from it. */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  /** `Bearer`, `Basic`, `Token`…; absent where the bare value is sent. */
  readonly scheme?: string;
  /** Key prefixes that the API documents (`nat_pk_`); any one is right. */
  readonly prefixes?: readonly string[];
  readonly testPrefixes?: readonly string[];
  readonly livePrefixes?: readonly string[];
  readonly format?: 'jwt';
  /** What stands for it in snippets: `YOUR_API_KEY`. */
  readonly placeholder: string;
}

/** A provider's key format for redaction: facts (prefix, alphabet, least length), not a pattern. */
export interface KeyFormat {
  readonly kind: string;
  readonly prefix: string;
  readonly alphabet: 'alphanumeric' | 'base64' | 'base64url' | 'hex' | 'digits';
  /** Characters after the prefix. */
  readonly minLength: number;
  /** Further characters that occur in it: `.` in a key of several parts. */
  readonly extra?: string;
  /** A text that every such key holds after its prefix. */
  readonly contains?: string;
}

/** A documented way of saying "later" that the standard fields do not cover. */
export interface RetryHints {
  readonly headers?: readonly {
    readonly name: string;
    readonly unit: 'seconds' | 'milliseconds' | 'minutes' | 'epoch-seconds' | 'epoch-milliseconds';
  }[];
  readonly fields?: readonly {
    readonly path: string;
    readonly unit: 'seconds' | 'milliseconds' | 'minutes' | 'epoch-seconds' | 'epoch-milliseconds' | 'instant';
  }[];
  readonly constants?: readonly { readonly name: string; readonly when: Condition; readonly waitSeconds: number }[];
}

export interface RulePack {
  readonly id: string;
  readonly name: string;
  /** `standard` packs apply to every host; the others only where they are recognised. A `format` is one that many frameworks write. */
  readonly kind: 'api' | 'platform' | 'framework' | 'format' | 'server' | 'gateway' | 'cdn' | 'load-balancer' | 'waf' | 'standard';
  readonly version?: string;
  readonly docs?: string;
  readonly statusPage?: string;
  readonly support?: Support;
  readonly recognize?: {
    /** Exact, or globs by label: `*.example.com`, `s3.*.amazonaws.com`. */
    readonly hosts?: readonly string[];
    /** Narrows `hosts` to these path globs. */
    readonly paths?: readonly string[];
    /** Any one that holds identifies the API on whatever host. */
    readonly fingerprints?: readonly Condition[];
  };
  /** For intermediaries: holds where the intermediary itself wrote the answer, not merely passed it on. */
  readonly answers?: Condition;
  /** Where things live in its error envelope when the standard readers do not find them: JSON Pointers or `header:name`. */
  readonly envelope?: Partial<Readonly<Record<'code' | 'message' | 'requestId' | 'docUrl', readonly string[]>>>;
  /**
   * What tells a failure inside a 2xx from a success, where the readers cannot know or are wrong; any one that holds is enough, and a
   * failure that is told outweighs a success that is told.
   */
  readonly outcome?: { readonly failsWhen?: readonly Condition[]; readonly succeedsWhen?: readonly Condition[] };
  readonly credentials?: readonly Credential[];
  readonly retry?: RetryHints;
  readonly secrets?: {
    readonly headers?: readonly string[];
    readonly fields?: readonly string[];
    readonly keys?: readonly KeyFormat[];
    /** Addresses that hold a key: a host (or a glob by label), then segments, `*` for any one, `{secret}` for the key: `*.rpc.example/v3/{secret}`. */
    readonly addresses?: readonly string[];
  };
  readonly rules: readonly Rule[];
}

/** What a person says of a failure, to be made a rule of their own: texts as they stand in a form, '' where nothing is said. */
export interface RuleDraft {
  /** Of the API. */
  readonly name: string;
  /** Exact, or a glob by label. */
  readonly host: string;
  /** `404`, `404, 410`, `4xx`. */
  readonly status: string;
  readonly code: string;
  readonly networkError: string;
  /** Words that the answer's message contains. */
  readonly message: string;
  readonly title: string;
  readonly summary: string;
  readonly category: Category;
  readonly causes: readonly string[];
  readonly fixes: readonly { readonly text: string; readonly url: string }[];
}

/** What has to be mended before a draft can be used, by the part of it: `title`, `causes.0`, `fixes.1.url`; '' for no part alone. */
export interface DraftProblem {
  readonly field: string;
  readonly reason: string;
}

/** What a draft makes of the very failure that it was started from. */
export interface RuleTrial {
  readonly problems: readonly DraftProblem[];
  /** The person's own pack that it is added to; null where it makes one. */
  readonly addsTo: { readonly name: string; readonly rules: number; readonly on: boolean } | null;
  /** The failure as it would be shown; null where the draft cannot be used. */
  readonly diagnosis: Diagnosis | null;
  readonly wins: boolean;
  /** Why another rule, or none, is shown: sentences. */
  readonly reasons: readonly string[];
}

/** A pack's own proof, beside it in the same file as `examples`; it never ships. */
export interface Example {
  /** The rule that must win; null: this pack must not match. */
  readonly rule: string | null;
  readonly why: string;
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly response?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
  readonly networkError?: string;
  /** How often the same exchange went before, within seconds. */
  readonly repeated?: number;
  /** Whose conventions the exchange follows, where it matters. */
  readonly browser?: 'chromium' | 'firefox';
  /** The answer to the preflight that went before it. */
  readonly preflight?: { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
  /** Beginnings of cause texts, by the verdict each must get. */
  readonly verdicts?: Partial<Readonly<Record<Verdict, readonly string[]>>>;
}
