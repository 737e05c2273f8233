import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { visible } from '../../http/visible';
import type { Incident } from '../../model';
import type { Redaction } from '../../report/types';
import { copyReport, copyText, writeReport } from '../actions';
import type { WrittenReport } from '../host';
import { Icon } from '../icons';
import { useApp } from '../view';
import { pieces } from './report-pieces';

/** Beyond this the preview is cut; the copy never is. */
const MOST_SHOWN = 300_000;

/** Writing a report takes a few milliseconds for each failure: of more than this it waits to be asked for. */
const MOST_AT_ONCE = 100;
const SETTLED_MS = 120;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `2 API keys, 1 cookie`. */
const byKind = (redactions: readonly Redaction[]): string => {
  const counts = new Map<string, number>();
  for (const { kind } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) =>
      plural(
        count,
        kind.replaceAll('-', ' ').replace(/\b(api|jwt|url|ip|iban)\b/g, (word) => word.toUpperCase()),
      ),
    )
    .join(', ');
};

const useReport = (
  incidents: readonly Incident[],
  wanted: boolean,
  format: string,
  reveal: ReadonlySet<string>,
  also: readonly string[],
) => {
  const app = useApp();
  const revision = app.host.report.revision?.value;
  const { value: attempts } = app.session.attempts;
  const [written, setWritten] = useState<WrittenReport | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const done = (result: WrittenReport): void => {
      if (!current) return;
      setWritten(result);
      setError(null);
    };
    const failed = (reason: unknown): void => {
      if (!current) return;
      setWritten(null);
      setError(reason instanceof Error ? reason.message : String(reason));
    };
    const start = (): void => void writeReport(app, incidents, format, reveal, also).then(done, failed);
    // While a selection grows by a key held down, not each step of it is written.
    const id = incidents.length > 1 ? setTimeout(start, SETTLED_MS) : start();
    return () => {
      current = false;
      clearTimeout(id ?? undefined);
    };
  }, [incidents, wanted, format, reveal, also, revision, attempts]);
  return { written, error };
};

/** Text selected within an element right now; '' for none. */
const selectedIn = (element: HTMLElement | null): string => {
  const selection = getSelection();
  const inside =
    selection?.anchorNode && selection.focusNode && element?.contains(selection.anchorNode) && element.contains(selection.focusNode);
  return inside ? selection.toString().trim() : '';
};

