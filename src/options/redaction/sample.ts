import type { Body, Exchange, HeaderField } from '../../model';

/** Characters of a sample that are tried. */
export const mostSample = 100_000;

/** A pasted text as the exchange it shows, and how to write that exchange down again. */
export interface Sample {
  /** What it was taken for. */
  readonly kind: 'message' | 'json' | 'text';
  readonly exchange: Exchange;
  readonly print: (exchange: Exchange) => string;
}

const requestLine = /^([A-Z]{3,20}) (\S{1,20000})( HTTP\/\d(?:\.\d)?)?$/;
const statusLine = /^(HTTP\/\d(?:\.\d)?) (\d{3})(?: (.{0,500}))?$/;
const headerLine = /^(:?[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}): ?(.*)$/;

const bodyOf = (text: string, mimeType: string): Body => ({
  text: text === '' ? null : text,
  base64: null,
  mimeType,
  size: null,
  truncated: false,
  missing: text === '' ? 'empty' : null,
});

const blank: Exchange = {
  id: 'sample',
  source: 'har',
  browser: null,
  startedAt: 0,
  durationMs: 0,
  receivedAt: 0,
  request: { method: '', url: '', httpVersion: '', headers: [], provisional: true, body: bodyOf('', '') },
  response: { status: 400, statusText: '', httpVersion: '', headers: [], body: bodyOf('', ''), redirectUrl: '' },
  networkError: null,
  resourceType: null,
  fromCache: false,
  fromServiceWorker: false,
  serverAddress: null,
  pageUrl: null,
  initiator: null,
  preflight: null,
};

interface Head {
  readonly headers: readonly HeaderField[];
  readonly body: Body;
  /** True where an empty line follows the headers, with or without a body. */
  readonly ends: boolean;
}

/** Header lines, an empty line, a body. A line that is no header ends the headers too: samples are cut by hand. */
const readHead = (lines: readonly string[]): Head => {
  const end = lines.findIndex((line) => !headerLine.test(line));
  const headers = lines.slice(0, end < 0 ? lines.length : end).map((line): HeaderField => {
    const [, name = '', value = ''] = headerLine.exec(line) ?? [];
    return { name, value };
  });
  const ends = end >= 0 && lines[end] === '';
  const rest = end < 0 ? '' : lines.slice(ends ? end + 1 : end).join('\n');
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return { headers, body: bodyOf(rest, type), ends };
};

const printHead = (start: string | null, headers: readonly HeaderField[], body: Body, ends: boolean): string =>
  [
    ...(start === null ? [] : [start]),
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    ...(ends ? [''] : []),
    ...(body.text === null ? [] : [body.text]),
  ].join('\n');

/** A block of header lines without a first line: several, or one that can only be a header. */
const isHeaders = (lines: readonly string[]): boolean => {
  const [first = '', second = ''] = lines;
  if (!headerLine.test(first)) return false;
  return headerLine.test(second) || /^(?:[a-z0-9]+-[a-z0-9-]+|authorization|cookie|host|accept|via):/i.test(first);
};

const message = (lines: readonly string[]): Sample | null => {
  const [first = ''] = lines;
  const asked = requestLine.exec(first);
  if (asked === null && !statusLine.test(first) && !isHeaders(lines)) return null;
  const at = lines.findIndex((line) => statusLine.test(line));
  const requestLines = at < 0 ? lines : lines.slice(0, at);
  const request = requestLines.length === 0 ? null : readHead(asked === null ? requestLines : requestLines.slice(1));
  const response = at < 0 ? null : readHead(lines.slice(at + 1));
  const [, , status = '400', statusText] = (at < 0 ? null : statusLine.exec(lines[at] ?? '')) ?? [];
  const exchange: Exchange = {
    ...blank,
    request: {
      ...blank.request,
      method: asked?.[1] ?? '',
      url: asked?.[2] ?? '',
      ...(request && { headers: request.headers, body: request.body }),
    },
    response: {
      ...blank.response,
      status: Number(status),
      statusText: statusText ?? '',
      ...(response && { headers: response.headers, body: response.body }),
    },
  };
  const version = at < 0 ? '' : (/^\S+/.exec(lines[at] ?? '')?.[0] ?? '');
  const print = ({ request: one, response: other }: Exchange): string =>
    [
      ...(request ? [printHead(asked ? `${one.method} ${one.url}${asked[3] ?? ''}` : null, one.headers, one.body, request.ends)] : []),
      ...(response
        ? [
            printHead(
              [version, status, ...(statusText === undefined ? [] : [other.statusText])].join(' '),
              other.headers,
              other.body,
              response.ends,
            ),
          ]
        : []),
    ].join('\n');
  return { kind: 'message', exchange, print };
};

const isJson = (text: string): boolean => {
  try {
    return /^\s*[[{]/.test(text) && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

/** Takes a pasted text for an HTTP message (request, answer, or both), JSON, or plain text. Never throws. */
export const readSample = (text: string): Sample => {
  const cut = text.slice(0, mostSample).replaceAll('\r\n', '\n');
  const found = message(cut.split('\n'));
  if (found !== null) return found;
  const json = isJson(cut);
  const body = bodyOf(cut, json ? 'application/json' : 'text/plain');
  return {
    kind: json ? 'json' : 'text',
    exchange: { ...blank, response: { ...blank.response, body } },
    print: ({ response }) => response.body.text ?? '',
  };
};
