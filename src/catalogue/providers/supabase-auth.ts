import type { Condition, Example, RulePack } from '../../model';

/**
 * Supabase Auth (GoTrue). Sources: https://supabase.com/docs/guides/auth/debugging/error-codes,
 * https://supabase.com/docs/guides/auth/rate-limits, https://supabase.com/docs/guides/auth/auth-smtp, https://supabase.com/docs/guides/auth/sessions
 */
/** Where a login or session is judged, the API key was in order: asked here, so that the key is not told as a cause. */
const besidesTheKey = (condition: Condition): Condition => ({
  any: [condition, { all: [condition, { check: 'credential-missing' }, { check: 'credential-fails-everywhere' }] }],
});

export default {
  id: 'supabase-auth',
  name: 'Supabase Auth',
  kind: 'api',
  docs: 'https://supabase.com/docs/guides/auth/debugging/error-codes',
  statusPage: 'https://status.supabase.com',
  support: { url: 'https://supabase.com/support', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: {
    hosts: ['*.supabase.co', '*.supabase.in'],
    paths: ['/auth/v1*'],
    fingerprints: [
      { all: [{ responseHeader: 'sb-project-ref' }, { path: { startsWith: '/auth/v1/' } }] },
      { all: [{ responseHeader: 'x-sb-error-code' }, { path: { startsWith: '/auth/v1/' } }] },
    ],
  },
  envelope: { code: ['header:x-sb-error-code', '/error_code'] },
  rules: [
    {
      id: 'api-key',
      when: { all: [{ status: 401 }, { message: { contains: ['API key', 'apikey'] } }] },
      title: 'Supabase wants a valid API key',
      summary: 'Every request needs the project’s key in the apikey header.',
      category: 'auth',
      causes: [
        { text: 'The apikey header is missing', when: { all: [{ not: { requestHeader: 'apikey' } }, { not: { query: 'apikey' } }] } },
        { text: 'The key belongs to another project than the host, was rotated, or legacy keys are switched off' },
      ],
      fixes: [
        { text: 'Copy URL and publishable key from the same project', url: 'https://supabase.com/dashboard/project/_/settings/api-keys' },
        { text: 'After changing environment variables, build and deploy again: the key is baked into the page' },
      ],
    },
    {
      id: 'invalid-credentials',
      when: { code: ['invalid_credentials', 'invalid_grant'] },
      title: 'E-mail address or password is wrong',
      summary: 'No account has this pair; Supabase does not say which of the two is wrong.',
      category: 'auth',
      causes: [
        { text: 'Address and password do not belong together', confirmedBy: besidesTheKey({ code: 'invalid_credentials' }) },
        { text: 'The account signs in with a provider or a link and has no password' },
        { text: 'The app talks to another project, such as the local one' },
      ],
      fixes: [
        { text: 'Check both; offer the user to reset the password' },
        { text: 'Look the user up under Authentication, Users', url: 'https://supabase.com/dashboard/project/_/auth/users' },
      ],
      warnings: ['Tell users only that address or password is wrong, or strangers can find out who has an account'],
    },
    {
      id: 'not-confirmed',
      when: { code: ['email_not_confirmed', 'phone_not_confirmed', 'provider_email_needs_verification'] },
      title: 'The address or number is not confirmed yet',
      summary: 'The account exists, but the link or code that was sent has not been used.',
      category: 'auth',
      causes: [
        {
          text: 'The user has not used the link or code that was sent, or it did not arrive',
          confirmedBy: besidesTheKey({ code: ['email_not_confirmed', 'phone_not_confirmed'] }),
        },
      ],
      fixes: [
        { text: 'Send it again with supabase.auth.resend, and look into the spam folder' },
        {
          text: 'For tests, switch confirmation off or confirm the user in the dashboard',
          url: 'https://supabase.com/dashboard/project/_/auth/providers',
        },
      ],
    },
    {
      id: 'email-rate-limit',
      when: { code: ['over_email_send_rate_limit', 'over_sms_send_rate_limit'] },
      title: 'Too many e-mails or messages were asked for',
      summary:
        'Between two e-mails to one user some time must pass (60 seconds unless set otherwise), and the project has an hourly limit.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The same user asked again within the waiting time between two e-mails or codes',
          confirmedBy: { message: { contains: 'For security purposes' } },
        },
        {
          text: 'The built-in e-mail service is in use, which sends only a few e-mails per hour: your own SMTP has no such limit',
          ruledOutBy: { message: { contains: 'For security purposes' } },
        },
        { text: 'The form or the effect sends the request twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Wait the seconds that the message names, and disable the button for that long' },
        { text: 'Set up a custom SMTP server, then raise the limit', url: 'https://supabase.com/docs/guides/auth/auth-smtp' },
        { text: 'In tests, use the local stack, which catches e-mails', url: 'https://supabase.com/docs/guides/auth/rate-limits' },
      ],
    },
    {
      id: 'request-rate-limit',
      when: {
        any: [{ all: [{ status: 429 }, { code: 'over_request_rate_limit' }] }, { all: [{ status: 429 }, { code: 'too_many_requests' }] }],
      },
      title: 'Too many auth requests from this address',
      summary: 'Sign-ins, refreshes and verifications are limited per IP address.',
      category: 'rate-limit',
      causes: [
        { text: 'The session is refreshed or checked again and again, for example in a loop', confirmedBy: { check: 'polling-fast' } },
        { text: 'A server calls on behalf of many users, and all share its address' },
      ],
      fixes: [
        { text: 'Wait a few minutes, then retry with growing pauses' },
        { text: 'Create one client only, and leave refreshing to it' },
        { text: 'Raise the limits in the dashboard', url: 'https://supabase.com/dashboard/project/_/auth/rate-limits' },
      ],
    },
    {
      id: 'refresh-token',
      when: { code: ['refresh_token_already_used', 'refresh_token_not_found', 'session_not_found', 'session_expired'] },
      title: 'The session is over: the user must sign in again',
      summary: 'Refresh tokens work once (rotation); this one was used already, or its session has ended.',
      category: 'auth',
      causes: [
        {
          text: 'The refresh token was used before: using it again, after a short grace, ends the session',
          confirmedBy: besidesTheKey({ code: 'refresh_token_already_used' }),
        },
        {
          text: 'Two clients, tabs or servers refreshed with the same token, or an old one was kept',
          ruledOutBy: { not: { code: 'refresh_token_already_used' } },
        },
        {
          text: 'The user signed out, or the session was ended by a limit or an administrator',
          ruledOutBy: { code: 'refresh_token_already_used' },
        },
      ],
      fixes: [
        { text: 'Sign the user in again; clear the stored session' },
        { text: 'Use a single client per browser, and only the middleware to refresh on a server, with cookies written back' },
      ],
      links: [{ text: 'Sessions', url: 'https://supabase.com/docs/guides/auth/sessions' }],
    },
    {
      id: 'user-exists',
      when: { code: ['user_already_exists', 'email_exists', 'phone_exists', 'identity_already_exists'] },
      title: 'This user exists already',
      summary: 'The address, number or identity has an account in this project.',
      category: 'conflict',
      causes: [{ text: 'The person signed up before, perhaps with another method' }],
      fixes: [{ text: 'Offer to sign in, to reset the password, or to link the identity' }],
    },
    {
      id: 'weak-password',
      when: { code: ['weak_password', 'same_password'] },
      title: 'The new password is not accepted',
      summary: 'It does not meet the project’s rules, or is the same as before.',
      category: 'validation',
      causes: [
        { text: 'It is too short, lacks kinds of characters, or is known from leaks', confirmedBy: { code: 'weak_password' } },
        { text: 'It equals the present password', confirmedBy: { code: 'same_password' } },
      ],
      fixes: [
        {
          text: 'Show the rules in the form and check them first; weak_password.reasons in the answer says which failed',
          url: 'https://supabase.com/docs/guides/auth/password-security',
        },
      ],
    },
    {
      id: 'otp',
      when: {
        code: [
          'otp_expired',
          'otp_disabled',
          'flow_state_expired',
          'flow_state_not_found',
          'bad_code_verifier',
          'bad_oauth_state',
          'bad_oauth_callback',
        ],
      },
      title: 'The link, code or sign-in flow is no longer valid',
      summary: 'It was used already, is too old, or was opened elsewhere than it began.',
      category: 'auth',
      causes: [
        {
          text: 'The link or code has expired, was used already, for example by a mail scanner, or was mistyped',
          confirmedBy: besidesTheKey({ code: 'otp_expired' }),
        },
        {
          text: 'The code verifier does not fit: the flow began in another browser or tab, or was begun again',
          confirmedBy: { code: 'bad_code_verifier' },
        },
        {
          text: 'The flow’s state is gone: it expired, or an earlier try with the same code used it up',
          confirmedBy: { code: 'flow_state_not_found' },
        },
        { text: 'The flow took too long', confirmedBy: { code: 'flow_state_expired' } },
      ],
      fixes: [
        { text: 'Ask for a new link or code and open it in the same browser' },
        {
          text: 'Against mail scanners, send codes in place of links, or confirm with a button',
          url: 'https://supabase.com/docs/guides/auth/auth-email-templates#email-prefetching',
        },
      ],
    },
    {
      id: 'disabled',
      when: {
        code: [
          'signup_disabled',
          'provider_disabled',
          'email_provider_disabled',
          'phone_provider_disabled',
          'anonymous_provider_disabled',
          'manual_linking_disabled',
          'email_address_not_authorized',
          'email_address_invalid',
        ],
      },
      title: 'The project’s settings do not allow this',
      summary: 'Sign-ups or the provider are switched off, or the address may not be used.',
      category: 'permission',
      causes: [
        {
          text: 'The provider is not enabled',
          confirmedBy: {
            any: [
              { code: ['provider_disabled', 'email_provider_disabled', 'phone_provider_disabled', 'anonymous_provider_disabled'] },
              { message: { contains: 'provider is not enabled' } },
            ],
          },
        },
        { text: 'New sign-ups are switched off', confirmedBy: { code: 'signup_disabled' } },
        { text: 'The built-in e-mail service sends only to members of the team', confirmedBy: { code: 'email_address_not_authorized' } },
        { text: 'The address is not a real one, such as one at example.com', confirmedBy: { code: 'email_address_invalid' } },
      ],
      fixes: [
        { text: 'Enable the provider or sign-ups under Authentication', url: 'https://supabase.com/dashboard/project/_/auth/providers' },
        { text: 'Set up a custom SMTP server to write to anybody', url: 'https://supabase.com/docs/guides/auth/auth-smtp' },
      ],
    },
    {
      id: 'validation',
      when: { code: ['validation_failed', 'bad_json'] },
      title: 'Supabase Auth cannot use what was sent',
      summary: 'A field is missing or malformed, or the provider that was named is not switched on; the message says which.',
      category: 'validation',
      causes: [
        { text: 'The provider is not enabled', confirmedBy: { message: { contains: 'provider is not enabled' } } },
        { text: 'The body is not valid JSON', confirmedBy: { any: [{ code: 'bad_json' }, { check: 'json-malformed' }] } },
        { text: 'A required field is missing or has the wrong form', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Mend the field that the message names' },
        { text: 'Enable the provider under Authentication', url: 'https://supabase.com/dashboard/project/_/auth/providers' },
      ],
    },
    {
      id: 'bad-jwt',
      when: { code: ['bad_jwt', 'no_authorization', 'not_admin', 'user_not_found', 'user_banned', 'insufficient_aal'] },
      title: 'The token does not allow this call',
      summary: 'The access token is missing, invalid or expired, or its user may not do this.',
      category: 'auth',
      causes: [
        {
          text: 'The token has expired',
          confirmedBy: { any: [{ message: { contains: 'token is expired' } }, { check: 'credential-expired' }] },
        },
        {
          text: 'No user’s token was sent',
          confirmedBy: { all: [{ code: 'no_authorization' }, { not: { requestHeader: 'Authorization' } }] },
          ruledOutBy: { requestHeader: 'Authorization' },
        },
        { text: 'An administrator’s call was made without the secret key', confirmedBy: { code: 'not_admin' } },
        { text: 'The user was deleted', confirmedBy: { code: 'user_not_found' } },
        { text: 'The user is banned', confirmedBy: { code: 'user_banned' } },
        { text: 'A second factor is needed for this', confirmedBy: { code: 'insufficient_aal' } },
      ],
      fixes: [
        { text: 'Refresh the session or sign in again, and send the user’s access token as a Bearer token' },
        { text: 'Make administrative calls on a server, with the secret key' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://EXAMPLEprojectref.supabase.co/auth/v1/token?grant_type=password';
const key = { apikey: 'sb_publishable_EXAMPLE', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'sb-project-ref': 'EXAMPLEprojectref' };
const refused = (rule: string, why: string, status: number, code: string, msg: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"email":"ada@shop.example","password":"EXAMPLE"}' },
  response: { status, headers: { ...served, 'x-sb-error-code': code }, body: JSON.stringify({ code: status, error_code: code, msg }) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  {
    rule: 'api-key',
    why: 'left out',
    request: { method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body: '{}' },
    response: {
      status: 401,
      headers: served,
      body: '{"message":"No API key found in request","hint":"No `apikey` request header or url param was found."}',
    },
    verdicts: { confirmed: ['The apikey header is missing'] },
  },
  refused('invalid-credentials', 'a wrong password', 400, 'invalid_credentials', 'Invalid login credentials'),
  refused('not-confirmed', 'before the link', 400, 'email_not_confirmed', 'Email not confirmed'),
  refused(
    'email-rate-limit',
    'a second link',
    429,
    'over_email_send_rate_limit',
    'For security purposes, you can only request this after 48 seconds.',
    {
      confirmed: ['The same user asked again'],
      'ruled-out': ['The built-in e-mail service'],
    },
  ),
  refused('request-rate-limit', 'a loop', 429, 'over_request_rate_limit', 'Request rate limit reached'),
  refused('refresh-token', 'two tabs', 400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used', {
    confirmed: ['The refresh token was used before'],
    'ruled-out': ['The user signed out'],
  }),
  refused('user-exists', 'a second sign-up', 422, 'user_already_exists', 'User already registered'),
  refused('weak-password', 'too short', 422, 'weak_password', 'Password should be at least 6 characters.', {
    confirmed: ['It is too short'],
  }),
  refused('otp', 'an old link', 403, 'otp_expired', 'Token has expired or is invalid', { confirmed: ['The link or code has expired'] }),
  refused('disabled', 'sign-ups are off', 422, 'signup_disabled', 'Signups not allowed for this instance', {
    confirmed: ['New sign-ups'],
  }),
  refused('validation', 'a provider that is off', 400, 'validation_failed', 'Unsupported provider: provider is not enabled', {
    confirmed: ['The provider is not enabled'],
  }),
  refused(
    'bad-jwt',
    'an old token',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token has invalid claims: token is expired',
    {
      confirmed: ['The token has expired'],
    },
  ),
  {
    rule: null,
    why: 'near miss: the data API of the same project',
    request: { url: 'https://EXAMPLEprojectref.supabase.co/rest/v1/orders', headers: key },
    response: { status: 400, headers: served, body: '{"code":"bad_jwt","message":"x"}' },
  },
];
