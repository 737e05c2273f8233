import type { Example, RulePack } from '../../model';

/**
 * GoCardless’s API. Sources: https://developer.gocardless.com/api-reference/#api-usage-errors,
 * https://developer.gocardless.com/api-reference/#making-requests-idempotency-keys,
 * https://developer.gocardless.com/api-reference/#making-requests-rate-limiting
 */

const ERRORS = 'https://developer.gocardless.com/api-reference/#api-usage-errors';
const LIMITS = 'https://developer.gocardless.com/api-reference/#making-requests-rate-limiting';
const IDEMPOTENCY = 'https://developer.gocardless.com/api-reference/#making-requests-idempotency-keys';

const named = (reason: string | readonly string[]) => ({ confirmedBy: { responseField: '/error/errors/*/reason', is: reason } });

export default {
  id: 'gocardless',
  name: 'GoCardless',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://www.gocardless-status.com',
  support: { email: 'api@gocardless.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.gocardless.com', 'api-sandbox.gocardless.com'] },
  envelope: { code: ['/error/errors/0/reason', '/error/type'], requestId: ['/error/request_id', 'header:X-Request-Id'] },
  credentials: [
    {
      in: 'header',
      name: 'Authorization',
      scheme: 'Bearer',
      placeholder: 'YOUR_GOCARDLESS_ACCESS_TOKEN',
    },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'GoCardless did not accept the access token',
      summary: 'Every call needs an access token of the environment (sandbox or live) that the host belongs to.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'A sandbox token was sent to the live environment',
          confirmedBy: {
            all: [{ host: 'api.gocardless.com' }, { requestHeader: 'Authorization', is: { startsWith: 'Bearer sandbox_' } }],
          },
        },
        {
          text: 'A live token was sent to the sandbox',
          confirmedBy: {
            all: [{ host: 'api-sandbox.gocardless.com' }, { requestHeader: 'Authorization', is: { startsWith: 'Bearer live_' } }],
          },
        },
        { text: 'The token has been disabled', ...named('access_token_not_active') },
        { text: 'No such token exists', ...named('access_token_not_found') },
        {
          text: 'The token was deleted in the dashboard, or the merchant disconnected the app',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Create a token in the dashboard of the right environment under Developers, and send it to that environment’s host',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://api-sandbox.gocardless.com'}}/creditors \\\n  -H 'Authorization: Bearer {{credential}}' -H 'GoCardless-Version: 2015-07-06'",
            },
          ],
          url: 'https://manage.gocardless.com/developers',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { any: [{ status: 403 }, { code: ['insufficient_permissions', 'forbidden', 'feature_disabled'] }] },
      title: 'The token may not do this',
      summary: 'The token is valid, but read-only, of another account, or the feature is not enabled.',
      category: 'permission',
      causes: [
        { text: 'The access token is read-only, or lacks the permission', ...named('insufficient_permissions') },
        { text: 'The feature is not enabled for the account', ...named('feature_disabled') },
        { text: 'The resource belongs to another account', ruledOutBy: { code: ['insufficient_permissions', 'feature_disabled'] } },
      ],
      fixes: [
        { text: 'Create a token with read-write access', url: 'https://manage.gocardless.com/developers' },
        { text: 'Ask GoCardless to enable the feature: some endpoints are restricted by default' },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'GoCardless finds no such resource',
      summary: 'The id is unknown to this account and environment, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The id belongs to the other environment: sandbox and live share nothing' },
        { text: 'The id belongs to another account, or is mistyped' },
      ],
      fixes: [
        { text: 'Use the token and host of the environment that made the resource, and compare the path with the reference', url: ERRORS },
      ],
    },
    {
      id: 'idempotent-conflict',
      when: { code: 'idempotent_creation_conflict' },
      title: 'This was created already',
      summary: 'A resource was made with this Idempotency-Key before, so nothing new was created; links name the existing one.',
      category: 'conflict',
      causes: [
        { text: 'A resource was created with this Idempotency-Key before', when: { code: 'idempotent_creation_conflict' } },
        { text: 'The request was sent twice at once', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Fetch the resource that errors[0].links.conflicting_resource_id names: it is the one you wanted' },
        { text: 'For a further payment make a new Idempotency-Key' },
      ],
      links: [{ text: 'Idempotency keys', url: IDEMPOTENCY }],
    },
    {
      id: 'bank-account-exists',
      when: { code: 'bank_account_exists' },
      title: 'This bank account exists already',
      summary: 'Bank accounts are unique for each customer or creditor; links name the existing one.',
      category: 'conflict',
      causes: [{ text: 'The same account was added before', when: { code: 'bank_account_exists' } }],
      fixes: [{ text: 'Use the bank account that the answer’s links name, or update it in place of creating another' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'invalid-state',
      when: {
        all: [
          { responseField: '/error/type', is: 'invalid_state' },
          { not: { code: ['idempotent_creation_conflict', 'bank_account_exists'] } },
        ],
      },
      title: 'The resource’s state does not allow this',
      summary: 'What the call asks for cannot be done in the state that the mandate, payment or subscription is in.',
      category: 'conflict',
      causes: [
        {
          text: 'It cannot be cancelled: it was cancelled or has failed already, or was submitted to the banks',
          ...named('cancellation_failed'),
        },
        { text: 'The mandate is active already, or being submitted', ...named('mandate_not_inactive') },
        { text: 'The mandate is not active: it failed, expired or was cancelled', ...named('mandate_is_inactive') },
        { text: 'The bank account is disabled', ...named(['bank_account_disabled', 'disable_failed']) },
      ],
      fixes: [
        { text: 'Fetch the resource and look at its status before acting on it' },
        { text: 'Follow states by webhook events; do not let the user try the same again' },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'validation-failed',
      when: {
        any: [
          { code: 'validation_failed' },
          { all: [{ responseField: '/error/type', is: 'validation_failed' }, { not: { code: 'validation_failed' } }] },
        ],
      },
      title: 'GoCardless rejected fields of the request',
      summary: 'Parameters are missing or not valid; each of errors names the field, and request_pointer its place.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'Bank details were refused: they are missing, their form or length is wrong, or such an account cannot exist',
          confirmedBy: { responseField: '/error/errors/*/field', is: ['branch_code', 'account_number', 'bank_code', 'iban'] },
        },
        {
          text: 'The charge date was refused: it may be too early, or no working day',
          confirmedBy: { responseField: '/error/errors/*/field', is: 'charge_date' },
        },
        {
          text: 'The amount was refused: it must be a whole number of the smallest unit, above zero and within the limits',
          confirmedBy: { responseField: '/error/errors/*/field', is: 'amount' },
        },
      ],
      fixes: [
        { text: 'Correct the fields that errors names, and show them to the user' },
        {
          text: 'Wrap the body in the resource’s name: { "payments": { … } }',
          snippets: [{ language: 'json', code: '{ "payments": { "amount": 1000, "currency": "GBP", "links": { "mandate": "MD123" } } }' }],
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: 'rate_limit_exceeded' }, { all: [{ status: 429 }, { not: { code: 'rate_limit_exceeded' } }] }] },
      title: 'GoCardless’s requests per minute are used up',
      summary: 'GoCardless takes 1,000 requests per minute; RateLimit-Reset says when the next minute begins.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 1,000 requests were sent in a minute',
          confirmedBy: { check: 'too-many-requests', with: { limit: 1000, withinSeconds: 60 } },
        },
        { text: 'Other programs use the same account' },
      ],
      fixes: [
        { text: 'Wait until the time in RateLimit-Reset, and watch RateLimit-Remaining' },
        { text: 'Use webhooks in place of polling, and lists with a limit of up to 500' },
      ],
      links: [{ text: 'Rate limiting', url: LIMITS }],
    },
    {
      id: 'invalid-usage',
      when: { status: [400, 405, 406, 415] },
      title: 'The request is not one that GoCardless reads',
      summary: 'A header, the method or the body’s form is wrong; reason and message say which.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'No GoCardless-Version header was sent', when: { not: { requestHeader: 'GoCardless-Version' } } },
        { text: 'The version in GoCardless-Version does not exist', ...named('version_not_found') },
        { text: 'The Idempotency-Key is too long', ...named('idempotency_key_too_long') },
        { text: 'The body lacks the resource’s name around it, or has the wrong Content-Type' },
      ],
      fixes: [
        {
          text: 'Send the version and JSON, wrapped in the resource’s name',
          snippets: [{ language: 'http', code: 'GoCardless-Version: 2015-07-06\nContent-Type: application/json' }],
        },
      ],
      links: [{ text: 'Making requests', url: 'https://developer.gocardless.com/api-reference/#api-usage-making-requests' }],
    },
    {
      id: 'gocardless-failed',
      when: { status: '5xx' },
      title: 'GoCardless failed',
      summary: 'An error inside GoCardless; report it with the request id when it goes on.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at GoCardless' },
        { text: 'Everything sent to GoCardless fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Repeat it with the same Idempotency-Key, so that it is created once', url: IDEMPOTENCY }],
    },
  ],
} satisfies RulePack;

