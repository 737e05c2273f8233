import type { Category } from '../../model';
import type { CheckContext } from './check';
import { saysNotSignedIn } from './credentials';
import { type Finding, says } from './finding';

const refused = ({ exchange, reading }: CheckContext): boolean => exchange.response.status === 401 || reading.category === 'auth';
const credential: readonly Category[] = ['auth'];
const access: readonly Category[] = ['auth', 'permission'];

/** What may be wrong with who asks: credential, cookies, CSRF token. */
export const credentialFindings: readonly Finding[] = [
  {
    check: 'credential-missing',
    text: 'No credential was sent',
    fix: 'Send the credential with the request, in the header that the API documents.',
    on: access,
    ruleOut: true,
    possible: 'hint',
    proves: (context) => refused(context) || saysNotSignedIn(context),
  },
  {
    check: 'credential-wrong-place',
    text: 'The credential was sent in the wrong place',
    fix: 'Move the credential to where the API reads it.',
    on: access,
    possible: 'hint',
    proves: refused,
    ruleOut: true,
  },
  {
    check: 'credential-wrong-scheme',
    text: 'The scheme before the credential is wrong',
    fix: 'Write the scheme that the API asks for, one space, and the credential.',
    on: credential,
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'credential-wrong-prefix',
    text: 'The key is not one of this API’s keys',
    fix: 'Copy the key again from the API’s own dashboard.',
    on: credential,
    ruleOut: true,
  },
  {
    check: 'credential-not-encoded',
    text: 'The Basic credential is not encoded as it must be',
    fix: 'Send base64 of the user, a colon and the password: btoa(`${user}:${password}`).',
    on: credential,
    possible: 'hint',
  },
  {
    check: 'credential-stray-characters',
    text: 'White space, quotes or invisible characters got into the credential',
    fix: 'Copy the credential again without anything around it, or trim it in code.',
    on: credential,
    ruleOut: true,
  },
  {
    check: 'credential-placeholder',
    text: 'A placeholder was sent instead of the real credential',
    fix: 'Fill in the real credential; check that the variable it comes from is set.',
    on: access,
    ruleOut: true,
  },
  {
    check: 'credential-wrong-mode',
    when: (context) => refused(context) || says(/test|live|sandbox|production/)(context),
    text: 'A test key is used for live data, or the other way round',
    fix: 'Use the key of the same mode as the data and the host.',
    on: ['auth', 'permission', 'not-found', 'validation'],
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'credential-expired',
    text: 'The token has expired',
    fix: 'Get a new token (refresh it, or log in again), then repeat the request.',
    on: access,
    proves: (context) => refused(context) || says(/expir|exp claim|invalid[_ ]token/)(context),
    ruleOut: true,
    possible: 'hint',
  },
  {
    check: 'credential-not-yet-valid',
    text: 'The token is not valid yet',
    fix: 'Set the clock of the machine that issues the token, or wait until the token is valid.',
    on: credential,
    ruleOut: true,
  },
  {
    check: 'clock-off',
    text: 'The time in the request is off the server’s clock',
    fix: 'Set this computer’s clock by a time server, or correct it by the Date of an answer before signing.',
    on: ['auth', 'permission', 'validation'],
    statuses: [400, 401, 403],
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'credential-audience',
    text: 'The token was made for another audience or by another issuer',
    fix: 'Ask for a token for this API: check audience, scope and issuer in the token request.',
    on: access,
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'credential-lacks-scope',
    when: says(/scope/),
    text: 'The token lacks the scope that this call needs',
    fix: 'Add the scope to the authorization request and sign in again, so that a token with it is issued.',
    on: access,
    ruleOut: true,
  },
  {
    check: 'credential-fails-everywhere',
    text: 'The credential is refused everywhere, not just here',
    fix: 'Replace the credential: it may be revoked, expired or of another environment.',
    on: access,
    ruleOut: true,
  },
  {
    check: 'redirect-dropped-header',
    text: 'A redirect dropped the credential',
    fix: 'Call the final address directly: browsers drop Authorization when a redirect leaves the origin.',
    on: access,
    ruleOut: true,
  },
  {
    check: 'cookies-absent',
    text: 'The session cookie was not sent',
    fix: 'Send cookies (credentials: include), and check that they are set for this site and not blocked.',
    on: credential,
    possible: 'hint',
    ruleOut: true,
  },
  {
    check: 'csrf-missing',
    text: 'The CSRF token is missing',
    fix: 'Send the CSRF token that the page or cookie holds, in the header that the server expects.',
    on: ['auth', 'permission', 'validation'],
    statuses: [419],
    possible: 'hint',
    ruleOut: true,
  },
];
