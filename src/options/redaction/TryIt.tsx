import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RedactionRules } from '../../report/report';
import { type RedactedSample, redactSample } from './redact-sample';
import { mostSample } from './sample';

/** Made up from start to end. */
const example = `POST /v1/orders?page=2&api_key=live_9fJ2kLq8ZrT4xVb7 HTTP/1.1
Host: api.acme.example
Authorization: Bearer q9AbC3dEf7GhJ2kLmN5pQr8s
X-Acme-Badge: b-4411
Content-Type: application/json

{"customer": {"email": "ann@customer.example", "badge_no": "4411"}, "project": "acme_bluebird_7", "amount": 12}`;

const REST_MS = 120;

const taken = { message: 'Read as an HTTP message', json: 'Read as JSON', text: 'Read as plain text' } as const;

const named = (kind: string): string => kind.replaceAll('-', ' ').replace(/\b(api|jwt|url|ip|iban|id)\b/g, (word) => word.toUpperCase());

const useRedacted = (text: string, rules: RedactionRules): RedactedSample | null => {
  const [result, setResult] = useState<RedactedSample | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setResult(null);
      return;
    }
    const timer = setTimeout(() => setResult(redactSample(text, rules)), REST_MS);
    return () => clearTimeout(timer);
  }, [text, rules]);
  return result;
};

/** A sample as a report would show it, while the names are typed. It is kept in this box and nowhere else. */
export const TryIt = ({ rules, without }: { rules: RedactionRules; without: RedactionRules }) => {
  const [text, setText] = useState('');
  const result = useRedacted(text, rules);
  const base = useMemo(() => (result === null ? 0 : redactSample(text, without).total), [result, without]);
  const own = result === null ? 0 : Math.max(0, result.total - base);
  return (
    <div class="try">
      <div class="label-row">
        <label for="sample">Try it on a sample</label>
        <span class="buttons">
          <button type="button" class="link" data-action="example" onClick={() => setText(example)}>
            Use an example
          </button>
          {text !== '' && (
            <button type="button" class="link" data-action="clear-sample" onClick={() => setText('')}>
              Clear
            </button>
          )}
        </span>
      </div>
      <div class="try-panes">
        <textarea
          id="sample"
          class="field mono"
          rows={11}
          spellcheck={false}
          autocomplete="off"
          placeholder="Paste an HTTP request or answer, JSON, or any text. It stays in this box and is never stored."
          value={text}
          data-sample
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section class="result" tabIndex={0} aria-label="The sample as a report shows it">
          <pre data-result>
            {result === null ? (
              <span class="subtle">The sample as a report shows it.</span>
            ) : (
              result.pieces.map(({ text: piece, kind }, i) =>
                kind === null ? (
                  piece
                ) : (
                  <mark key={i} class="redacted" title={named(kind)} data-kind={kind}>
                    {piece}
                  </mark>
                ),
              )
            )}
          </pre>
        </section>
      </div>
      <p class="counts" role="status" data-counts={result?.total ?? ''}>
        {result !== null && (
          <>
            <span class="subtle">
              {taken[result.kind]}.{' '}
              {result.total === 0
                ? 'Nothing in it is redacted.'
                : `${result.total} ${result.total === 1 ? 'place' : 'places'} redacted, ${own} by your own names.`}
            </span>
            {result.counts.map(([kind, count]) => (
              <span key={kind} class="redaction" data-count={kind}>
                {named(kind)} ×{count}
              </span>
            ))}
          </>
        )}
        {text.length > mostSample && <span class="subtle">Only the first {mostSample.toLocaleString('en')} characters are tried.</span>}
      </p>
    </div>
  );
};
