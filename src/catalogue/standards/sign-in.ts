import type { Condition, Example, RulePack } from '../../model';

// A 401 to a request that brings a password is about that password, not about a token or key that nobody could have yet
// (OWASP Authentication Cheat Sheet; RFC 6749 section 5.2 has codes of its own and stands in oauth.ts).

/** Where sign-in forms, JSON bodies and GraphQL variables carry the password. */
const password: Condition = {
  any: [
    ...['password', 'passwd', 'pwd', 'pass', 'passcode'].map((name): Condition => ({ requestField: `/${name}` })),
    ...['user', 'session', 'credentials', 'data', 'auth', 'login', 'variables', 'input'].map(
      (holder): Condition => ({ requestField: `/${holder}/password` }),
    ),
    { requestField: '/variables/*/password' },
  ],
};

const says = (...words: readonly string[]): Condition => ({ message: { contains: words } });

const wrong: Condition = {
  any: [
    {
      code: [
        'invalid_credentials',
        'INVALID_CREDENTIALS',
        'invalid_login',
        'INVALID_LOGIN_CREDENTIALS',
        'bad_credentials',
        'BAD_CREDENTIALS',
        'wrong_password',
        'WRONG_PASSWORD',
        'INVALID_PASSWORD',
      ],
    },
    says(
      'bad credentials',
      'incorrect password',
      'incorrect username',
      'invalid credentials',
      'invalid email or password',
      'invalid login',
      'invalid password',
      'invalid username or password',
      'password is incorrect',
      'wrong password',
    ),
  ],
};

const locked = says(
  'account is disabled',
  'account is locked',
  'account has been disabled',
  'account has been locked',
  'account suspended',
);
const unverified = says('confirm your email', 'email not confirmed', 'email not verified', 'not been verified', 'verify your email');
const secondFactor: Condition = {
  any: [
    { code: ['mfa_required', 'MFA_REQUIRED', 'two_factor_required', 'otp_required'] },
    says('one-time code', 'two-factor', 'verification code', 'multi-factor'),
  ],
};

export default {
  id: 'sign-in',
  name: 'Sign-in',
  kind: 'standard',
  docs: 'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html',
  rules: [
    {
      id: 'refused',
      when: { all: [{ status: 401 }, password] },
      title: 'The sign-in was refused',
      summary: 'The request brought a name and a password, and the server did not accept them.',
      category: 'auth',
      causes: [
        { text: 'The user name or the password is wrong', confirmedBy: wrong },
        { text: 'The account is locked, disabled or suspended', confirmedBy: locked },
        { text: 'The address of the account has not been confirmed yet', confirmedBy: unverified },
        { text: 'A second factor is missing', confirmedBy: secondFactor },
        { text: 'The account belongs to another environment, tenant or sign-in provider' },
        { text: 'Too many failed attempts have blocked the account for a while', when: { check: 'auth-failures' } },
        { text: 'The API also wants a key or client of its own, and did not get it' },
      ],
      fixes: [
        { text: 'Sign in by hand with the same name and password, on the same environment.' },
        { text: 'Look at what was sent in the Request tab: white space around the name, an empty password, fields of another name.' },
        { text: 'Reset the password, or have the account unlocked or confirmed; check the mailbox for a message about it.' },
        { text: 'Don’t repeat the attempt in a loop: servers lock accounts and addresses that fail again and again.' },
      ],
      warnings: ['A server that answers like this on purpose does not say whether the name or the password was wrong.'],
    },
  ],
} satisfies RulePack;

const attempt = (body: string, answer: string, status = 401): Pick<Example, 'request' | 'response'> => ({
  request: { method: 'POST', url: 'https://api.example.net/login', headers: { 'Content-Type': 'application/json' }, body },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: answer },
});

export const examples: readonly Example[] = [
  {
    rule: 'refused',
    why: 'the answer says which',
    ...attempt('{"username":"ada","password":"x"}', '{"message":"Invalid username or password"}'),
    verdicts: { confirmed: ['The user name or the password is wrong'], possible: ['A second factor'] },
  },
  {
    rule: 'refused',
    why: 'the answer does not say',
    ...attempt('{"user":{"email":"a@example.net","password":"x"}}', '{"message":"Unauthorized"}'),
    verdicts: { possible: ['The user name or the password is wrong', 'The account is locked'] },
  },
  {
    rule: 'refused',
    why: 'a form',
    request: {
      method: 'POST',
      url: 'https://api.example.net/session',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'login=ada&password=x',
    },
    response: { status: 401, body: 'Account is locked' },
    verdicts: { confirmed: ['The account is locked'] },
  },
  { rule: null, why: 'no password was sent', ...attempt('{"name":"ada"}', '{"message":"Unauthorized"}') },
  {
    rule: null,
    why: 'a password that is too short is a fault of the input',
    ...attempt('{"password":"x"}', '{"message":"Too short"}', 422),
  },
];
