import type { Diagnosis, Exchange } from '../model';

const NOTHING_FOUND = { code: null, message: null, requestId: null, docUrl: null, fieldErrors: [], foundAt: {} } as const;

/** What is left to say when the diagnosis itself broke: a failing request is shown all the same. */
export const undecoded = ({ id, request, response, networkError }: Exchange): Diagnosis => {
  const { status } = response;
  const isNetwork = networkError !== null || status === 0;
  return {
    exchangeId: id,
    isFailure: isNetwork || status >= 400,
    kind: isNetwork ? 'network' : status >= 400 ? 'http' : 'none',
    provider: null,
    rule: null,
    title: isNetwork ? 'The request got no usable answer' : `The server answered ${status} ${response.statusText}`.trim().slice(0, 60),
    summary: 'Culprit could not decode this one. Its request and response are shown as they came.',
    category: 'other',
    format: null,
    error: { ...NOTHING_FOUND, networkError },
    partial: false,
    answeredBy: { kind: 'unknown', name: null, evidence: null },
    causes: [],
    fixes: [],
    warnings: [],
    tables: [],
    links: [],
    retry: null,
    limits: [],
    clockSkewSeconds: null,
    quiet: false,
    endpoint: `${request.method} ${request.url.split(/[?#]/, 1)[0] ?? ''}`,
  };
};
