import type { Body, HeaderField } from '../../model';
import type { Report, ReportEntry } from '../types';
import { asksOf, outcomeOf, requestIdOf, sentenceOf, stepsOf, traceIdOf } from './describe';
import { safeLink } from './safe-link';
import { isoOf, localTime } from './times';

/**
 * The JSON report, version 1. One entry is one object; several stand in `entries` beside the same envelope.
 * Times are ISO 8601 in UTC, waits in seconds, links http(s) or null. `request` and `response` are verbatim but for
 * redaction: bodies are texts, never parsed. Fields may be added within a version, never renamed or removed.
 */
export const reportVersion = 1;

const bodyOf = ({ text, mimeType, size, truncated, missing }: Body) => ({ mimeType, size, text, truncated, missing });

const headersOf = (headers: readonly HeaderField[]) => headers.map(({ name, value }) => ({ name, value }));

const entryOf = (entry: ReportEntry, report: Report) => {
  const { exchange, diagnosis, occurrence } = entry;
  const { error, provider, retry } = diagnosis;
  return {
    sentence: sentenceOf(entry),
    outcome: outcomeOf(entry),
    isFailure: diagnosis.isFailure,
    kind: diagnosis.kind,
    title: diagnosis.title,
    summary: diagnosis.summary,
    category: diagnosis.category,
    rule: diagnosis.rule,
    provider:
      provider === null
        ? null
        : { id: provider.id, name: provider.name, docs: safeLink(provider.docs), statusPage: safeLink(provider.statusPage) },
    error: {
      code: error.code,
      message: error.message,
      requestId: requestIdOf(entry),
      docUrl: safeLink(error.docUrl),
      networkError: error.networkError,
      fieldErrors: error.fieldErrors,
    },
    traceId: traceIdOf(entry),
    answeredBy: diagnosis.answeredBy,
    causes: diagnosis.causes.map(({ text, verdict, evidence }) => ({ text, verdict, evidence })),
    fixes: diagnosis.fixes.map(({ text, snippets, url }) => ({ text, snippets, url: safeLink(url) })),
    warnings: diagnosis.warnings,
    links: diagnosis.links.flatMap(({ text, url }) => (safeLink(url) === null ? [] : [{ text, url: safeLink(url) }])),
    retry: retry === null ? null : { at: isoOf(retry.at), afterSeconds: retry.afterSeconds, source: retry.source },
    limits: diagnosis.limits,
    time: {
      startedAt: isoOf(exchange.startedAt),
      receivedAt: isoOf(exchange.receivedAt),
      durationMs: exchange.durationMs,
      local: localTime(exchange.startedAt, report.environment.timeZone),
      clockSkewSeconds: diagnosis.clockSkewSeconds,
    },
    occurrence: occurrence === null ? null : { count: occurrence.count, firstAt: isoOf(occurrence.firstAt) },
    tried: entry.tried,
    steps: stepsOf(entry),
    support:
      provider?.support === null || provider?.support === undefined
        ? null
        : { url: safeLink(provider.support.url), email: provider.support.email ?? null, asks: asksOf(entry) },
    request: {
      method: exchange.request.method,
      url: exchange.request.url,
      httpVersion: exchange.request.httpVersion,
      headers: headersOf(exchange.request.headers),
      body: bodyOf(exchange.request.body),
      resourceType: exchange.resourceType,
      page: exchange.pageUrl,
      initiator: exchange.initiator,
    },
    response: {
      status: exchange.response.status,
      statusText: exchange.response.statusText,
      httpVersion: exchange.response.httpVersion,
      headers: headersOf(exchange.response.headers),
      body: bodyOf(exchange.response.body),
      redirectUrl: exchange.response.redirectUrl,
      networkError: exchange.networkError,
      fromCache: exchange.fromCache,
      fromServiceWorker: exchange.fromServiceWorker,
    },
  };
};

/** Plain data of the JSON report. */
export const jsonReportOf = (report: Report): object => {
  const { environment } = report;
  const envelope = {
    format: 'culprit-report',
    version: reportVersion,
    environment: { ...environment, writtenAt: environment.writtenAt === null ? null : isoOf(environment.writtenAt) },
    redactions: report.redactions,
  };
  const [only, ...others] = report.entries;
  if (only !== undefined && others.length === 0) return { ...envelope, ...entryOf(only, report) };
  return { ...envelope, entries: report.entries.map((entry) => entryOf(entry, report)) };
};
