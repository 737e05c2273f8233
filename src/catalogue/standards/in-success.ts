import type { Category, Condition, Example, Rule, RulePack } from '../../model';

// Failures that hide behind a 2xx: the status says success, the body does not. RFC 9110 section 15.3 leaves the meaning of the body to
// the API, so what can be said without knowing it rests on the kind of failure that the body reports.

const inside = (category: Category): Condition => ({ all: [{ not: { status: [0, '4xx', '5xx'] } }, { category }] });

const checkBody = { text: 'Let the client look into the body: the status alone does not tell that this call failed.' };
const askSupport = { text: 'If it persists, send the provider the request id and the time.' };

const rule = (id: string, category: Category, title: string, summary: string, causes: Rule['causes'], fixes: Rule['fixes']): Rule => ({
  id,
  when: inside(category),
  title,
  summary,
  category,
  causes,
  fixes: [...fixes, checkBody],
});

export default {
  id: 'in-success',
  name: 'Failures inside a success',
  kind: 'standard',
  rules: [
    rule(
      'auth',
      'auth',
      'A success that says: not signed in',
      'The status reports success, but the body says that the caller was not recognised.',
      [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired', when: { check: 'credential-expired' } },
        { text: 'The session ended, and a login page came instead of data', confirmedBy: { format: 'login-page' } },
        { text: 'The credential is wrong or was revoked', ruledOutBy: { check: 'credential-missing' } },
      ],
      [
        { text: 'Sign in again, or send a valid credential.' },
        { text: 'Ask for JSON with an Accept header, so that a missing login is answered with a 401 rather than a page.' },
      ],
    ),
    rule(
      'permission',
      'permission',
      'A success that says: not permitted',
      'The status reports success, but the body says that this caller may not do that.',
      [
        { text: 'The credential lacks a scope, role or permission for this call' },
        { text: 'The object belongs to another account or workspace' },
      ],
      [
        { text: 'Grant the missing scope or role, then issue the credential anew if scopes are fixed in it.' },
        { text: 'Check that the id belongs to the account of the credential.' },
      ],
    ),
    rule(
      'billing',
      'billing',
      'A success that says: not paid for',
      'The status reports success, but the body speaks of balance, plan or payment.',
      [{ text: 'The balance or the plan does not cover this call' }, { text: 'A payment was declined' }],
      [{ text: 'Check the plan, balance and payment method of the account.' }],
    ),
    rule(
      'not-found',
      'not-found',
      'A success that says: not found',
      'The status reports success, but the body says that what was asked for does not exist.',
      [
        { text: 'The id is wrong, or of another environment' },
        { text: 'A variable in the URL was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      [{ text: 'Check the id against a list of the existing objects.' }],
    ),
    rule(
      'validation',
      'validation',
      'A success that says: the input is invalid',
      'The status reports success, but the body says that the request could not be used as it was sent.',
      [
        { text: 'A required field is missing', when: { check: 'field-missing' } },
        { text: 'A field has the wrong type', when: { check: 'field-wrong-type' } },
        { text: 'A value breaks a rule of the API' },
      ],
      [{ text: 'Correct the fields that the body names, then send the request again.' }],
    ),
    rule(
      'conflict',
      'conflict',
      'A success that says: it conflicts',
      'The status reports success, but the body says that the state of the object does not allow this.',
      [{ text: 'The object changed in the meantime, or exists already' }],
      [{ text: 'Read the object again, then repeat the change on its current state.' }],
    ),
    rule(
      'rate-limit',
      'rate-limit',
      'A success that says: too many requests',
      'The status reports success, but the body says that a limit is used up.',
      [
        { text: 'More was asked for than the limit allows', confirmedBy: { check: 'too-many-requests' } },
        { text: 'A loop asks too often', confirmedBy: { check: 'polling-fast' } },
        { text: 'Another client shares the same budget' },
      ],
      [
        { text: 'Wait for the time that the answer gives; without one, back off with growing pauses.' },
        { text: 'Ask for less in one call, or less often.' },
      ],
    ),
    rule(
      'payload',
      'payload',
      'A success that says: too large',
      'The status reports success, but the body says that the content is too large or of a wrong kind.',
      [{ text: 'The content exceeds a limit of the API' }],
      [{ text: 'Send less in one request.' }],
    ),
    rule(
      'method',
      'method',
      'A success that says: no such method',
      'The status reports success, but the body says that the method or operation does not exist.',
      [{ text: 'The name of the method is misspelt, or belongs to another version' }],
      [{ text: 'Compare the method’s name with the documentation of this version.' }],
    ),
    rule(
      'server',
      'server',
      'A success that says: the server failed',
      'The status reports success, but the body reports an error of the server.',
      [{ text: 'The server ran into an error of its own' }, { text: 'A service behind it failed' }],
      [{ text: 'Try again after a pause.' }, askSupport],
    ),
    rule(
      'gateway',
      'gateway',
      'A success that says: a service behind it failed',
      'The status reports success, but the body says that something behind the API did not answer as it should.',
      [{ text: 'A service behind the API is down or overloaded' }],
      [{ text: 'Try again after a pause.' }, askSupport],
    ),
    rule(
      'timeout',
      'timeout',
      'A success that says: it took too long',
      'The status reports success, but the body says that the time ran out.',
      [{ text: 'The work takes longer than the API allows' }],
      [{ text: 'Ask for less at once, then try again.' }, askSupport],
    ),
    rule(
      'deprecated',
      'deprecated',
      'A success that says: no longer offered',
      'The status reports success, but the body says that this call or version was retired.',
      [{ text: 'The version or endpoint was switched off' }],
      [{ text: 'Move to the version that the documentation names.' }],
    ),
    rule(
      'other',
      'other',
      'A success whose body reports a failure',
      'The status reports success, but the body says that the call failed; of what kind it does not say.',
      [{ text: 'The API reports its failures in the body and answers 200 all the same' }],
      [{ text: 'Look up the code and the message in the documentation of the API.' }, askSupport],
    ),
  ],
} satisfies RulePack;

const reports = (id: string, code: string, message: string): Example => ({
  rule: id,
  why: `the body says ${code}`,
  response: {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ success: false, error: { code, message } }),
  },
});

export const examples: readonly Example[] = [
  reports('auth', 'unauthenticated', 'Please sign in'),
  reports('permission', 'permission_denied', 'You may not do that'),
  reports('billing', 'insufficient_funds', 'Your balance is too low'),
  reports('not-found', 'not_found', 'No such order'),
  reports('validation', 'invalid_argument', 'amount must be positive'),
  reports('conflict', 'already_exists', 'The name is taken'),
  reports('rate-limit', 'rate_limited', 'Too many requests'),
  reports('payload', 'payload_too_large', 'The file is too large'),
  reports('method', 'method_not_allowed', 'Method not allowed'),
  reports('server', 'internal_error', 'Something went wrong on our side'),
  reports('gateway', 'bad_gateway', 'The upstream did not answer properly'),
  reports('timeout', 'timeout', 'The request timed out'),
  reports('deprecated', 'api_version_deprecated', 'This version has been retired'),
  reports('other', 'E_1742', 'Operation Zebra did not complete'),
  {
    rule: null,
    why: 'near miss: a success whose list of errors is empty',
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"success":true,"errors":[],"data":{"id":7}}' },
  },
];
