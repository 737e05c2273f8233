import type { Category } from '../../model';
import { type Finding, says } from './finding';

const address: readonly Category[] = ['not-found', 'method'];

/** What may be wrong with where it was sent: URL, method, header lines. */
export const addressFindings: readonly Finding[] = [
  {
    check: 'url-too-long',
    text: 'The URL is too long',
    fix: 'Send the data in a body (POST) instead of the query.',
    on: [],
    statuses: [414],
  },
  {
    check: 'headers-too-large',
    text: 'The request headers are too large',
    fix: 'Delete cookies of this site, and send less in headers.',
    on: [],
    statuses: [400, 431, 494],
    when: (context) =>
      context.exchange.response.status !== 400 || says(/(?:header|cookie)s?(?: fields?)? (?:is |are )?too (?:large|big|long)/)(context),
  },
  {
    check: 'url-placeholder',
    text: 'A variable in the URL was not filled in',
    fix: 'Check the value before building the URL; it was empty or undefined.',
    on: ['not-found', 'validation', 'method', 'server', 'permission'],
    statuses: [400, 404, 405, 422, 500],
  },
  {
    check: 'url-unencoded',
    text: 'Characters in the URL are not encoded',
    fix: 'Build the query with URLSearchParams, and encode path segments with encodeURIComponent.',
    on: ['not-found', 'validation'],
    statuses: [400, 404, 422],
    possible: 'hint',
  },
  {
    check: 'url-encoded-twice',
    text: 'The URL was encoded twice',
    fix: 'Encode each value once: pass it to encodeURIComponent or URLSearchParams, not to both.',
    on: ['not-found', 'validation'],
    statuses: [400, 404, 422],
    possible: 'hint',
  },
  {
    check: 'path-repeated',
    text: 'The base of the path stands in it twice',
    fix: 'Join the base URL with a path that does not begin with it.',
    on: address,
    possible: 'hint',
  },
  {
    check: 'plain-http',
    text: 'The address begins with http, but https is wanted there',
    fix: 'Call the address with https.',
    on: ['validation', 'not-found', 'permission', 'other'],
    statuses: [400, 403, 426, 497],
    when: ({ exchange }) => exchange.request.url.startsWith('http:'),
  },
  {
    check: 'body-not-allowed',
    text: 'A body was sent with a method that takes none',
    fix: 'Send the data in the query, or use POST where the API has it.',
    on: ['validation'],
    statuses: [400, 403, 411, 413],
    when: ({ exchange }) => /^(?:get|head)$/i.test(exchange.request.method),
    possible: 'hint',
  },
  {
    check: 'trailing-slash',
    text: 'The slash at the end of the path is missing or too many',
    fix: 'Use the path exactly as it worked, with or without the slash at its end.',
    on: address,
    statuses: [301, 308, 500],
    // A server that fails by itself says nothing of slashes; a framework that wants one says so.
    when: (context) => context.exchange.response.status !== 500 || says(/slash/)(context),
    ruleOut: true,
  },
  {
    check: 'double-slash',
    text: 'The path holds a double slash',
    fix: 'Join base URL and path with a single slash.',
    on: [...address, 'permission'],
    statuses: [400],
    possible: 'hint',
  },
  {
    check: 'wrong-version',
    text: 'The path asks for another version of the API',
    fix: 'Use the version that the documentation names for this endpoint.',
    on: [...address, 'deprecated', 'validation'],
    ruleOut: true,
  },
  {
    check: 'wrong-host',
    text: 'The request went to the wrong host',
    fix: 'Check the base URL: it must be the API’s own host.',
    on: [...address, 'other'],
    statuses: [400, 403, 404, 405, 421],
    when: (context) => ![400, 403].includes(context.exchange.response.status) || says(/\bregion|\bhost|endpoint|data ?cent/)(context),
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'method-not-allowed',
    text: 'The URL does not take this method',
    fix: 'Use one of the methods that the endpoint takes.',
    on: address,
    statuses: [405, 501],
    ruleOut: true,
  },
];
