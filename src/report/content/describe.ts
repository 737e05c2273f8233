import { header } from '../../http/headers';
import type { Limit, SupportAsk } from '../../model';
import type { ReportEntry } from '../types';
import { isoOf, utc } from './times';

const traceHeaders = [
  'traceparent',
  'x-trace-id',
  'x-b3-traceid',
  'b3',
  'x-amzn-trace-id',
  'x-cloud-trace-context',
  'uber-trace-id',
  'trace-id',
  'x-datadog-trace-id',
];
const requestHeaders = [
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'correlation-id',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-ms-request-id',
  'cf-ray',
];

const firstOf = ({ exchange }: ReportEntry, names: readonly string[]): string | null => {
  for (const name of names) {
    const found = header(exchange.response.headers, name) ?? header(exchange.request.headers, name);
    if (found !== null && found !== '') return found;
  }
  return null;
};

export const traceIdOf = (entry: ReportEntry): string | null => firstOf(entry, traceHeaders);

export const requestIdOf = (entry: ReportEntry): string | null => entry.diagnosis.error.requestId ?? firstOf(entry, requestHeaders);

/** Host and path of a URL without user info and query; the whole text where it is none. */
export const placeOf = (url: string): string => /^[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^/?#@]*@)?([^?#]*)/i.exec(url)?.[1] ?? url;

/** `403 FORBIDDEN_SCOPE`, `net::ERR_FAILED`, `200`. */
export const outcomeOf = ({ exchange, diagnosis }: ReportEntry): string => {
  const { status } = exchange.response;
  const code = diagnosis.error.code;
  if (status === 0) return exchange.networkError ?? diagnosis.error.networkError ?? 'no answer';
  return code === null ? String(status) : `${status} ${code}`;
};

/** What happened, in one sentence. */
export const sentenceOf = (entry: ReportEntry): string => {
  const { exchange, diagnosis } = entry;
  const call = `${exchange.request.method} ${placeOf(exchange.request.url)}`;
  const answer = exchange.response.status === 0 ? `got no answer (${outcomeOf(entry)})` : `was answered with ${outcomeOf(entry)}`;
  const title = diagnosis.title === '' ? '' : `: ${diagnosis.title}`;
  return `${call} ${answer} at ${utc(exchange.startedAt)}${diagnosis.isFailure ? title : ''}.`;
};

/** One bucket in words: `30 requests per 60 s, 0 left, full again in 12 s`. */
export const limitText = ({ name, limit, remaining, resetSeconds, windowSeconds }: Limit): string =>
  [
    name,
    limit === null ? null : `limit ${limit}${windowSeconds === null ? '' : ` per ${windowSeconds} s`}`,
    remaining === null ? null : `${remaining} left`,
    resetSeconds === null ? null : `reset ${resetSeconds} s after the answer`,
  ]
    .filter((part) => part !== null)
    .join(', ');

/** A wait in the past tense: nothing ticks in a report. */
export const retryText = ({ diagnosis: { retry } }: ReportEntry): string | null =>
  retry === null ? null : `asked to wait ${Math.round(retry.afterSeconds * 10) / 10} s, until ${utc(retry.at)} (${retry.source})`;

/** What the Date of the answer tells of the two clocks; null where there was no answer. */
export const skewText = ({ exchange, diagnosis: { clockSkewSeconds: seconds } }: ReportEntry): string | null => {
  if (seconds === null) return exchange.response.status === 0 ? null : 'not measured: the answer tells no usable time of its own';
  if (Math.abs(seconds) < 2) return 'in step with the server';
  return `the server's clock was ${Math.abs(Math.round(seconds))} s ${seconds > 0 ? 'ahead of' : 'behind'} the client's`;
};

export const occurrenceText = ({ occurrence }: ReportEntry): string | null => {
  if (occurrence === null) return null;
  return occurrence.count === 1 ? 'seen once' : `seen ${occurrence.count} times since ${utc(occurrence.firstAt)}`;
};

export const initiatorText = ({ exchange: { initiator } }: ReportEntry): string | null => {
  if (initiator === null) return null;
  const frame = initiator.frames[0];
  if (frame !== undefined)
    return `${frame.functionName === '' ? initiator.type : frame.functionName} at ${frame.url}:${frame.lineNumber + 1}:${frame.columnNumber + 1}`;
  return initiator.url === null ? initiator.type : `${initiator.type} at ${initiator.url}`;
};

/** The first is where to stand, the last is what is seen. */
export const stepsOf = (entry: ReportEntry): string[] => {
  const { exchange } = entry;
  const call = `${exchange.request.method} ${placeOf(exchange.request.url)}`;
  return [
    ...(exchange.pageUrl === null ? [] : [`Open ${exchange.pageUrl}`]),
    `Send ${call} as given under Request, with valid credentials in place of the placeholders`,
    exchange.response.status === 0 ? `The request fails with ${outcomeOf(entry)}` : `The answer is ${outcomeOf(entry)}`,
  ];
};

const askLabels: Readonly<Record<SupportAsk, string>> = {
  'request-id': 'Request id',
  timestamp: 'Time of the request',
  request: 'Request',
  response: 'Response',
  'error-code': 'Error code',
  steps: 'Steps to reproduce',
  account: 'Account or organization: add it by hand',
};

export interface Ask {
  readonly text: string;
  readonly included: boolean;
}

/** What the provider's support asks for, ticked off. */
export const asksOf = (entry: ReportEntry): Ask[] => {
  const included: Readonly<Record<SupportAsk, boolean>> = {
    'request-id': requestIdOf(entry) !== null,
    timestamp: isoOf(entry.exchange.startedAt) !== null,
    request: true,
    response: entry.exchange.response.status !== 0,
    'error-code': entry.diagnosis.error.code !== null,
    steps: true,
    account: false,
  };
  return (entry.diagnosis.provider?.support?.asks ?? []).map((ask) => ({ text: askLabels[ask], included: included[ask] }));
};
