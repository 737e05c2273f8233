import type { ReadonlySignal } from '@preact/signals';
import type { CallFrame, Diagnosis, Exchange, History, Incident, RuleDraft, RuleTrial } from '../model';
import type { Occurrence, Redaction, ReportFormat } from '../report/types';
import type { ReplayOutcome } from '../session/replays';
import type { Slot } from './keep-place';

export interface WrittenReport {
  readonly text: string;
  readonly redactions: readonly Redaction[];
}

/** As the report room takes them: what to show, what to take out besides, how often each failure came, what was tried with it. */
export interface WriteOptions {
  readonly reveal: ReadonlySet<string>;
  readonly also: readonly string[];
  readonly occurrences: ReadonlyMap<string, Occurrence>;
  readonly tried: ReadonlyMap<string, readonly string[]>;
}

/** Where rules of one's own are made. A rejected promise's message is shown to the person. */
export interface RuleDesk {
  /** What a failure gives to start from, nothing secret in it. */
  start(incident: Incident): Promise<RuleDraft>;
  /** What is wrong with a draft, and what is shown of an exchange once it is in force. */
  try(draft: RuleDraft, exchange: Exchange, history: History): Promise<RuleTrial>;
  /** A pack's file with this one rule. */
  fileOf(draft: RuleDraft): string;
  /** Keeps the rule among the person's own; `name` is that of its pack. */
  keep(draft: RuleDraft): Promise<{ readonly name: string; readonly undo: () => Promise<void> }>;
}

/** Everything the panel may ask of the browser around it. A rejected promise's message is shown to the person. */
export interface Host {
  readonly browser: 'chromium' | 'firefox';
  /** Must be called within a click. Rejects where the clipboard is refused. */
  copy(text: string): Promise<void>;
  save(name: string, mediaType: string, text: string): Promise<void> | void;
  /** Reloads the inspected page. Absent where none is inspected: the panel shows HAR files only. */
  reload?(): void;
  openUrl(url: string): void;
  /** Reads a HAR file into the session: `session.openFile`. */
  openHar(file: File): Promise<void>;
  readonly storage: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<void>;
  };
  /** Where the next panel document finds what this one leaves. */
  readonly place?: Slot;
  /** Absent where the browser cannot; false or a rejection where this one request is gone. */
  showInNetwork?(exchangeId: string): Promise<boolean>;
  openSource?(frame: CallFrame): Promise<void>;
  /** Rejects where nothing was sent; whatever became of what was sent is its outcome. */
  replay?(exchange: Exchange): Promise<ReplayOutcome>;
  openOptions?(): void;
  rules(): Promise<RuleDesk>;
  /** True where a rule of the person's own would say more of a failure than is known. */
  wantsRule(diagnosis: Diagnosis): boolean;
  readonly report: {
    /** Counts up when what is redacted changes: a report written before is out of date. */
    readonly revision?: ReadonlySignal<number>;
    readonly formats: readonly Pick<ReportFormat, 'id' | 'title' | 'mediaType' | 'extension'>[];
    /** The redacted text; throws where something secret would be left in it. */
    write(incidents: readonly Incident[], formatId: string, options: WriteOptions): WrittenReport | Promise<WrittenReport>;
  };
  /** Versions of the extension and its packs, for the key list and reports. */
  readonly packVersions: readonly { readonly id: string; readonly version: string | null }[];
}
