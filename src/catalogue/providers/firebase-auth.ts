import type { Condition, Example, RulePack } from '../../model';

/**
 * Firebase Authentication (Identity Toolkit and Secure Token). Sources: https://firebase.google.com/docs/reference/rest/auth,
 * https://firebase.google.com/docs/auth/admin/errors, https://cloud.google.com/identity-platform/docs/admin/email-enumeration-protection.
 * The web API key travels as ?key=. It is not listed as a credential: reports would then blot out whatever is called “key”.
 */
/** Where a login is judged, the API key was in order: asked here, so that the key is not told as a cause. */
const besidesTheKey = (condition: Condition): Condition => ({
  any: [condition, { all: [condition, { check: 'credential-missing' }, { check: 'credential-fails-everywhere' }] }],
});

export default {
  id: 'firebase-auth',
  name: 'Firebase Authentication',
  kind: 'api',
  docs: 'https://firebase.google.com/docs/reference/rest/auth',
  statusPage: 'https://status.firebase.google.com',
  support: { url: 'https://firebase.google.com/support', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['identitytoolkit.googleapis.com', 'securetoken.googleapis.com'] },
  rules: [
    {
      id: 'wrong-credentials',
      when: { code: ['INVALID_LOGIN_CREDENTIALS', 'INVALID_PASSWORD', 'EMAIL_NOT_FOUND', 'INVALID_EMAIL_AND_PASSWORD'] },
      title: 'E-mail address or password is wrong',
      summary: 'No account has this pair; with email enumeration protection Firebase does not say which of the two is wrong.',
      category: 'auth',
      causes: [
        { text: 'The password is wrong', confirmedBy: besidesTheKey({ code: 'INVALID_PASSWORD' }) },
        { text: 'No account has this e-mail address', confirmedBy: { code: 'EMAIL_NOT_FOUND' } },
        { text: 'The account signs in another way, such as with Google, and has no password' },
        { text: 'The app uses the configuration of another Firebase project' },
      ],
      fixes: [
        { text: 'Check address and password; offer the user to reset the password' },
        {
          text: 'Look the user up under Authentication in the Firebase console, with the sign-in method',
          url: 'https://console.firebase.google.com/project/_/authentication/users',
        },
        { text: 'Compare apiKey and projectId in the app with the project’s settings' },
      ],
      warnings: ['Tell users only that address or password is wrong, or strangers can find out who has an account'],
    },
    {
      id: 'too-many-attempts',
      when: { code: 'TOO_MANY_ATTEMPTS_TRY_LATER' },
      title: 'Too many attempts: Firebase blocks for a while',
      summary: 'After many failed logins or many requests from one device, Firebase refuses further ones for a time it does not state.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The account is locked for a while after many failed logins',
          confirmedBy: { message: { contains: 'failed login attempts' } },
        },
        { text: 'Too many codes or e-mails were asked for from this device or address' },
      ],
      fixes: [
        { text: 'Wait some minutes before trying again, or let the user reset the password: that unlocks the account' },
        {
          text: 'In tests, use the emulator or test phone numbers, which have no such limit',
          url: 'https://firebase.google.com/docs/emulator-suite/connect_auth',
        },
      ],
    },
    {
      id: 'weak-password',
      when: { code: ['WEAK_PASSWORD', 'PASSWORD_DOES_NOT_MEET_REQUIREMENTS'] },
      title: 'The password is too weak',
      summary: 'A password needs at least six characters, or whatever more the project’s password policy demands.',
      category: 'validation',
      causes: [
        { text: 'The password is shorter than 6 characters', confirmedBy: { message: { contains: 'at least 6 characters' } } },
        { text: 'The project’s password policy is not met', confirmedBy: { code: 'PASSWORD_DOES_NOT_MEET_REQUIREMENTS' } },
      ],
      fixes: [
        { text: 'Ask for a longer password, and check it in the form before sending' },
        {
          text: 'Read the policy with validatePassword, or change it in the console',
          url: 'https://firebase.google.com/docs/auth/web/password-auth#enforce_a_password_policy',
        },
      ],
    },
    {
      id: 'email-exists',
      when: { code: ['EMAIL_EXISTS', 'FEDERATED_USER_ID_ALREADY_LINKED', 'PHONE_NUMBER_EXISTS', 'DUPLICATE_EMAIL'] },
      title: 'This address or number has an account already',
      summary: 'Another account of the project uses the same e-mail address, phone number or provider identity.',
      category: 'conflict',
      causes: [
        { text: 'The user signed up before, perhaps with another sign-in method' },
        { text: 'The form was sent twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        {
          text: 'Let the user sign in, or link the new sign-in method to the existing account',
          url: 'https://firebase.google.com/docs/auth/web/account-linking',
        },
      ],
    },
    {
      id: 'invalid-input',
      when: { code: ['INVALID_EMAIL', 'MISSING_EMAIL', 'MISSING_PASSWORD', 'INVALID_PHONE_NUMBER', 'MISSING_PHONE_NUMBER'] },
      title: 'Address, number or password is missing or malformed',
      summary: 'The value has not the form of an e-mail address or phone number, or was not sent.',
      category: 'validation',
      causes: [
        {
          text: 'The e-mail address is malformed, for example with a space at its end',
          ruledOutBy: { requestField: '/email', is: { format: 'email' } },
        },
        {
          text: 'The phone number is not in E.164 form, +491701234567',
          ruledOutBy: { not: { code: ['INVALID_PHONE_NUMBER', 'MISSING_PHONE_NUMBER'] } },
        },
      ],
      fixes: [{ text: 'Trim and check the value in the form; write phone numbers with + and country code' }],
    },
    {
      id: 'user-disabled',
      when: { code: 'USER_DISABLED' },
      title: 'An administrator has disabled this account',
      summary: 'The account exists, but is switched off.',
      category: 'permission',
      causes: [{ text: 'The account was disabled in the console or with the Admin SDK' }],
      fixes: [
        {
          text: 'Enable the user under Authentication in the Firebase console',
          url: 'https://console.firebase.google.com/project/_/authentication/users',
        },
      ],
    },
    {
      id: 'not-enabled',
      when: { code: ['OPERATION_NOT_ALLOWED', 'PASSWORD_LOGIN_DISABLED', 'ADMIN_ONLY_OPERATION', 'CONFIGURATION_NOT_FOUND'] },
      title: 'The project’s settings do not allow this',
      summary: 'A sign-in method, region, change of address, or signing up by users themselves is not switched on in the project.',
      category: 'permission',
      causes: [
        {
          text: 'The sign-in provider is not enabled in the project',
          confirmedBy: {
            any: [
              { code: 'PASSWORD_LOGIN_DISABLED' },
              { all: [{ code: 'OPERATION_NOT_ALLOWED' }, { message: { contains: ['disabled', 'not enabled'] } }] },
              { responseField: '/error/message', is: 'OPERATION_NOT_ALLOWED' },
            ],
          },
          ruledOutBy: { message: { contains: ['region enabled', 'verify the new email'] } },
        },
        {
          text: 'The project’s SMS region policy leaves out the country of the number',
          confirmedBy: { message: { contains: 'region enabled' } },
          ruledOutBy: { not: { code: 'OPERATION_NOT_ALLOWED' } },
        },
        {
          text: 'The address may change only after the new one is verified (email enumeration protection): use verifyBeforeUpdateEmail',
          confirmedBy: { message: { contains: 'verify the new email' } },
          ruledOutBy: { not: { code: 'OPERATION_NOT_ALLOWED' } },
        },
        { text: 'Sign-up by users, or anonymous sign-in, is switched off', confirmedBy: { code: 'ADMIN_ONLY_OPERATION' } },
        { text: 'Authentication was never set up in this project', confirmedBy: { code: 'CONFIGURATION_NOT_FOUND' } },
      ],
      fixes: [
        {
          text: 'Enable the provider under Authentication, Sign-in method',
          url: 'https://console.firebase.google.com/project/_/authentication/providers',
        },
        { text: 'Allow sign-up, and countries for text messages, under Authentication, Settings' },
      ],
    },
    {
      id: 'token-no-longer-valid',
      when: {
        code: [
          'TOKEN_EXPIRED',
          'INVALID_ID_TOKEN',
          'INVALID_REFRESH_TOKEN',
          'USER_NOT_FOUND',
          'CREDENTIAL_TOO_OLD_LOGIN_AGAIN',
          'MISSING_REFRESH_TOKEN',
        ],
      },
      title: 'The user must sign in again',
      summary: 'The token is no longer valid, or the sign-in is too long ago for a sensitive change.',
      category: 'auth',
      causes: [
        {
          text: 'Firebase takes the token no longer: password or address changed, sessions were revoked, or the account was deleted',
          confirmedBy: besidesTheKey({ code: 'TOKEN_EXPIRED' }),
        },
        { text: 'The sign-in is too long ago for this change', confirmedBy: { code: 'CREDENTIAL_TOO_OLD_LOGIN_AGAIN' } },
        { text: 'The token’s user is not in this project: mostly the account was deleted', confirmedBy: { code: 'USER_NOT_FOUND' } },
        {
          text: 'No refresh token was sent',
          confirmedBy: { code: 'MISSING_REFRESH_TOKEN' },
          ruledOutBy: { not: { code: 'MISSING_REFRESH_TOKEN' } },
        },
        { text: 'The ID token is older than an hour, or of another project', ruledOutBy: { not: { code: 'INVALID_ID_TOKEN' } } },
        {
          text: 'The refresh token is of another project or was cut',
          ruledOutBy: { not: { code: 'INVALID_REFRESH_TOKEN' } },
        },
      ],
      fixes: [
        { text: 'Let the user sign in again, or call reauthenticateWithCredential before the sensitive change' },
        { text: 'Get a fresh ID token right before the call: user.getIdToken(true)' },
      ],
      links: [{ text: 'Manage sessions', url: 'https://firebase.google.com/docs/auth/admin/manage-sessions' }],
    },
    {
      id: 'action-code',
      when: { code: ['EXPIRED_OOB_CODE', 'INVALID_OOB_CODE', 'SESSION_EXPIRED', 'INVALID_CODE', 'INVALID_SESSION_INFO', 'MISSING_CODE'] },
      title: 'The code or link is wrong, used up or too old',
      summary: 'Codes from e-mails and text messages work once and for a limited time.',
      category: 'auth',
      causes: [
        { text: 'The code has expired', confirmedBy: besidesTheKey({ code: ['EXPIRED_OOB_CODE', 'SESSION_EXPIRED'] }) },
        {
          text: 'The code was used before, for example by a mail scanner that opens links',
          ruledOutBy: { not: { code: 'INVALID_OOB_CODE' } },
        },
        { text: 'The code was mistyped', ruledOutBy: { not: { code: ['INVALID_CODE', 'MISSING_CODE'] } } },
      ],
      fixes: [{ text: 'Send a new e-mail or message, and use the newest code only' }],
    },
    {
      id: 'quota',
      when: { code: ['QUOTA_EXCEEDED', 'DAILY_LIMIT_EXCEEDED'] },
      title: 'A quota of Firebase Authentication is used up',
      summary: 'The project sent more e-mails, messages or sign-ups than its quota allows.',
      category: 'rate-limit',
      causes: [{ text: 'Too many e-mails, text messages or sign-ups from one address in the period' }],
      fixes: [
        { text: 'Look up the limits and upgrade to the Blaze plan for higher ones', url: 'https://firebase.google.com/docs/auth/limits' },
        { text: 'In tests, use the emulator' },
      ],
    },
    {
      id: 'app-check',
      when: {
        code: [
          'CAPTCHA_CHECK_FAILED',
          'INVALID_APP_CREDENTIAL',
          'MISSING_APP_CREDENTIAL',
          'INVALID_RECAPTCHA_TOKEN',
          'MISSING_RECAPTCHA_TOKEN',
        ],
      },
      title: 'The proof that the app is genuine failed',
      summary: 'The reCAPTCHA or app credential is missing, expired or of another site.',
      category: 'auth',
      causes: [
        { text: 'The reCAPTCHA token expired or was used twice' },
        {
          text: 'The site’s domain is not among the authorized domains',
          confirmedBy: { message: { contains: 'Hostname match not found' } },
        },
      ],
      fixes: [
        {
          text: 'Add the domain under Authentication, Settings, Authorized domains',
          url: 'https://console.firebase.google.com/project/_/authentication/settings',
        },
        { text: 'Render the verifier anew before each attempt' },
      ],
    },
    {
      id: 'api-key',
      when: {
        code: [
          'API_KEY_INVALID',
          'API_KEY_HTTP_REFERRER_BLOCKED',
          'API_KEY_SERVICE_BLOCKED',
          'SERVICE_DISABLED',
          'INVALID_API_KEY',
          'PROJECT_NOT_FOUND',
        ],
      },
      title: 'The web API key does not work here',
      summary: 'The key in the app’s configuration is wrong, or its restrictions leave out this site or this API.',
      category: 'auth',
      causes: [
        { text: 'The key is wrong or was deleted', confirmedBy: { code: ['API_KEY_INVALID', 'INVALID_API_KEY'] } },
        { text: 'The key is restricted to other websites', confirmedBy: { code: 'API_KEY_HTTP_REFERRER_BLOCKED' } },
        {
          text: 'The key’s API restrictions leave out Identity Toolkit or Token Service',
          confirmedBy: { code: 'API_KEY_SERVICE_BLOCKED' },
        },
        { text: 'The Identity Toolkit API is disabled in the project', confirmedBy: { code: 'SERVICE_DISABLED' } },
      ],
      fixes: [
        { text: 'Copy the web API key from the project’s settings', url: 'https://console.firebase.google.com/project/_/settings/general' },
        {
          text: 'Allow the site, Identity Toolkit API and Token Service API in the key’s restrictions',
          url: 'https://console.cloud.google.com/apis/credentials',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=AIzaEXAMPLE-no-key';
const served = { 'Content-Type': 'application/json; charset=UTF-8', Server: 'ESF' };
const json = { 'Content-Type': 'application/json' };
const body = '{"email":"ada@shop.example","password":"EXAMPLE","returnSecureToken":true}';
const error = (message: string): string =>
  JSON.stringify({ error: { code: 400, message, errors: [{ message, domain: 'global', reason: 'invalid' }] } }, null, 2);
const refused = (rule: string, message: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: json, body },
  response: { status: 400, headers: served, body: error(message) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  refused(
    'not-enabled',
    'OPERATION_NOT_ALLOWED : SMS unable to be sent until this region enabled by the app developer.',
    'the region, not the provider',
    {
      confirmed: ['The project’s SMS region policy'],
      'ruled-out': ['The sign-in provider is not enabled'],
    },
  ),
  refused('not-enabled', 'OPERATION_NOT_ALLOWED : Please verify the new email before changing email.', 'the address, not the provider', {
    confirmed: ['The address may change only'],
    'ruled-out': ['The sign-in provider is not enabled'],
  }),
  refused('wrong-credentials', 'INVALID_LOGIN_CREDENTIALS', 'with protection on', { possible: ['The password is wrong'] }),
  refused('wrong-credentials', 'EMAIL_NOT_FOUND', 'with protection off', { confirmed: ['No account has this e-mail'] }),
  refused(
    'too-many-attempts',
    'TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been temporarily disabled due to many failed login attempts.',
    'a code with words',
    { confirmed: ['The account is locked'] },
  ),
  refused('weak-password', 'WEAK_PASSWORD : Password should be at least 6 characters', 'a short one', {
    confirmed: ['The password is shorter'],
  }),
  refused('email-exists', 'EMAIL_EXISTS', 'a second sign-up'),
  {
    rule: 'invalid-input',
    why: 'no address at all',
    request: { method: 'POST', url, headers: json, body: '{"email":"ada@","password":"EXAMPLE"}' },
    response: { status: 400, headers: served, body: error('INVALID_EMAIL') },
    verdicts: { possible: ['The e-mail address is malformed'], 'ruled-out': ['The phone number'] },
  },
  refused('user-disabled', 'USER_DISABLED', 'switched off'),
  refused('not-enabled', 'OPERATION_NOT_ALLOWED', 'a provider that is off', { confirmed: ['The sign-in provider'] }),
  refused('token-no-longer-valid', 'CREDENTIAL_TOO_OLD_LOGIN_AGAIN', 'a change of password', {
    confirmed: ['The sign-in is too long ago'],
  }),
  refused('action-code', 'EXPIRED_OOB_CODE', 'an old link', { confirmed: ['The code has expired'] }),
  refused('quota', 'QUOTA_EXCEEDED : Exceeded quota for verifying phone numbers.', 'too many messages'),
  refused('app-check', 'CAPTCHA_CHECK_FAILED : Hostname match not found', 'another domain', { confirmed: ['The site’s domain'] }),
  {
    rule: 'api-key',
    why: 'another site',
    request: { method: 'POST', url, headers: json, body },
    response: {
      status: 403,
      headers: served,
      body: '{"error":{"code":403,"message":"Requests from referer https://app.shop.example/ are blocked.","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_HTTP_REFERRER_BLOCKED","domain":"googleapis.com"}]}}',
    },
    verdicts: { confirmed: ['The key is restricted to other websites'] },
  },
  {
    rule: null,
    why: 'near miss: another API of Google',
    request: { url: 'https://www.googleapis.com/drive/v3/files?key=AIzaEXAMPLE-no-key' },
    response: { status: 400, headers: served, body: error('INVALID_LOGIN_CREDENTIALS') },
  },
];
