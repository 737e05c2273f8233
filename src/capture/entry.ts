import type { Entry as HarEntry } from 'har-format';
import { hasHeader, header } from '../http/headers';
import type { Body, CallFrame, Exchange, HeaderField } from '../model';
import { type Content, readBody } from './read-body';

/** What a HAR 1.2 entry holds once the two browsers have added to it and left out of it what they do. Nothing in it can be relied on. */
export type Entry = Partial<Omit<HarEntry, 'request' | 'response'>> & {
  readonly request?: Partial<HarEntry['request']>;
  readonly response?: Partial<HarEntry['response']> & Readonly<Record<string, unknown>>;
} & Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

const fields = (list: unknown): HeaderField[] =>
  (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { name, value } = item as Record<string, unknown>;
    return typeof name === 'string' ? [{ name, value: typeof value === 'string' ? value : String(value ?? '') }] : [];
  });

const errorName = /^(net::ERR_[A-Z0-9_.]+|NS_(ERROR|BINDING)_[A-Z0-9_]+|(SEC|SSL|MOZILLA_PKIX)_ERROR_[A-Z0-9_]+)/i;

/** Chromium gives `response._error`; files also use `_failureText`, `_errorText` or a comment. An empty or foreign text is no name. */
const networkErrorOf = (entry: Entry): string | null => {
  const response = entry.response ?? {};
  const places = [
    response._error,
    response._failureText,
    response._errorText,
    entry._error,
    entry._failureText,
    response.comment,
    entry.comment,
  ];
  for (const place of places) {
    const match = errorName.exec(text(place).trim());
    if (match) return match[0];
  }
  return null;
};

const framesOf = (stack: unknown): CallFrame[] => {
  const frames: CallFrame[] = [];
  for (let level = stack, depth = 0; typeof level === 'object' && level !== null && depth < 8; depth++) {
    const { callFrames, parent } = level as { callFrames?: unknown; parent?: unknown };
    for (const frame of Array.isArray(callFrames) ? callFrames.slice(0, 32) : []) {
      if (typeof frame !== 'object' || frame === null) continue;
      const { url, lineNumber, columnNumber, functionName } = frame as Record<string, unknown>;
      frames.push({ url: text(url), lineNumber: count(lineNumber), columnNumber: count(columnNumber), functionName: text(functionName) });
    }
    level = parent;
  }
  return frames;
};

const initiatorOf = (value: unknown): Exchange['initiator'] => {
  if (typeof value !== 'object' || value === null) return null;
  const { type, url, stack } = value as Record<string, unknown>;
  return { type: text(type), url: text(url) || null, frames: framesOf(stack) };
};

const empty = (mimeType: string): Body => ({ text: null, base64: null, mimeType, size: null, truncated: false, missing: 'empty' });

const requestBody = (entry: Entry, headers: readonly HeaderField[]): Body => {
  const data = entry.request?.postData;
  const mimeType = header(headers, 'content-type') ?? text(data?.mimeType);
  if (!data) return empty(mimeType);
  const size = count(entry.request?.bodySize);
  if (typeof data.text === 'string') {
    return {
      text: data.text,
      base64: null,
      mimeType,
      size: size > 0 ? size : null,
      truncated: false,
      missing: data.text === '' ? 'empty' : null,
    };
  }
  // Some exporters keep a form's parameters and drop its text.
  const params = Array.isArray(data.params) ? fields(data.params) : [];
  if (params.length === 0) return { ...empty(mimeType), missing: size > 0 ? 'unavailable' : 'empty' };
  const form = new URLSearchParams(params.map(({ name, value }) => [name, value]));
  return { text: form.toString(), base64: null, mimeType, size: null, truncated: false, missing: null };
};

export interface Origin {
  readonly id: string;
  readonly source: Exchange['source'];
  readonly browser: Exchange['browser'];
  readonly pageUrl?: string | null;
}

/** Makes one Exchange of an entry as DevTools or a file gives it. Never throws: what is missing or of a wrong type is taken as absent. */
export const fromEntry = (entry: Entry, content: Content | undefined, origin: Origin): Exchange => {
  const request = entry.request ?? {};
  const response = entry.response ?? {};
  const { browser } = origin;
  const startedAt = Date.parse(text(entry.startedDateTime)) || 0;
  const durationMs = Math.max(0, count(entry.time));
  const status = count(response.status);
  const requestHeaders = fields(request.headers);
  const responseHeaders = fields(response.headers);
  const networkError = networkErrorOf(entry);
  const left = hasHeader(requestHeaders, 'host') || hasHeader(requestHeaders, ':authority');
  return {
    id: origin.id,
    source: origin.source,
    browser,
    startedAt,
    durationMs,
    receivedAt: startedAt + durationMs,
    request: {
      method: text(request.method) || 'GET',
      url: text(request.url),
      httpVersion: text(request.httpVersion),
      headers: requestHeaders,
      provisional: status === 0 && !left,
      body: requestBody(entry, requestHeaders),
    },
    response: {
      status,
      statusText: text(response.statusText),
      httpVersion: text(response.httpVersion),
      headers: responseHeaders,
      body: readBody(content, {
        mimeType: header(responseHeaders, 'content-type') ?? statedType(response.content?.mimeType),
        size: typeof response.content?.size === 'number' && response.content.size >= 0 ? response.content.size : null,
        browser,
      }),
      redirectUrl: text(response.redirectURL),
    },
    networkError,
    resourceType: text(entry._resourceType) || null,
    fromCache: text(entry._fromCache) !== '',
    fromServiceWorker: response._fetchedViaServiceWorker === true || entry._fetchedViaServiceWorker === true,
    serverAddress: text(entry.serverIPAddress) || null,
    pageUrl: origin.pageUrl ?? null,
    initiator: initiatorOf(entry._initiator),
    preflight: null,
  };
};

/** Both browsers put a word of their own where a response states no type. */
const statedType = (mimeType: unknown): string => {
  const stated = text(mimeType);
  return stated === 'x-unknown' || stated === 'application/x-unknown-content-type' ? '' : stated;
};