const url = 'https://api-sandbox.gocardless.com/payments';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer sandbox_FAKEnotARealToken', 'GoCardless-Version': '2015-07-06' };

const refused = (rule: string, why: string, code: number, error: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"payments":{"amount":1000,"currency":"GBP"}}' },
  response: { status: code, headers: json, body: JSON.stringify({ error: { code, request_id: 'dd50EX01', ...error } }) },
  ...more,
});

const usage = (reason: string, message: string): object => ({ type: 'invalid_api_usage', message, errors: [{ reason, message }] });

export const examples: readonly Example[] = [
  refused('unauthorized', 'a sandbox token for live', 401, usage('access_token_not_found', 'The access token you’ve used is not valid'), {
    request: { url: 'https://api.gocardless.com/payments', headers: key },
    verdicts: { confirmed: ['A sandbox token', 'No such token'], 'ruled-out': ['No access token'] },
  }),
  refused('forbidden', 'a read-only token', 403, usage('insufficient_permissions', 'Insufficient permissions'), {
    verdicts: { confirmed: ['The access token is read-only'], 'ruled-out': ['The resource belongs'] },
  }),
  refused('not-found', 'an unknown id', 404, usage('resource_not_found', 'Resource not found')),
  refused(
    'idempotent-conflict',
    'a key used before',
    409,
    {
      type: 'invalid_state',
      message: 'A resource has already been created with this idempotency key',
      errors: [
        {
          reason: 'idempotent_creation_conflict',
          message: 'A resource has already been created with this idempotency key',
          links: { conflicting_resource_id: 'PM00EXAMPLE9' },
        },
      ],
    },
    { verdicts: { confirmed: ['A resource was created'] } },
  ),
  refused('bank-account-exists', 'an account twice', 409, {
    type: 'invalid_state',
    message: 'Bank account already exists',
    errors: [{ reason: 'bank_account_exists', message: 'Bank account already exists', links: { customer_bank_account: 'BA00EXAMPLE' } }],
  }),
  refused(
    'invalid-state',
    'a mandate that is active',
    422,
    {
      type: 'invalid_state',
      message: 'Mandate is already active or being submitted',
      errors: [{ reason: 'mandate_not_inactive', message: 'Mandate is already active or being submitted' }],
    },
    { verdicts: { confirmed: ['The mandate is active'] } },
  ),
  refused(
    'validation-failed',
    'a sort code with letters',
    422,
    {
      type: 'validation_failed',
      message: 'Validation failed',
      errors: [{ message: 'must be a number', field: 'branch_code', request_pointer: '/customer_bank_accounts/branch_code' }],
    },
    { verdicts: { confirmed: ['Bank details'] } },
  ),
  refused('rate-limit', 'a busy minute', 429, usage('rate_limit_exceeded', 'Rate limit exceeded')),
  refused('invalid-usage', 'no version', 400, usage('bad_request', 'Bad request'), {
    request: { method: 'POST', url, headers: { ...json, Authorization: key.Authorization }, body: '{"payments":{}}' },
    verdicts: { confirmed: ['No GoCardless-Version'] },
  }),
  refused('gocardless-failed', 'a fault', 500, {
    type: 'gocardless',
    message: 'Internal server error',
    errors: [{ reason: 'internal_server_error', message: 'Internal server error' }],
  }),
  {
    rule: null,
    why: 'near miss: the same envelope from another host',
    request: { method: 'POST', url: 'https://debit.other.example/payments' },
    response: { status: 422, headers: json, body: '{"error":{"type":"invalid_state","errors":[{"reason":"cancellation_failed"}]}}' },
  },
];
