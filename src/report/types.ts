import type { Diagnosis, Exchange, Incident, KeyFormat } from '../model';

declare const redactedBrand: unique symbol;

/** Data that went through `redact`, its only maker. Formats and the clipboard take nothing else. */
export type Redacted<T> = T & { readonly [redactedBrand]: true };

/** What is redacted beyond the built-in names and shapes. Rules only ever add. */
export interface RedactionRules {
  /** Lower-case header names and globs. */
  readonly headers: readonly string[];
  /** Lower-case names of body keys, form fields, query parameters, and globs. */
  readonly fields: readonly string[];
  /** Lower-case names of credentials that go into the query: as parameters they are secret, in a body they may be anything. */
  readonly parameters: readonly string[];
  /** Globs that a whole word of any text may match. */
  readonly patterns: readonly string[];
  readonly keys: readonly KeyFormat[];
  /** Hosts and paths in which `{secret}` stands for a key. */
  readonly addresses: readonly string[];
}

/** The person's own additions. `*` stands for any run of characters; case never counts. */
export interface OwnRedaction {
  readonly headers?: readonly string[];
  readonly fields?: readonly string[];
  readonly patterns?: readonly string[];
}

/** One value that was taken out, under the name that stands for it in every copy. */
export interface Redaction {
  /** As it stands in the text: `[api-key 1]`. */
  readonly pseudonym: string;
  /** `api-key`, `password`, `cookie`, `email`… */
  readonly kind: string;
  /** Occurrences in the report's data; 0 where it is shown. */
  readonly count: number;
  /** True where it was revealed for this copy. */
  readonly shown: boolean;
}

/** What surrounds the failures: handed in, never read from the platform. */
export interface Environment {
  /** Culprit's own version. */
  readonly version: string;
  /** `Chrome 149`, `Firefox 153`; null where unknown. */
  readonly browser: string | null;
  readonly os: string | null;
  readonly packs: readonly { readonly id: string; readonly version: string | null }[];
  /** IANA name for local times (`Europe/Oslo`); null prints UTC only. */
  readonly timeZone: string | null;
  /** When the report is written; null leaves it out. */
  readonly writtenAt: number | null;
}

/** How often the same failure came, and since when. */
export interface Occurrence {
  readonly count: number;
  readonly firstAt: number;
}

export interface ReportOptions {
  /** Pseudonyms whose values are shown in this copy only; 'all' turns redaction off (the command line's --no-redact). */
  readonly reveal?: ReadonlySet<string> | 'all';
  /** Further text to redact, as it was selected in a preview. */
  readonly also?: readonly string[];
  /** By incident id. Reckoned from the given incidents where absent. */
  readonly occurrences?: ReadonlyMap<string, Occurrence>;
  /** What was tried already, by incident id: one sentence each. */
  readonly tried?: ReadonlyMap<string, readonly string[]>;
}

export interface ReportEntry {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly occurrence: Occurrence | null;
  readonly tried: readonly string[];
}

/** What a format writes down. Every string is redacted and shows hidden characters as escapes. */
export interface Report {
  readonly entries: readonly ReportEntry[];
  readonly environment: Environment;
  readonly redactions: readonly Redaction[];
}

export interface ReportFormat {
  readonly id: string;
  /** For a menu: `Markdown`. */
  readonly title: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  readonly write: (report: Redacted<Report>) => string;
}

/** What `redact` takes. */
export interface ReportInput {
  readonly incidents: readonly Incident[];
  readonly environment: Environment;
}
