import { header } from '../http/headers';
import {
  corsMissingAllowCredentials,
  corsMissingAllowOrigin,
  corsMultipleOrigins,
  corsOriginMismatch,
  corsWildcardWithCredentials,
} from './cors/cors-answer';
import { corsHeaderNotAllowed, corsMethodNotAllowed, corsPreflightRedirected } from './cors/cors-preflight';
import { corsView } from './cors/cors-view';
import type { Check, CheckContext } from './evidence/check';

const answerChecks: readonly Check[] = [
  corsMissingAllowOrigin,
  corsOriginMismatch,
  corsMultipleOrigins,
  corsWildcardWithCredentials,
  corsMissingAllowCredentials,
];
const preflightChecks: readonly Check[] = [...answerChecks, corsMethodNotAllowed, corsHeaderNotAllowed, corsPreflightRedirected];

/**
 * Firefox delivers an answer that CORS keeps from the page with its real status and body, and nothing marks it; of a failed preflight it
 * delivers only the OPTIONS. There the answer's own fields tell (Fetch standard, CORS check). Chromium names the error itself.
 */
export const isBlockedByCors = (context: CheckContext): boolean => {
  const { exchange } = context;
  if (exchange.browser !== 'firefox' || exchange.response.status === 0 || exchange.response.status >= 400) return false;
  if (header(exchange.request.headers, 'origin') === null) return false;
  const { applies, isPreflight } = corsView(context);
  const mode = header(exchange.request.headers, 'sec-fetch-mode');
  if (applies !== true || (mode !== null && mode !== 'cors')) return false;
  // A redirect's own hop is not what the page reads; the answer at its end is.
  if (!isPreflight && exchange.response.status >= 300) return false;
  return (isPreflight ? preflightChecks : answerChecks).some((check) => check(context, {}).verdict === 'yes');
};
