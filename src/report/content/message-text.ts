import type { Body, HeaderField } from '../../model';
import type { ReportEntry } from '../types';

const reasons: Readonly<Record<NonNullable<Body['missing']>, string>> = {
  empty: '',
  'not-read': '[body was not recorded]',
  unavailable: '[body is not available]',
  'too-large': '[body was too large to record]',
  dropped: '[body was dropped to save memory]',
};

/** A body as it may be printed, with a note where it is missing or cut. */
export const bodyText = (body: Body, most = Number.POSITIVE_INFINITY): string => {
  if (body.text === null) return body.missing === null ? '' : reasons[body.missing];
  if (body.text.length > most)
    return `${body.text.slice(0, most)}\n[cut here: ${body.text.length - most} more characters, see the JSON or HAR report]`;
  return body.truncated ? `${body.text}\n[cut here: the body goes on]` : body.text;
};

const lines = (headers: readonly HeaderField[]): string[] =>
  headers.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => `${name}: ${value}`);

const message = (start: string, headers: readonly HeaderField[], body: string): string =>
  [start, ...lines(headers), ...(body === '' ? [] : ['', body])].join('\n');

/** The request as an HTTP message. */
export const requestText = ({ exchange: { request } }: ReportEntry, most?: number): string =>
  message(`${request.method} ${request.url} ${request.httpVersion}`.trim(), request.headers, bodyText(request.body, most));

/** The answer as an HTTP message; '' where there was none. */
export const responseText = ({ exchange: { response } }: ReportEntry, most?: number): string =>
  response.status === 0 && response.headers.length === 0
    ? ''
    : message(`${response.httpVersion} ${response.status} ${response.statusText}`.trim(), response.headers, bodyText(response.body, most));
