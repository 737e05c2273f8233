import type { Category } from '../../model';
import type { CheckContext } from '../evidence/check';
import type { Finding } from '../evidence/finding';
import { allowsPage, corsView } from './cors-view';

const anyKind: readonly Category[] = [
  'auth',
  'permission',
  'billing',
  'not-found',
  'validation',
  'conflict',
  'rate-limit',
  'payload',
  'method',
  'server',
  'gateway',
  'timeout',
  'network',
  'deprecated',
  'other',
];

/** Spares four checks of nearly every answer that crossed origins. */
const mayRefuse = (context: CheckContext): boolean => !allowsPage(corsView(context));

/** Asked of every failure that crossed origins. */
export const corsFindings: readonly Finding[] = [
  {
    check: 'cors-hides-status',
    text: 'The page cannot read this error: its answer lacks the CORS headers',
    fix: 'Let the server (or the gateway before it) add the CORS headers to error answers too.',
    on: anyKind,
    ruleOut: true,
  },
  {
    check: 'cors-missing-allow-origin',
    text: 'Access-Control-Allow-Origin is missing from the answer',
    fix: 'Let the server answer with Access-Control-Allow-Origin for the page’s origin.',
    on: anyKind,
    ruleOut: true,
  },
  {
    check: 'cors-origin-mismatch',
    when: mayRefuse,
    text: 'Access-Control-Allow-Origin allows another origin',
    fix: 'Add the page’s origin, exactly as the browser sends it, to the server’s allowed origins.',
    on: anyKind,
  },
  {
    check: 'cors-multiple-origins',
    when: mayRefuse,
    text: 'Access-Control-Allow-Origin has several values',
    fix: 'Answer with one origin only; often both the app and a proxy add the header.',
    on: anyKind,
  },
  {
    check: 'cors-wildcard-with-credentials',
    when: mayRefuse,
    text: 'A wildcard origin does not go with credentials',
    fix: 'Answer with the page’s origin instead of *, or send the request without credentials.',
    on: anyKind,
  },
  {
    check: 'cors-missing-allow-credentials',
    when: mayRefuse,
    text: 'Access-Control-Allow-Credentials is not true',
    fix: 'Answer with Access-Control-Allow-Credentials: true, or send the request without credentials.',
    on: anyKind,
  },
  {
    check: 'cors-preflight-redirected',
    text: 'The CORS preflight was redirected',
    fix: 'Call the final address (https, host, slash) directly: a preflight may not be redirected.',
    on: anyKind,
  },
  {
    check: 'cors-preflight-failed',
    text: 'The CORS preflight failed',
    fix: 'Let the server answer OPTIONS with 2xx and the CORS headers, without asking for a credential.',
    on: anyKind,
    ruleOut: true,
  },
  {
    check: 'cors-method-not-allowed',
    text: 'The preflight does not allow the method',
    fix: 'Add the method to Access-Control-Allow-Methods.',
    on: anyKind,
  },
  {
    check: 'cors-header-not-allowed',
    text: 'The preflight does not allow a header',
    fix: 'Add the header to Access-Control-Allow-Headers.',
    on: anyKind,
  },
];
