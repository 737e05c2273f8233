import type { Example, RulePack } from '../../model';

/**
 * ActiveCampaign's API, version 3. Sources: https://developers.activecampaign.com/reference/errors,
 * https://developers.activecampaign.com/reference/rate-limits, https://developers.activecampaign.com/reference/authentication
 */

const ERRORS = 'https://developers.activecampaign.com/reference/errors';
const LIMITS = 'https://developers.activecampaign.com/reference/rate-limits';

export default {
  id: 'activecampaign',
  name: 'ActiveCampaign',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.activecampaign.com',
  support: { url: 'https://help.activecampaign.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['*.api-us1.com', '*.activehosted.com'], paths: ['/api/3/*'] },
  credentials: [{ in: 'header', name: 'Api-Token', placeholder: 'YOUR_ACTIVECAMPAIGN_API_TOKEN' }],
  rules: [
    {
      id: 'not-authorized',
      when: { status: [401, 403] },
      title: 'ActiveCampaign did not accept the token',
      summary: 'The Api-Token header is missing or wrong, or its user may not do this: both are answered with 403.',
      category: 'auth',
      causes: [
        { text: 'No Api-Token header was sent', when: { check: 'credential-missing' } },
        { text: 'The key was sent in Authorization: ActiveCampaign reads Api-Token', confirmedBy: { check: 'credential-wrong-place' } },
        { text: 'The key is of another account than the address', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The key was reset, or its user deleted', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The user’s group lacks the permission', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy API URL and key together from Settings → Developer',
          snippets: [
            { language: 'bash', code: "curl {{origin|'https://YOUR_ACCOUNT.api-us1.com'}}/api/3/users/me -H 'Api-Token: {{credential}}'" },
          ],
          url: 'https://developers.activecampaign.com/reference/authentication',
        },
        { text: 'Check the permissions of the user’s group under Settings → Users and groups' },
      ],
      warnings: ['The key belongs on a server: it opens the whole account.'],
    },
    {
      id: 'payment',
      when: { status: 402 },
      title: 'The account has payment issues',
      summary: 'ActiveCampaign does not process requests of an account whose payment has failed or ended.',
      category: 'billing',
      causes: [{ text: 'The account’s payment is overdue or failed' }],
      fixes: [{ text: 'Let the account’s owner settle it under Settings → Billing' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'duplicate',
      when: {
        all: [{ status: 422 }, { any: [{ code: 'duplicate' }, { responseText: { contains: 'already exists' } }] }],
      },
      title: 'This exists already',
      summary: 'A contact with this address, or an object with this name, is in the account already.',
      category: 'conflict',
      causes: [
        { text: 'The value is taken by another record', confirmedBy: { responseText: { contains: ['already exists', '"duplicate"'] } } },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
      ],
      fixes: [
        {
          text: 'Create or update a contact in one call',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST {{origin|\'https://YOUR_ACCOUNT.api-us1.com\'}}/api/3/contact/sync -H \'Api-Token: {{credential}}\' \\\n  -d \'{"contact":{"email":"ada@shop.example"}}\'',
            },
          ],
        },
      ],
    },
    {
      id: 'unprocessable',
      when: { all: [{ status: [400, 422] }, { not: { code: 'duplicate' } }, { not: { responseText: { contains: 'already exists' } } }] },
      title: 'ActiveCampaign rejected the request',
      summary: 'A parameter is missing or not valid; each of errors has a title and often a pointer to the field.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'The address was refused: it may be missing or not valid',
          confirmedBy: { responseField: '/errors/*/source/pointer', is: { contains: 'email' } },
        },
        { text: 'A required field is missing', confirmedBy: { any: [{ check: 'field-missing' }, { code: 'field_missing' }] } },
        {
          text: 'The body lacks the wrapping object, such as { "contact": { … } }',
          confirmedBy: { all: [{ path: '/api/3/contacts' }, { method: 'POST' }, { not: { requestField: '/contact' } }] },
        },
      ],
      fixes: [
        { text: 'Correct what the errors name' },
        {
          text: 'Wrap the body in the object’s name',
          snippets: [{ language: 'json', code: '{ "contact": { "email": "ada@shop.example" } }' }],
        },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'ActiveCampaign finds no such object',
      summary: 'The id is unknown in this account, or the path does not exist.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The object was deleted, or belongs to another account' },
        { text: 'The path is misspelt: names are in camel case, such as contactLists' },
      ],
      fixes: [
        {
          text: 'List the objects and take the id from there; compare the path with the reference',
          url: 'https://developers.activecampaign.com/reference/overview',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More than ActiveCampaign takes in a second',
      summary: 'An account may make 5 requests per second, whatever number of keys it uses.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 5 requests were sent within a second',
          confirmedBy: { check: 'too-many-requests', with: { limit: 5, withinSeconds: 1 } },
        },
        { text: 'Other integrations of the account use the same limit' },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says where it is sent, and put requests into a queue of 5 per second' },
        {
          text: 'Import many contacts with the bulk importer',
          url: 'https://developers.activecampaign.com/reference/bulk-import-contacts',
        },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
    {
      id: 'failed',
      when: { status: '5xx' },
      title: 'ActiveCampaign failed',
      summary: 'The failure is on ActiveCampaign’s side.',
      category: 'server',
      causes: [
        { text: 'A fault, an overload or maintenance at ActiveCampaign' },
        { text: 'Everything sent to this account fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://status.activecampaign.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://acme.api-us1.com/api/3/contacts';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, 'Api-Token': 'FAKEnotARealToken' };

const refused = (rule: string, why: string, status: number, body: object | null, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"contact":{"email":"ada@shop.example"}}' },
  response: { status, headers: json, body: body === null ? '' : JSON.stringify(body) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'not-authorized',
    'a key as Bearer',
    403,
    { message: 'You are not authorized to access this resource.' },
    {
      request: { url, headers: { Authorization: 'Bearer FAKEnotARealToken' } },
      verdicts: { confirmed: ['No Api-Token', 'The key was sent in Authorization'], 'ruled-out': ['The key was reset'] },
    },
  ),
  refused('payment', 'an unpaid account', 402, { message: 'Payment required' }, { verdicts: { possible: ['The account’s payment'] } }),
  refused(
    'duplicate',
    'an address twice',
    422,
    {
      errors: [
        {
          title: 'Email address already exists in the system',
          detail: '',
          code: 'duplicate',
          source: { pointer: '/data/attributes/email' },
        },
      ],
    },
    {
      verdicts: { confirmed: ['The value is taken'] },
    },
  ),
  refused(
    'unprocessable',
    'no wrapping object',
    422,
    { errors: [{ title: 'The email address is required.', code: 'field_missing', source: { pointer: '/data/attributes/email' } }] },
    {
      request: { method: 'POST', url, headers: key, body: '{"email":"ada@shop.example"}' },
      verdicts: { confirmed: ['The body lacks'] },
    },
  ),
  refused('not-found', 'an unknown contact', 404, { message: 'No Result found for Subscriber with id 99' }),
  refused('rate-limit', 'a burst', 429, null),
  refused('failed', 'maintenance', 503, null),
  {
    rule: null,
    why: 'near miss: another API with the same words',
    request: { method: 'POST', url: 'https://mail.other.example/api/3/contacts' },
    response: {
      status: 422,
      headers: json,
      body: '{"errors":[{"title":"Email address already exists in the system","code":"duplicate"}]}',
    },
  },
];
