import type { Example, RulePack } from '../../model';

/**
 * Paystack's API. Sources: https://paystack.com/docs/api/errors/, https://paystack.com/docs/api/authentication/,
 * https://paystack.com/docs/transfers/
 */

const ERRORS = 'https://paystack.com/docs/api/errors/';
const KEYS = 'https://dashboard.paystack.com/#/settings/developers';

export default {
  id: 'paystack',
  name: 'Paystack',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.paystack.com',
  support: {
    url: 'https://support.paystack.com',
    email: 'support@paystack.com',
    asks: ['timestamp', 'error-code', 'request', 'response', 'account'],
  },
  recognize: { hosts: ['api.paystack.co'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_PAYSTACK_SECRET_KEY' }],
  rules: [
    {
      id: 'invalid-key',
      when: { status: 401 },
      title: 'Paystack did not accept the key',
      summary: 'Every call needs the secret key of the integration as Bearer in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'The public key (pk_…) was sent where the secret key (sk_…) belongs',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer pk_' } },
        },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was replaced in the dashboard, or is cut off', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the secret key from the dashboard under Settings → API Keys & Webhooks, and send it as Bearer',
          snippets: [
            { language: 'bash', code: "curl 'https://api.paystack.co/transaction?perPage=1' -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: KEYS,
        },
      ],
      warnings: ['The secret key belongs on a server: a page needs the public key alone.'],
      links: [{ text: 'Authentication', url: 'https://paystack.com/docs/api/authentication/' }],
    },
    {
      id: 'forbidden',
      when: { any: [{ status: 403 }, { message: { contains: 'IP address is not allowed' } }] },
      title: 'Paystack does not allow this call',
      summary: 'The key is valid, but the account, or the address that the call comes from, may not make it.',
      category: 'permission',
      causes: [
        {
          text: 'The address of the server is not on the allowlist of the account',
          confirmedBy: { message: { contains: 'IP address is not allowed' } },
        },
        {
          text: 'The feature is not enabled for the account or its country',
          ruledOutBy: { message: { contains: 'IP address is not allowed' } },
        },
      ],
      fixes: [
        { text: 'Add the server’s address under Settings → API Keys & Webhooks → IP whitelist', url: KEYS },
        { text: 'Ask support to enable the feature' },
      ],
    },
    {
      id: 'duplicate-reference',
      when: {
        all: [
          { status: [400, 409] },
          { message: { contains: ['duplicate transaction reference', 'duplicate reference', 'reference already exists'] } },
        ],
      },
      title: 'This reference was used before',
      summary: 'Each transaction and transfer needs a reference of its own; this one exists already.',
      category: 'conflict',
      causes: [
        {
          text: 'The reference was sent with an earlier transaction',
          confirmedBy: { message: { contains: ['duplicate', 'already exists'] } },
        },
        { text: 'The request was sent twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Verify the earlier transaction by its reference before starting another' },
        { text: 'Make references unique (a UUID, or order number and attempt), or leave the field out and let Paystack make one' },
      ],
      links: [{ text: 'Verify a transaction', url: 'https://paystack.com/docs/payments/verify-payments/' }],
    },
    {
      id: 'not-found',
      when: {
        any: [
          { code: ['transaction_not_found', 'resource_not_found'] },
          { all: [{ status: 404 }, { not: { code: ['transaction_not_found', 'resource_not_found'] } }] },
        ],
      },
      title: 'Paystack finds no such record',
      summary: 'The reference, code or id is unknown to this integration, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The record belongs to the other mode: test and live keys see different records' },
        { text: 'The transaction was never started with this reference, or on another integration' },
        { text: 'The path is misspelt', ruledOutBy: { code: 'transaction_not_found' } },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Use the key of the mode and integration that made the record' },
        { text: 'Verify with the reference that initialize returned, not with the access_code' },
      ],
    },
    {
      id: 'transfer-not-possible',
      when: {
        all: [
          { status: [400, 403] },
          {
            any: [
              { code: 'insufficient_balance' },
              { message: { contains: ['balance is not enough', 'third party payouts', 'transfer is disabled'] } },
            ],
          },
        ],
      },
      title: 'The transfer cannot be made',
      summary: 'The balance is too low, or the business may not pay out to others.',
      category: 'billing',
      causes: [
        {
          text: 'The balance is not enough for amount and fee',
          confirmedBy: { any: [{ code: 'insufficient_balance' }, { message: { contains: 'balance is not enough' } }] },
        },
        {
          text: 'A starter business may not pay out to third parties',
          confirmedBy: { message: { contains: 'third party payouts' } },
        },
      ],
      fixes: [
        { text: 'Check the balance, top it up, and try again', url: 'https://paystack.com/docs/transfers/' },
        { text: 'Upgrade to a registered business in the dashboard to pay out to others' },
      ],
    },
    {
      id: 'validation',
      when: { status: [400, 422] },
      title: 'Paystack rejected the request',
      summary: 'A parameter is missing or not allowed, or the record’s state does not permit this; message and next step say more.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'The amount is not a whole number of the smallest unit (kobo, pesewas, cents)',
          confirmedBy: {
            all: [
              { message: { contains: 'amount' } },
              { requestField: '/amount' },
              { not: { requestField: '/amount', is: { format: 'integer' } } },
            ],
          },
        },
        { text: 'The currency is not enabled for the account', confirmedBy: { message: { contains: 'currency not supported' } } },
        { text: 'The e-mail address is not valid', confirmedBy: { message: { contains: 'invalid email' } } },
      ],
      fixes: [
        { text: 'Do what meta.next_step (or meta.nextStep) in the answer suggests' },
        {
          text: 'Send amount in the smallest unit, and an e-mail address',
          snippets: [{ language: 'json', code: '{ "email": "customer@shop.example", "amount": 500000 }' }],
        },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Paystack is asked too often',
      summary: 'The integration sent more requests than Paystack takes in a short time.',
      category: 'rate-limit',
      causes: [
        {
          text: 'A transaction is verified in a tight loop',
          confirmedBy: { all: [{ path: { startsWith: '/transaction/verify/' } }, { check: 'polling-fast', with: { everySeconds: 2 } }] },
        },
        { text: 'Many requests run at once' },
      ],
      fixes: [
        { text: 'Try again with growing waits' },
        { text: 'Use webhooks, and the bulk endpoints for charges and transfers', url: 'https://paystack.com/docs/payments/webhooks/' },
      ],
    },
    {
      id: 'paystack-failed',
      when: { status: '5xx' },
      title: 'Paystack failed, and the outcome is uncertain',
      summary: 'The failure is on Paystack’s side or at the processor; the charge or transfer may have been made all the same.',
      category: 'server',
      causes: [
        { text: 'The processor or bank behind Paystack failed', confirmedBy: { responseField: '/type', is: 'processor_error' } },
        { text: 'A fault or outage at Paystack', ruledOutBy: { responseField: '/type', is: 'processor_error' } },
      ],
      fixes: [
        { text: 'Verify by the reference before sending it again; for a transfer repeat it with the same reference' },
        { text: 'Look at the status page', url: 'https://status.paystack.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.paystack.co/transaction/initialize';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer sk_test_FAKEnotARealKey' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"email":"ada@shop.example","amount":500000}' },
  response: { status, headers: json, body: JSON.stringify({ status: false, ...body }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'invalid-key',
    'the public key',
    401,
    {
      message: 'Invalid key',
      meta: { nextStep: 'Ensure that you provide the correct authorization key for the request' },
      type: 'validation_error',
      code: 'invalid_Key',
    },
    {
      request: { method: 'POST', url, headers: { ...json, Authorization: 'Bearer pk_test_FAKEnotARealKey' }, body: '{"amount":1}' },
      verdicts: { confirmed: ['The public key'], 'ruled-out': ['No key'] },
    },
  ),
  refused(
    'invalid-key',
    'no key',
    401,
    { message: 'No Authorization Header was found' },
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['No key'], 'ruled-out': ['The key was replaced'] },
    },
  ),
  refused(
    'forbidden',
    'an address that is not listed',
    403,
    { message: 'Your IP address is not allowed to make this call' },
    { verdicts: { confirmed: ['The address of the server'] } },
  ),
  refused(
    'duplicate-reference',
    'a reference twice',
    400,
    { message: 'Duplicate Transaction Reference', type: 'validation_error', code: 'duplicate_reference' },
    { verdicts: { confirmed: ['The reference was sent'] } },
  ),
  refused(
    'not-found',
    'an unknown reference',
    400,
    { message: 'Transaction reference not found.', type: 'validation_error', code: 'transaction_not_found' },
    {
      request: { url: 'https://api.paystack.co/transaction/verify/ref_0EXAMPLE', headers: key },
      verdicts: { 'ruled-out': ['The path is misspelt'] },
    },
  ),
  refused(
    'transfer-not-possible',
    'an empty balance',
    400,
    { message: 'Your balance is not enough to fulfil this request', code: 'insufficient_balance' },
    {
      request: { method: 'POST', url: 'https://api.paystack.co/transfer', headers: key, body: '{"source":"balance","amount":3794800}' },
      verdicts: { confirmed: ['The balance is not enough'] },
    },
  ),
  refused(
    'validation',
    'an amount with decimals',
    400,
    { message: 'Invalid amount', type: 'validation_error', code: 'invalid_params' },
    {
      request: { method: 'POST', url, headers: key, body: '{"email":"ada@shop.example","amount":50.5}' },
      verdicts: { confirmed: ['The amount is not a whole'] },
    },
  ),
  refused('rate-limit', 'too fast', 429, { message: 'Too many requests' }),
  refused(
    'paystack-failed',
    'a processor that fails',
    500,
    { message: 'An error occurred at the processor', type: 'processor_error', code: 'processor_error' },
    { verdicts: { confirmed: ['The processor'], 'ruled-out': ['A fault or outage'] } },
  ),
  {
    rule: null,
    why: 'near miss: the same words from another host',
    request: { method: 'POST', url: 'https://api.other.example/transaction/initialize' },
    response: { status: 400, headers: json, body: '{"status":false,"message":"Duplicate Transaction Reference"}' },
  },
];
