import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isForm, isJson } from '../../http/media-type';
import { visible, visibleLine } from '../../http/visible';
import type { Body, Incident } from '../../model';
import { Icon } from '../icons';
import { formatBytes, formatTook } from '../parts/duration';
import { useApp } from '../view';
import { Called } from './Called';
import { citedIn } from './citations';
import { findAll } from './find-all';
import { HeaderTable } from './HeaderTable';
import { paintPlain } from './paint';
import { paintJson } from './paint-json';
import { TextView } from './TextView';

/** Laying out more than this would be felt. */
const MOST_PRETTY = 3_000_000;

const missing: Readonly<Record<NonNullable<Body['missing']>, string>> = {
  empty: 'Empty.',
  'not-read': 'The body was not read.',
  unavailable: 'The browser does not give this body to extensions: a blocked cross-origin answer, or one that never came whole.',
  'too-large': 'The body is too large to keep.',
  dropped: 'The body was let go to make room for newer ones. What was found in it stays.',
};

const looksLikeJson = (body: Body): boolean => isJson(body.mimeType) || /^\s*[[{]/.test(body.text?.slice(0, 200) ?? '');

const aboutBody = ({ mimeType, size, text, base64 }: Body): string =>
  [visibleLine(mimeType), size !== null && size >= 0 ? formatBytes(size) : '', text === null && base64 !== null ? 'binary' : '']
    .filter(Boolean)
    .join(', ');

const FormTable = ({ text }: { text: string }) => (
  <table class="headers" aria-label="Form fields">
    <tbody>
      {[...new URLSearchParams(text)].slice(0, 1_000).map(([name, value], i) => (
        <tr key={i}>
          <th scope="row">{visible(name)}</th>
          <td>{visible(value)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** One message as it went over the wire: its line, its body, its headers; searchable, with what the diagnosis rests on marked. */
export const MessageTab = ({ incident, side }: { incident: Incident; side: 'request' | 'response' }) => {
  const { view } = useApp();
  const { exchange } = incident;
  const { headers, body } = exchange[side];
  const text = body.text ?? '';
  const json = text !== '' && looksLikeJson(body);
  const form = text !== '' && isForm(body.mimeType);
  const [raw, setRaw] = useState(text.length > MOST_PRETTY);
  const [find, setFind] = useState('');
  const [hit, setHit] = useState(-1);
  const field = useRef<HTMLInputElement>(null);

  const cited = useMemo(() => citedIn(incident, side), [incident, side]);
  const painted = useMemo(
    () => (json && text.length <= MOST_PRETTY ? paintJson(text, cited.body, !raw) : paintPlain(text, cited.body)),
    [text, json, raw, cited],
  );
  const hits = useMemo(() => findAll(painted.text, find), [painted, find]);
  const inHeaders = useMemo(
    () => (find === '' ? 0 : headers.reduce((sum, { name, value }) => sum + findAll(name, find).length + findAll(value, find).length, 0)),
    [headers, find],
  );

  const asked = useRef(view.find.value);
  useEffect(() => {
    if (view.find.value === asked.current) return;
    asked.current = view.find.value;
    field.current?.focus();
    field.current?.select();
  }, [view.find.value]);

  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is marked in the body is brought into view there; a cited header may lie below it.
    if (painted.marks.length === 0) box.current?.querySelector('tr.cited')?.scrollIntoView({ block: 'nearest' });
  }, []);

  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && hits.length > 0) setHit((hit + (event.shiftKey ? hits.length - 1 : 1)) % hits.length);
    else if (event.key === 'Escape' && find !== '') setFind('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { request, response } = exchange;
  return (
    <div ref={box} class="message">
      <div class="message-bar">
        <label class="find">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            placeholder={`Find in ${side}`}
            aria-label={`Find in ${side}`}
            data-find
            value={find}
            onInput={(event) => {
              setFind(event.currentTarget.value);
              setHit(event.currentTarget.value === '' ? -1 : 0);
            }}
            onKeyDown={keys}
          />
        </label>
        {find !== '' && (
          <span class="subtle" role="status">
            {hits.length + inHeaders === 0
              ? 'Nothing found'
              : `${hits.length > 0 ? `${hit + 1} of ${hits.length} in the body` : 'none in the body'}, ${inHeaders} in headers`}
          </span>
        )}
        <span class="spring" />
        {(json || form) && (
          <span class="segmented">
            <button
              type="button"
              class="chip"
              aria-pressed={!raw}
              disabled={text.length > MOST_PRETTY}
              data-action="pretty"
              onClick={() => setRaw(false)}
            >
              Pretty
            </button>
            <button type="button" class="chip" aria-pressed={raw} data-action="raw" onClick={() => setRaw(true)}>
              Raw
            </button>
          </span>
        )}
      </div>
      <p class="message-line mono wrap">
        {side === 'request' ? (
          <>
            <b>{visibleLine(request.method)}</b>{' '}
            {cited.url ? <mark class="cited">{visibleLine(request.url)}</mark> : visibleLine(request.url)}
          </>
        ) : (
          <>
            <b>
              {response.status > 0
                ? `${response.status} ${visibleLine(response.statusText)}`
                : visibleLine(exchange.networkError ?? 'No answer')}
            </b>
            <span class="subtle">
              {' '}
              {visibleLine(response.httpVersion)} {formatTook(exchange.durationMs)}
              {exchange.serverAddress && ` from ${visibleLine(exchange.serverAddress)}`}
              {exchange.fromCache && ', from the cache'}
              {exchange.fromServiceWorker && ', through a service worker'}
            </span>
          </>
        )}
      </p>
      <h3>
        Body <span class="subtle">{aboutBody(body)}</span>
      </h3>
      {body.missing && <p class="subtle">{missing[body.missing]}</p>}
      {body.truncated && <p class="note note-info">Only the beginning is known.</p>}
      {body.text === null && body.base64 !== null && <p class="subtle">Binary content is not shown.</p>}
      {text !== '' &&
        (form && !raw && find === '' ? (
          <FormTable text={text} />
        ) : (
          <TextView painted={painted} hits={hits} hit={hit} label={`Body of the ${side}`} />
        ))}
      <h3>
        Headers <span class="subtle">{headers.length}</span>
      </h3>
      {side === 'request' && request.provisional && (
        <p class="subtle">The request may never have left the browser, so this list may lack headers.</p>
      )}
      {headers.length === 0 ? (
        <p class="subtle">None.</p>
      ) : (
        <HeaderTable
          headers={headers}
          cited={cited.headers}
          find={find}
          receivedAt={exchange.receivedAt}
          label={`Headers of the ${side}`}
        />
      )}
      {side === 'request' && <Called initiator={exchange.initiator} />}
      {side === 'response' && exchange.preflight && (
        <>
          <h3>
            Preflight{' '}
            <span class="subtle">
              {exchange.preflight.request.method}{' '}
              {exchange.preflight.response.status || visibleLine(exchange.preflight.networkError ?? 'no answer')}
            </span>
          </h3>
          <HeaderTable
            headers={exchange.preflight.response.headers}
            cited={cited.headers}
            find={find}
            receivedAt={exchange.preflight.receivedAt}
            label="Headers of the preflight's answer"
          />
        </>
      )}
    </div>
  );
};
