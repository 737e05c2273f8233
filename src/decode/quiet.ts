import type { Exchange } from '../model';

/** A request given up sooner than this was cancelled by navigation or typing ahead; one given up later may have met its own timeout. */
export const quickMs = 1_000;

const givenUp = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

/** True for what a developer did not do or did on purpose: a quick cancel, a missing favicon. It is kept, but not shown unless asked for. */
export const isQuiet = ({ networkError, durationMs, request, response, resourceType }: Exchange): boolean => {
  if (networkError !== null && givenUp.has(networkError)) return durationMs < quickMs;
  const icon = /\/favicon\.ico(\?|$)/.test(request.url.slice(0, 2_000));
  return icon && (response.status === 0 || response.status === 404) && resourceType !== 'fetch' && resourceType !== 'xhr';
};
