import type { Example, RuleCause, RulePack } from '../../model';

/**
 * Meta's Graph API: Facebook, Instagram, Threads, Marketing, WhatsApp Cloud API. Sources:
 * https://developers.facebook.com/docs/graph-api/guides/error-handling,
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting,
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */

const ERRORS = 'https://developers.facebook.com/docs/graph-api/guides/error-handling';
const LIMITS = 'https://developers.facebook.com/docs/graph-api/overview/rate-limiting';
const WHATSAPP = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes';
const DEBUGGER = 'https://developers.facebook.com/tools/debug/accesstoken/';

/** A subcode proves its cause, and refutes those of the others. */
const subcode = (...codes: string[]): Pick<RuleCause, 'confirmedBy' | 'ruledOutBy'> => ({
  confirmedBy: { responseField: '/error/error_subcode', is: codes },
  ruledOutBy: { all: [{ responseField: '/error/error_subcode' }, { not: { responseField: '/error/error_subcode', is: codes } }] },
});

export default {
  id: 'meta-graph',
  name: 'Meta Graph API',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://metastatus.com',
  support: { url: 'https://developers.facebook.com/support/', asks: ['request-id', 'timestamp', 'request', 'response', 'error-code'] },
  recognize: {
    hosts: ['graph.facebook.com', 'graph.instagram.com', 'graph.threads.net', 'graph-video.facebook.com', 'rupload.facebook.com'],
    fingerprints: [{ responseField: '/error/fbtrace_id' }],
  },
  envelope: { requestId: ['/error/fbtrace_id', 'header:X-FB-Trace-ID'] },
  // The token goes into the query or the header; what the query may hold is no name that only this API uses, so nothing is listed.
  secrets: { fields: ['appsecret_proof'], keys: [{ kind: 'Meta access token', prefix: 'EAA', alphabet: 'alphanumeric', minLength: 60 }] },
  rules: [
    {
      id: 'token',
      when: { code: ['190', '102', '104', '2500'] },
      title: 'The access token is not accepted',
      summary: 'The token is missing, has expired, or became invalid; the subcode says why.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', confirmedBy: { check: 'credential-missing' } },
        { text: 'The token has expired', ...subcode('463', '467') },
        { text: 'The user changed the password, or Meta ended the session', ...subcode('460') },
        { text: 'The user removed the app', ...subcode('458') },
        { text: 'The user must log in on the site first (checkpoint), or confirm the account', ...subcode('459', '464') },
        {
          text: 'The token is malformed or of another app',
          confirmedBy: { message: { contains: ['malformed', 'cannot parse', 'could not be decrypted', 'belong to the app'] } },
        },
      ],
      fixes: [
        { text: 'Look at the token in the debugger: app, expiry, scopes', url: DEBUGGER },
        {
          text: 'Let the user log in again and exchange the token for a long-lived one; on servers use a system user’s token, which does not expire',
          snippets: [
            {
              language: 'bash',
              code: 'curl "https://graph.facebook.com/oauth/access_token?grant_type=fb_exchange_token&client_id=$APP_ID&client_secret=$APP_SECRET&fb_exchange_token=$TOKEN"',
            },
          ],
        },
      ],
      links: [{ text: 'Error handling', url: ERRORS }],
    },
    {
      id: 'permission',
      when: { any: [{ code: ['3', '10'] }, { code: { min: 200, max: 299 } }, { code: '131005' }] },
      title: 'The token lacks a permission',
      summary: 'The token is valid, but the app or the user was not granted what this call needs.',
      category: 'permission',
      causes: [
        { text: 'The permission was not granted by the user, or has not passed App Review' },
        { text: 'A user token was sent where a Page token is needed', ruledOutBy: { code: '131005' } },
        { text: 'The app is in development mode, and the person has no role in it' },
        { text: 'The asset (Page, account, number) is not assigned to the system user or business' },
      ],
      fixes: [
        {
          text: 'Ask which permissions the token has',
          snippets: [
            {
              language: 'bash',
              code: "curl https://graph.facebook.com/v21.0/me/permissions -H 'Authorization: Bearer {{credential|YOUR_ACCESS_TOKEN}}'",
            },
          ],
          url: DEBUGGER,
        },
        { text: 'Ask the user for the permission again, or submit it to App Review; take the Page’s token from /me/accounts' },
      ],
      links: [{ text: 'Permissions', url: 'https://developers.facebook.com/docs/permissions' }],
    },
    {
      id: 'rate-limit',
      when: {
        any: [
          { code: ['4', '17', '32', '613', '341', '130429', '131048', '131056', '80000'] },
          { code: { min: 80001, max: 80014 } },
          { all: [{ status: 429 }, { not: { code: { glob: '*' } } }] },
        ],
      },
      title: 'Too many calls for this app, user or account',
      summary: 'Meta counts calls, CPU and time in a rolling hour, and answers with status 400 or 403; usage headers show how full it is.',
      category: 'rate-limit',
      causes: [
        { text: 'The app’s calls in the last hour are over its limit', when: { code: '4' } },
        { text: 'This user’s calls are over the limit', when: { code: '17' } },
        { text: 'The Page’s calls are over the limit', when: { code: '32' } },
        {
          text: 'The business use case (ads, Instagram, Pages, WhatsApp) of this account is over its hourly limit',
          confirmedBy: { any: [{ code: '80000' }, { code: { min: 80001, max: 80014 } }] },
        },
        { text: 'A custom limit of this endpoint was met', when: { code: ['613', '341'] } },
        {
          text: 'Messages went out faster than the WhatsApp number, or this pair of numbers, may send',
          when: { code: ['130429', '131056', '131048'] },
        },
      ],
      fixes: [
        {
          text: 'Stop calling and wait: estimated_time_to_regain_access in X-Business-Use-Case-Usage gives the minutes; calls in between prolong it',
        },
        { text: 'Slow down when a usage header nears 100, spread calls evenly, and ask for several objects in one call (ids=, batch)' },
        { text: 'Use webhooks in place of polling' },
      ],
      links: [{ text: 'Rate limiting', url: LIMITS }],
    },
    {
      id: 'object-missing',
      when: { any: [{ all: [{ code: '100' }, { responseField: '/error/error_subcode', is: '33' }] }, { code: ['803', '33'] }] },
      title: 'The object does not exist, or this token may not see it',
      summary: 'Meta answers the same for a wrong id, a missing permission, and an operation that the object does not have.',
      category: 'not-found',
      causes: [
        { text: 'The id is wrong, or of another kind (Page, ad account act_…, WhatsApp number id)' },
        {
          text: 'No access token was sent',
          confirmedBy: { all: [{ check: 'credential-missing' }, { check: 'field-missing', with: { field: 'access_token' } }] },
        },
        { text: 'The token has no permission for the object' },
        { text: 'The object does not support this operation or edge' },
      ],
      fixes: [
        { text: 'Ask for the object with the same token and fields=id; for ad accounts put act_ before the number' },
        { text: 'Assign the asset to the token’s user in Business settings' },
      ],
    },
    {
      id: 'invalid-parameter',
      when: { all: [{ code: ['100', '131008', '131009'] }, { not: { responseField: '/error/error_subcode', is: '33' } }] },
      title: 'A parameter is missing or invalid',
      summary: 'A field or parameter does not exist, has the wrong type, or is required here; the message names it.',
      category: 'validation',
      causes: [
        {
          text: 'A field was asked for that this object does not have in this version',
          confirmedBy: { message: { contains: 'nonexisting field' } },
        },
        {
          text: 'A required parameter is missing',
          confirmedBy: {
            any: [
              { check: 'field-missing' },
              { code: '131008' },
              { message: { contains: ['is required', 'required parameter', 'missing parameter'] } },
            ],
          },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        { text: 'The server must send appsecret_proof', confirmedBy: { message: { contains: 'appsecret_proof' } } },
        {
          text: 'A value has the wrong type or form',
          confirmedBy: { message: { contains: ['must be one of', 'must be a valid', 'is not a valid', 'invalid parameter'] } },
        },
      ],
      fixes: [
        { text: 'Try the call in the Graph API Explorer with the same version', url: 'https://developers.facebook.com/tools/explorer/' },
        { text: 'Read error_user_msg and error_data, which often say more than the message' },
      ],
      links: [{ text: 'Error handling', url: ERRORS }],
    },
    {
      id: 'transient',
      when: {
        any: [
          { code: ['1', '2', '131000', '131016', '133004'] },
          {
            all: [
              { responseField: '/error/is_transient', is: 'true' },
              { not: { code: ['4', '17', '32', '613', '341', '130429', '131048', '131056', '80000', '190', '102'] } },
              { not: { code: { min: 80001, max: 80014 } } },
            ],
          },
        ],
      },
      title: 'Meta could not answer for the moment',
      summary: 'A fault at Meta, often a short one; a query may also have asked for too much.',
      category: 'server',
      causes: [
        { text: 'A temporary fault at Meta', confirmedBy: { any: [{ code: '2' }, { responseField: '/error/is_transient', is: 'true' }] } },
        { text: 'The query asked for too much data', confirmedBy: { message: { contains: 'reduce the amount of data' } } },
      ],
      fixes: [
        { text: 'Try again with growing waits; ask for fewer fields or a smaller limit' },
        { text: 'Look at the status page', url: 'https://metastatus.com' },
      ],
      warnings: ['A post or message may have gone out although the answer is an error: look before repeating it.'],
    },
    {
      id: 'policy',
      when: { code: ['368', '131031', '130497'] },
      title: 'Meta blocks this for policy reasons',
      summary: 'The action looks abusive to Meta, or the account was restricted.',
      category: 'permission',
      causes: [
        { text: 'Actions like it were repeated too often, or content was reported', when: { code: '368' } },
        { text: 'The WhatsApp account is restricted or locked', when: { code: ['131031', '130497'] } },
      ],
      fixes: [
        {
          text: 'Stop, and look at Account Quality for the reason and an appeal',
          url: 'https://business.facebook.com/business-support-home',
        },
      ],
    },
    {
      id: 'duplicate-post',
      when: { code: '506' },
      title: 'The same post was made before',
      summary: 'Meta refuses two equal posts in a row.',
      category: 'conflict',
      causes: [{ text: 'The post was sent already, perhaps by a retry' }],
      fixes: [{ text: 'Look at the feed; change the text to post again' }],
    },
    {
      id: 'whatsapp-window',
      when: { code: ['131047', '470'] },
      title: 'More than 24 hours since the customer last wrote',
      summary: 'WhatsApp allows free messages only in the 24 hours after the customer’s last one; after that only approved templates.',
      category: 'permission',
      causes: [
        {
          text: 'The 24-hour window of this conversation is closed, and the message is no template',
          ruledOutBy: { requestField: '/type', is: 'template' },
        },
      ],
      fixes: [
        {
          text: 'Send an approved template message; when the customer answers, free messages are possible again',
          snippets: [
            {
              language: 'json',
              code: '{\n  "messaging_product": "whatsapp",\n  "to": "15550001234",\n  "type": "template",\n  "template": { "name": "hello_world", "language": { "code": "en_US" } }\n}',
            },
          ],
        },
      ],
      links: [{ text: 'WhatsApp error codes', url: WHATSAPP }],
    },
    {
      id: 'whatsapp-undeliverable',
      when: { code: ['131026', '131030', '131021', '131049', '131050', '131051', '131052', '131053', '133010', '131037', '131042'] },
      title: 'WhatsApp could not deliver this message',
      summary: 'The recipient, the sender or the media stands in the way; the code says which.',
      category: 'validation',
      causes: [
        { text: 'The recipient is not on WhatsApp, has an old version, or has not accepted the terms', when: { code: '131026' } },
        { text: 'The sender is a test number, and the recipient is not in its allowed list', when: { code: '131030' } },
        { text: 'Sender and recipient are the same number', when: { code: '131021' } },
        { text: 'The sending number is not registered', when: { code: '133010' } },
        {
          text: 'WhatsApp holds marketing messages back for this recipient, or they were stopped',
          when: { code: ['131049', '131050'] },
        },
        { text: 'The media could not be fetched, or the type of message is not supported', when: { code: ['131051', '131052', '131053'] } },
        { text: 'Payment for the account is not set up', when: { code: '131042' } },
      ],
      fixes: [
        { text: 'For a test number add the recipient under WhatsApp → API Setup; otherwise check the number with its country code' },
        { text: 'Register the number (POST /{phone-number-id}/register), or set up payment, where the code says so' },
      ],
      links: [{ text: 'WhatsApp error codes', url: WHATSAPP }],
    },
    {
      id: 'whatsapp-template',
      when: { code: ['132000', '132001', '132005', '132007', '132012', '132015', '132016', '132018'] },
      title: 'The template does not fit',
      summary: 'The template does not exist in this language, is paused, or its parameters do not match.',
      category: 'validation',
      causes: [
        { text: 'The number of parameters differs from the template’s', when: { code: '132000' } },
        { text: 'No approved template has this name in this language', when: { code: '132001' } },
        { text: 'A parameter has the wrong form, or the text becomes too long', when: { code: ['132005', '132012', '132018'] } },
        { text: 'The template is paused or disabled for low quality', when: { code: ['132015', '132016'] } },
      ],
      fixes: [
        {
          text: 'Compare name, language code and each {{1}} of the template with what is sent',
          url: 'https://business.facebook.com/wa/manage/message-templates/',
        },
      ],
      links: [{ text: 'WhatsApp error codes', url: WHATSAPP }],
    },
    {
      id: 'version',
      when: { code: ['12', '2635'] },
      title: 'The API version or method is no longer offered',
      summary: 'Each version of the Graph API ends about two years after its release.',
      category: 'deprecated',
      causes: [{ text: 'The version in the path is too old, or the method was removed' }],
      fixes: [
        {
          text: 'Call a current version, and read the changelog for what changed',
          url: 'https://developers.facebook.com/docs/graph-api/changelog',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://graph.facebook.com/v21.0/1784fake/insights';
const bearer = { Authorization: 'Bearer FAKE_value' };
const json = { 'Content-Type': 'application/json; charset=UTF-8', 'X-FB-Trace-ID': 'BfakeTr01' };

const refused = (
  rule: string,
  why: string,
  code: number,
  message: string,
  more: Partial<Example> & { readonly extra?: object } = {},
): Example => {
  const { extra, ...rest } = more;
  return {
    rule,
    why,
    request: { url, headers: bearer },
    response: {
      status: 400,
      headers: json,
      body: JSON.stringify({ error: { message, type: 'OAuthException', code, fbtrace_id: 'AFakeTrace01', ...extra } }),
    },
    ...rest,
  };
};

export const examples: readonly Example[] = [
  refused('rate-limit', 'the app’s calls, told as passing', 4, '(#4) Application request limit reached', {
    extra: { is_transient: true },
    verdicts: { confirmed: ['The app’s calls'] },
  }),
  refused('token', 'an expired token', 190, 'Error validating access token: Session has expired', {
    extra: { error_subcode: 463 },
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['The user removed'] },
  }),
  refused('permission', 'no Page token', 200, '(#200) Permissions error'),
  refused('permission', 'a permission not granted', 10, '(#10) Application does not have permission for this action'),
  refused('rate-limit', 'an Instagram account', 80002, '(#80002) There have been too many calls to this Instagram account.', {
    verdicts: { confirmed: ['The business use case'], 'ruled-out': ['The app’s calls'] },
  }),
  refused('object-missing', 'a wrong id', 100, "Unsupported get request. Object with ID 'x' does not exist", {
    extra: { error_subcode: 33 },
  }),
  refused('invalid-parameter', 'an unknown field', 100, '(#100) Tried accessing nonexisting field (nmae) on node type (User)', {
    verdicts: { confirmed: ['A field was asked for'] },
  }),
  refused('transient', 'a short fault', 2, 'An unexpected error has occurred. Please retry your request later.', {
    extra: { is_transient: true },
    verdicts: { confirmed: ['A temporary fault'] },
  }),
  refused('policy', 'too much of it', 368, 'The action attempted has been deemed abusive or is otherwise disallowed', {
    verdicts: { confirmed: ['Actions like it'] },
  }),
  refused('duplicate-post', 'the same text', 506, 'Duplicate status message'),
  refused('whatsapp-window', 'a day later', 131047, '(#131047) Re-engagement message', {
    request: {
      method: 'POST',
      url: 'https://graph.facebook.com/v21.0/1055fake/messages',
      headers: bearer,
      body: '{"messaging_product":"whatsapp","to":"1","type":"text"}',
    },
    verdicts: { possible: ['The 24-hour window'] },
  }),
  refused('whatsapp-undeliverable', 'a test number', 131030, '(#131030) Recipient phone number not in allowed list', {
    verdicts: { confirmed: ['The sender is a test number'] },
  }),
  refused(
    'whatsapp-template',
    'a parameter too few',
    132000,
    '(#132000) Number of parameters does not match the expected number of params',
    { verdicts: { confirmed: ['The number of parameters'] } },
  ),
  refused('version', 'an old version', 2635, '(#2635) You are calling a deprecated version of the API.'),
  {
    rule: null,
    why: 'near miss: another API with the same form',
    request: { url: 'https://graph.other.example/v1/me' },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"message":"x","type":"OAuthException","code":190}}',
    },
  },
];