/** Each redaction is marked; a click shows its value in this copy only. */
const Preview = ({ incidents }: { incidents: readonly Incident[] }) => {
  const app = useApp();
  const { host, view } = app;
  const format = view.format.value;
  const [reveal, setReveal] = useState<ReadonlySet<string>>(new Set());
  const [also, setAlso] = useState<readonly string[]>([]);
  const [selected, setSelected] = useState('');
  const box = useRef<HTMLPreElement>(null);
  const [wanted, want] = useState(incidents.length <= MOST_AT_ONCE);
  const { written, error } = useReport(incidents, wanted, format, reveal, also);

  useEffect(() => {
    const track = (): void => setSelected(selectedIn(box.current));
    document.addEventListener('selectionchange', track);
    return () => document.removeEventListener('selectionchange', track);
  }, []);

  const redactions = written?.redactions ?? [];
  const text = written?.text ?? '';
  const shownPieces = useMemo(
    () =>
      pieces(
        text.slice(0, MOST_SHOWN),
        redactions.map(({ pseudonym }) => pseudonym),
      ),
    [text, redactions],
  );
  const revealed = redactions.filter(({ shown }) => shown);
  const hidden = redactions.filter(({ shown }) => !shown);

  const toggle = (pseudonym: string): void => {
    const next = new Set(reveal);
    if (!next.delete(pseudonym)) next.add(pseudonym);
    setReveal(next);
  };
  const redactSelected = (): void => {
    setAlso([...also, selected]);
    getSelection()?.removeAllRanges();
  };
  const label = revealed.length === 0 ? 'Copy report' : `Copy with ${byKind(revealed)} in clear`;
  const what = incidents.length === 1 ? 'Report' : `Report of ${incidents.length} failures`;
  const copy = (): void => {
    if (!wanted) void copyReport(app, incidents, format);
    else void copyText(app, text, revealed.length === 0 ? `${what} copied` : `${what} copied with ${byKind(revealed)} in clear`);
  };

  return (
    <div class="report" data-report>
      <div class="message-bar">
        <button
          type="button"
          class={revealed.length > 0 ? 'button button-danger' : 'button button-primary'}
          disabled={wanted && written === null}
          data-action="copy-preview"
          onClick={copy}
        >
          <Icon name={revealed.length > 0 ? 'warning' : 'copy'} />
          {label}
        </button>
        <label class="select">
          <span class="unseen">Format</span>
          <select
            data-report-format
            value={format}
            onChange={(event) => {
              view.format.value = event.currentTarget.value;
              void host.storage.set('format', event.currentTarget.value).catch(() => undefined);
            }}
          >
            {host.report.formats.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button"
          title="Select text in the report first"
          disabled={selected === ''}
          data-action="redact-selection"
          onPointerDown={(event) => event.preventDefault()}
          onClick={redactSelected}
        >
          <Icon name="hide" />
          Redact this too
        </button>
      </div>
      {error !== null && (
        <p class="note note-error" role="alert">
          <Icon name="warning" />
          <span>The report was not written, so that nothing secret gets out. {visible(error)}</span>
        </p>
      )}
      {written && (
        <p class="redactions" data-redactions={hidden.length}>
          <span class="subtle">
            {hidden.length === 0 ? 'Nothing secret found.' : `Left out: ${byKind(hidden)}.`}{' '}
            {redactions.length > 0 && 'Click one to show it in this copy only.'}
          </span>
          {redactions.map(({ pseudonym, count, shown }) => (
            <button
              key={pseudonym}
              type="button"
              class={shown ? 'redaction redaction-shown' : 'redaction'}
              aria-pressed={shown}
              title={shown ? 'Leave it out again' : 'Show it in this copy only'}
              data-redaction={pseudonym}
              onClick={() => toggle(pseudonym)}
            >
              {visible(pseudonym)}
              {shown ? ' in clear' : count > 1 ? ` ×${count}` : ''}
            </button>
          ))}
          {also.map((own) => (
            <button
              key={own}
              type="button"
              class="redaction redaction-own"
              title={`Undo: ${visible(own.slice(0, 80))}`}
              aria-label="Undo a redaction of your own"
              data-own-redaction
              onClick={() => setAlso(also.filter((other) => other !== own))}
            >
              Your own <Icon name="close" />
            </button>
          ))}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that is selected must be reachable by keyboard */}
      <pre ref={box} class="report-text" tabIndex={0} data-report-text>
        {shownPieces.map(({ text: piece, pseudonym }, i) =>
          pseudonym === null ? (
            piece
          ) : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the same button stands above, reachable by keyboard
            <mark key={i} class="redacted" title="Show it in this copy only" onClick={() => toggle(pseudonym)}>
              {piece}
            </mark>
          ),
        )}
      </pre>
      {text.length > MOST_SHOWN && (
        <p class="subtle">The preview ends here. The copy holds all {text.length.toLocaleString()} characters.</p>
      )}
      {!wanted && (
        <p class="quiet-state">
          <button type="button" class="button" data-action="write-preview" onClick={() => want(true)}>
            Show the report of {incidents.length.toLocaleString()} failures
          </button>
        </p>
      )}
      {wanted && written === null && error === null && <p class="subtle">Writing…</p>}
    </div>
  );
};

/** The exact text that a copy holds. Other failures begin anew: what was shown of one report says nothing of the next. */
export const ReportTab = ({ incidents }: { incidents: readonly Incident[] }) => {
  const report = useRef({ incidents, number: 0 });
  if (report.current.incidents !== incidents) report.current = { incidents, number: report.current.number + 1 };
  return <Preview key={report.current.number} incidents={incidents} />;
};
