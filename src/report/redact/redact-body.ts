import { textOfBase64 } from '../../http/base64';
import { looksLikeForm } from '../../http/form';
import { essence, isForm, isMultipart, parameter } from '../../http/media-type';
import { boundaryIn } from '../../http/multipart';
import type { Body } from '../../model';
import { coverSecret } from './cover-secret';
import { redactMultipart } from './redact-multipart';
import { redactPairs } from './redact-pairs';
import { redactPlain } from './redact-plain';
import { redactTable } from './redact-table';
import type { Scope } from './scope';
import { isHex, looksRandom, readsAsName } from './shapes';

/** Characters of one body that are gone through; the rest is cut. */
export const mostAnalysed = 1_000_000;

const guardPrefix = /^(?:\)\]\}',?|while ?\(1\);|for ?\(;;\);)\s{0,4}/;

const beginsJson = (line: string): boolean => /^\s{0,100}(?:\{\s{0,100}["}]|\[\s{0,100}["{[\d\]-])/.test(line.slice(0, 220));

/** Lines by themselves where they are JSON; others together, for what begins in one of them may end in another: a private key, a block of YAML. */
const redactLines = (scope: Scope, text: string): string => {
  const out: string[] = [];
  let field = '';
  let together: string[] = [];
  const flush = (): void => {
    if (together.length > 0) {
      const shown = redactPlain(scope, together.join('\n'));
      out.push(...shown.split('\n').map((line) => `${field}${line}`));
    }
    together = [];
  };
  for (const line of text.split('\n')) {
    const found = /^(?:data|event|id|message):\s?/.exec(line)?.[0] ?? '';
    const rest = line.slice(found.length);
    if (found !== field || beginsJson(rest)) flush();
    field = found;
    together.push(rest);
    if (beginsJson(rest)) flush();
  }
  flush();
  return out.join('\n');
};

/** True where several JSON values stand one per line, or log lines stand among them. */
const isLines = (text: string, type: string): boolean =>
  /ndjson|jsonlines|jsonl|json-seq|event-stream/.test(type) ||
  /^(?:data|event|id|retry):/.test(text) ||
  (/^\s*[^{[<\s]/.test(text) && /\n\s*[{[]/.test(text));

/** A body that is nothing but one generated word: some endpoints hand out tokens like that. Encoded bodies have more to say. */
const isBareToken = (text: string, type: string): boolean => {
  const word = text.trim();
  return (
    /^[\w.~+/=-]{20,1000}$/.test(word) &&
    looksRandom(word, 20) &&
    !isHex(word) &&
    !readsAsName(word) &&
    !/grpc/.test(type) &&
    !isEncodedText(word)
  );
};

const isEncodedText = (word: string): boolean => {
  const text = /^[\w+/-]+={0,2}$/.test(word) ? textOfBase64(word) : null;
  return text !== null && /^[\t\n\r -~\u00a0-\uffff]+$/.test(text);
};

/** A body's text by what it is rather than by what it claims to be: mislabelled and cut bodies are common. */
export const redactBodyText = (scope: Scope, text: string, mimeType: string): string => {
  const type = essence(mimeType);
  const boundary = boundaryIn(text) ?? (isMultipart(mimeType) ? parameter(mimeType, 'boundary') : null);
  if (
    boundary !== null &&
    boundary !== '' &&
    text.includes(`--${boundary}`) &&
    /content-disposition|content-type/i.test(text.slice(0, 2000))
  ) {
    return redactMultipart(scope, text, boundary);
  }
  const guard = guardPrefix.exec(text)?.[0] ?? '';
  if (guard !== '') return `${guard}${redactPlain(scope, text.slice(guard.length))}`;
  const starts = text.trimStart().charAt(0);
  if (
    starts !== '{' &&
    starts !== '[' &&
    starts !== '<' &&
    !/\s/.test(text.trim()) &&
    (isForm(mimeType) || (looksLikeForm(text) && text.includes('&') && !/;[\w.]{1,60}=/.test(text.slice(0, 2000))))
  ) {
    return redactPairs(scope, text, true);
  }
  if (/^text\/(?:csv|tab-separated-values)$/.test(type)) return redactTable(scope, text);
  if (isBareToken(text, type)) return coverSecret(scope, text, 'token');
  if (isLines(text, type)) return redactLines(scope, text);
  return redactPlain(scope, text);
};

const omitted = (body: Body, note: string): Body => ({ ...body, text: note, base64: null });

/** A body's redacted copy. Fails closed: what cannot be gone through is left out with a note. */
export const redactBody = (scope: Scope, body: Body): Body => {
  if (body.text === null) {
    if (body.base64 === null) return body;
    return omitted(
      body,
      `[binary content left out: ${essence(body.mimeType) || 'unknown type'}, ${body.size ?? Math.floor(body.base64.length * 0.75)} bytes]`,
    );
  }
  try {
    const text = body.text.slice(0, mostAnalysed);
    return {
      ...body,
      text: redactBodyText(scope, text, body.mimeType),
      base64: null,
      truncated: body.truncated || text.length < body.text.length,
    };
  } catch {
    return omitted(body, '[body left out: it could not be redacted]');
  }
};
