import { perHeaderName } from '../../http/headers';
import type { Category } from '../../model';
import { type Finding, says } from './finding';

const isKeyHeader = perHeaderName((name) => name.includes('idempoten'));

const down: readonly Category[] = ['server', 'gateway', 'timeout', 'network'];

/** What may be wrong with when and whence it was sent: pace, repetition, network. */
export const trafficFindings: readonly Finding[] = [
  {
    check: 'retry-ignored',
    text: 'The client did not wait as long as it was asked to',
    fix: 'Wait until the time in Retry-After before the next request.',
    on: ['rate-limit', 'server', 'gateway'],
    ruleOut: true,
  },
  {
    check: 'too-many-requests',
    text: 'More requests were sent than the limit allows',
    fix: 'Send fewer requests: queue them, cache answers, and back off after a refusal.',
    on: ['rate-limit'],
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'polling-fast',
    params: { everySeconds: 2 },
    text: 'The endpoint is polled in a tight loop',
    fix: 'Poll less often, or use webhooks or events where the API has them.',
    on: ['rate-limit'],
    ruleOut: true,
  },
  {
    check: 'auth-failures',
    text: 'Too many failed authentications',
    fix: 'Stop retrying with this credential; correct it first, then wait for the block to end.',
    on: ['rate-limit', 'permission'],
    when: says(/attempt|fail|login|block|auth|brute/),
    ruleOut: true,
  },
  {
    check: 'idempotency-key-reused',
    text: 'An idempotency key was used again for another request',
    fix: 'Make a new key for each new request; send the old one only with exactly the same request.',
    on: ['conflict', 'validation'],
    when: ({ exchange }) => exchange.request.headers.some(({ name }) => isKeyHeader(name)),
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'grant-used-before',
    params: { grant: 'code' },
    text: 'The authorization code had been exchanged already',
    fix: 'Exchange each code once: keep effects and handlers from running twice, and start a new sign-in.',
    on: ['auth', 'validation'],
    when: says(/invalid_grant|authori[sz]ation[ _]code/),
    ruleOut: true,
  },
  {
    check: 'grant-used-before',
    params: { grant: 'refresh_token' },
    text: 'The refresh token had been exchanged already',
    fix: 'Keep the newest refresh token of each answer, and let one place in the app refresh at a time.',
    on: ['auth', 'validation'],
    when: says(/invalid_grant|refresh[ _]?token/),
    ruleOut: true,
  },
  {
    check: 'redirect-uri-differs',
    text: 'The redirect_uri differs from that of the authorization request',
    fix: 'Send exactly the same redirect_uri in both requests, to the last slash.',
    on: ['auth', 'validation'],
    when: says(/redirect[ _]ur[il]/),
    ruleOut: true,
  },
  {
    check: 'from-service-worker',
    text: 'The page’s service worker made this answer',
    fix: 'Look at the fetch handler of the service worker, or bypass it in DevTools under Application.',
    on: [...down, 'not-found'],
    // It may as well have passed on what the network gave.
    proves: () => false,
  },
  {
    check: 'done-before',
    text: 'The same request had succeeded before',
    fix: 'Look whether what it creates is there already, and keep the form from being sent again.',
    on: ['conflict'],
    possible: 'hint',
  },
  {
    check: 'duplicate-in-flight',
    text: 'The same request was sent twice at once',
    fix: 'Disable the button or share the promise while a request is under way; send an idempotency key.',
    on: ['conflict'],
    ruleOut: true,
  },
  {
    check: 'host-failing-everywhere',
    text: 'The whole host is failing, not just this endpoint',
    fix: 'Check the API’s status page, and your own connection to the host.',
    on: down,
    ruleOut: true,
  },
  {
    check: 'mixed-content',
    text: 'Mixed content: a secure page asked for an insecure address',
    fix: 'Call the API over https.',
    on: ['network'],
    ruleOut: true,
  },
  {
    check: 'private-network',
    text: 'The browser keeps public pages from private addresses',
    fix: 'Let the server answer the preflight with Access-Control-Allow-Private-Network, or allow local network access.',
    on: ['network'],
  },
];
