import { header, headerValues } from '../../http/headers';
import { essence, isForm } from '../../http/media-type';
import type { Body, HeaderField } from '../../model';
import type { ReportEntry } from '../types';
import { outcomeOf, requestIdOf } from './describe';
import { isoOf } from './times';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const pairsOf = (text: string): HeaderField[] =>
  text
    .split('&')
    .filter((pair) => pair !== '')
    .slice(0, 5000)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return { name: decoded(equals < 0 ? pair : pair.slice(0, equals)), value: equals < 0 ? '' : decoded(pair.slice(equals + 1)) };
    });

const queryOf = (url: string): HeaderField[] => pairsOf(/\?([^#]*)/.exec(url)?.[1] ?? '');

const cookiePair = (text: string): HeaderField => {
  const equals = text.indexOf('=');
  return { name: text.slice(0, Math.max(0, equals)).trim(), value: text.slice(equals + 1).trim() };
};

const sentCookies = (headers: readonly HeaderField[]): HeaderField[] =>
  headerValues(headers, 'cookie')
    .flatMap((value) => value.split(';'))
    .filter((pair) => pair.includes('='))
    .map(cookiePair);

const setCookies = (headers: readonly HeaderField[]): HeaderField[] =>
  headerValues(headers, 'set-cookie').map((value) => cookiePair(value.split(';', 1)[0] ?? ''));

const lengthOf = (body: Body): number => body.size ?? body.text?.length ?? 0;

const postData = (body: Body) => {
  if (body.text === null) return {};
  const params = isForm(body.mimeType) ? pairsOf(body.text) : [];
  return { postData: { mimeType: body.mimeType, params, text: body.text, ...(body.truncated ? { comment: 'cut off' } : {}) } };
};

/** One entry of a HAR 1.2 log (section "entries" of the format's description). Only listed fields: initiators and stacks stay out. */
export const harEntryOf = (entry: ReportEntry) => {
  const { exchange, diagnosis } = entry;
  const { request, response } = exchange;
  const error = exchange.networkError;
  return {
    startedDateTime: isoOf(exchange.startedAt) ?? '1970-01-01T00:00:00.000Z',
    time: Math.max(0, exchange.durationMs),
    request: {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      cookies: sentCookies(request.headers),
      headers: request.headers.map(({ name, value }) => ({ name, value })),
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: lengthOf(request.body),
      ...postData(request.body),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      cookies: setCookies(response.headers),
      headers: response.headers.map(({ name, value }) => ({ name, value })),
      content: {
        size: lengthOf(response.body),
        mimeType: response.body.mimeType === '' ? (header(response.headers, 'content-type') ?? 'x-unknown') : response.body.mimeType,
        ...(response.body.text === null ? {} : { text: response.body.text }),
        ...(response.body.truncated ? { comment: 'cut off' } : {}),
      },
      redirectURL: response.redirectUrl,
      headersSize: -1,
      bodySize: -1,
      ...(error === null ? {} : { _error: error }),
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: Math.max(0, exchange.durationMs), receive: 0 },
    ...(exchange.resourceType === null ? {} : { _resourceType: exchange.resourceType }),
    ...(exchange.fromServiceWorker ? { _fetchedViaServiceWorker: true } : {}),
    ...(essence(response.body.mimeType) === '' && response.status === 0 ? { comment: error ?? 'no answer' } : {}),
    _culprit: { outcome: outcomeOf(entry), title: diagnosis.title, rule: diagnosis.rule, requestId: requestIdOf(entry) },
  };
};
