import type { Condition, Example, RulePack } from '../../model';

/**
 * Cloudinary's upload and admin API, and its delivery of media. Sources: https://cloudinary.com/documentation/image_upload_api_reference,
 * https://cloudinary.com/documentation/admin_api#error_handling, https://cloudinary.com/documentation/diagnosing_error_codes_tutorial (X-Cld-Error).
 */

const KEYS = 'https://console.cloudinary.com/settings/api-keys';
const isAdmin: Condition = { path: { contains: ['/resources/', '/folders', '/transformations', '/usage', '/ping'] } };

export default {
  id: 'cloudinary',
  name: 'Cloudinary',
  kind: 'api',
  docs: 'https://cloudinary.com/documentation/admin_api#error_handling',
  statusPage: 'https://status.cloudinary.com',
  support: { url: 'https://support.cloudinary.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.cloudinary.com', 'api-eu.cloudinary.com', 'api-ap.cloudinary.com', 'res.cloudinary.com'] },
  envelope: { message: ['/error/message', 'header:X-Cld-Error'], requestId: ['header:X-Request-Id'] },
  rules: [
    {
      id: 'invalid-signature',
      when: { all: [{ status: 401 }, { message: { contains: 'invalid signature' } }] },
      title: 'The upload’s signature does not fit its parameters',
      summary: 'Cloudinary signed the parameters itself and got another result; the message shows the text that it signed.',
      category: 'auth',
      causes: [
        { text: 'The text that was signed is not the one in the message: a parameter is missing, added, or out of alphabetical order' },
        { text: 'file, cloud_name, resource_type or api_key were signed as well, which must be left out' },
        { text: 'The API secret is that of another key or cloud' },
      ],
      fixes: [
        { text: 'Compare the text after “String to sign” with what your server signs, character by character' },
        {
          text: 'Sign with the SDK’s api_sign_request on the server, and send exactly the signed parameters',
          url: 'https://cloudinary.com/documentation/signatures',
        },
      ],
      warnings: ['The API secret must never reach the browser.'],
    },
    {
      id: 'stale-request',
      when: { all: [{ status: 400 }, { message: { contains: 'stale request' } }] },
      title: 'The signature’s timestamp is too old',
      summary: 'A signature is good for an hour from its timestamp.',
      category: 'auth',
      causes: [
        {
          text: 'timestamp is in milliseconds: seconds are wanted',
          confirmedBy: { requestField: '/timestamp', is: { min: 100_000_000_000 } },
        },
        { text: 'The signature was made long before the upload, or the server’s clock is wrong' },
      ],
      fixes: [{ text: 'Make timestamp (in seconds) and signature right before each upload, on a server with the right time' }],
    },
    {
      id: 'unsigned-preset',
      when: { all: [{ status: [400, 401] }, { message: { contains: ['Upload preset', 'whitelisted for unsigned uploads'] } }] },
      title: 'The unsigned upload needs a fitting preset',
      summary: 'An upload without signature must name an upload preset that exists and is set to unsigned.',
      category: 'validation',
      causes: [
        {
          text: 'No upload_preset was sent, nor a signature',
          confirmedBy: {
            all: [
              { message: { contains: 'must be specified' } },
              { not: { requestField: '/upload_preset' } },
              { not: { requestField: '/signature' } },
            ],
          },
        },
        { text: 'No preset of this name exists in this cloud', confirmedBy: { message: { contains: 'Upload preset not found' } } },
        { text: 'The preset is one for signed uploads', confirmedBy: { message: { contains: 'whitelisted for unsigned' } } },
        {
          text: 'Fields of the form did not arrive, as when Content-Type was set by hand without a boundary',
          confirmedBy: { check: 'multipart-boundary-missing' },
        },
        {
          text: 'A parameter was sent that unsigned uploads do not allow',
          confirmedBy: { message: { contains: 'upload parameters are allowed' } },
        },
      ],
      fixes: [
        {
          text: 'Create a preset with signing mode Unsigned, and send its name as upload_preset',
          url: 'https://console.cloudinary.com/settings/upload/presets',
        },
        { text: 'With FormData, do not set Content-Type yourself' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Cloudinary did not accept the credentials',
      summary: 'Cloud name, API key or secret is wrong, or an address to be signed was not.',
      category: 'auth',
      causes: [
        { text: 'The cloud name in the path is wrong', confirmedBy: { message: { contains: 'Invalid cloud_name' } } },
        {
          text: 'No account has this API key',
          confirmedBy: { message: { contains: ['Unknown API key', 'unknown api_key'] } },
        },
        {
          text: 'The admin API was called without key and secret (Basic)',
          confirmedBy: { all: [{ host: { startsWith: 'api' } }, isAdmin, { not: { requestHeader: 'Authorization' } }] },
        },
        {
          text: 'The transformation is not allowed without a signature (strict transformations)',
          ruledOutBy: { not: { host: 'res.cloudinary.com' } },
        },
        {
          text: 'The file is not public, or its kind of delivery is switched off, as for PDF and ZIP',
          ruledOutBy: { not: { host: 'res.cloudinary.com' } },
        },
      ],
      fixes: [{ text: 'Copy cloud name, API key and secret of one and the same product environment', url: KEYS }],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'Cloudinary rejected the file or a parameter',
      summary: 'The file cannot be read, is too large, or a parameter or transformation is not valid; the message says which.',
      category: 'validation',
      causes: [
        { text: 'The file is larger than the plan allows', confirmedBy: { message: { contains: 'File size too large' } } },
        {
          text: 'The file is none that Cloudinary can read as this resource type',
          confirmedBy: { message: { contains: ['Invalid image file', 'Unsupported video', 'Unsupported file'] } },
        },
        { text: 'No file was sent', confirmedBy: { message: { contains: 'Missing required parameter - file' } } },
        { text: 'The transformation is not valid', confirmedBy: { message: { contains: 'Invalid transformation' } } },
        {
          text: 'The remote address could not be fetched',
          confirmedBy: { message: { contains: 'Error in loading' } },
        },
      ],
      fixes: [
        { text: 'Use the path for the file’s kind: /image/upload, /video/upload, /raw/upload or /auto/upload' },
        {
          text: 'Upload large files in parts (upload_large)',
          url: 'https://cloudinary.com/documentation/upload_images#chunked_asset_upload',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Cloudinary finds no such asset',
      summary: 'No asset has this public id with this kind and type.',
      category: 'not-found',
      causes: [
        { text: 'The public id is misspelt, or lacks its folder' },
        { text: 'The path says image, but the asset is a video or a raw file (or the other way round)' },
        { text: 'The cloud name in the path is another than the asset’s' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Copy the address from the asset’s page in the Media Library, or use secure_url of the upload’s answer',
          url: 'https://console.cloudinary.com/console/media_library',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: [420, 429] },
      title: 'The account’s limit of calls is reached',
      summary: 'The admin API has so many calls an hour, by plan (Cloudinary says so with 420); uploads may be limited at the same time.',
      category: 'rate-limit',
      causes: [
        { text: 'No calls remain in this hour', confirmedBy: { responseHeader: 'X-FeatureRateLimit-Remaining', is: '0' } },
        { text: 'Too many requests run at once', confirmedBy: { message: { contains: 'concurrent' } } },
      ],
      fixes: [
        { text: 'Wait until X-FeatureRateLimit-Reset; list with max_results=500 and keep answers' },
        {
          text: 'Do not use the admin API for what visitors do: build delivery addresses instead',
          url: 'https://cloudinary.com/documentation/admin_api#usage_limits',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.cloudinary.com/v1_1/demo/image/upload';
const json = { 'Content-Type': 'application/json; charset=utf-8' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: form, body: 'timestamp=1763715600&api_key=1234&signature=0000example' },
  response: { status, headers: { ...json, 'X-Cld-Error': message }, body: JSON.stringify({ error: { message } }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'invalid-signature',
    'another parameter',
    401,
    "Invalid Signature 0000example. String to sign - 'folder=a&timestamp=1763715600'.",
  ),
  refused(
    'stale-request',
    'milliseconds',
    400,
    'Stale request - reported time is 2025-11-21 09:00:00 +0000 which is more than 1 hour ago',
    {
      request: { method: 'POST', url, headers: form, body: 'timestamp=1763715600000&api_key=1234&signature=0000example' },
      verdicts: { confirmed: ['timestamp is in milliseconds'] },
    },
  ),
  refused('unsigned-preset', 'no preset', 400, 'Upload preset must be specified when using unsigned upload', {
    request: { method: 'POST', url, headers: form, body: 'file=https://example.com/a.png' },
    verdicts: { confirmed: ['No upload_preset'] },
  }),
  refused('unauthorized', 'a wrong cloud', 401, 'Invalid cloud_name demo', { verdicts: { confirmed: ['The cloud name'] } }),
  refused('bad-request', 'a large file', 400, 'File size too large. Got 20971520. Maximum is 10485760.', {
    verdicts: { confirmed: ['The file is larger'] },
  }),
  {
    rule: 'not-found',
    why: 'a picture with a header only',
    request: { url: 'https://res.cloudinary.com/demo/image/upload/v1/missing.jpg' },
    response: { status: 404, headers: { 'Content-Type': 'image/gif', 'X-Cld-Error': 'Resource not found - missing' } },
  },
  refused(
    'rate-limit',
    'the admin API',
    420,
    'Rate Limit Exceeded. Limit of 500 api operations reached. Try again on 2025-11-21 10:00:00 UTC',
    {
      request: { url: 'https://api.cloudinary.com/v1_1/demo/resources/image', headers: { Authorization: 'Basic ZXhhbXBsZTpmYWtl' } },
    },
  ),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { method: 'POST', url: 'https://media.other.example/v1_1/demo/image/upload' },
    response: { status: 400, headers: json, body: '{"error":{"message":"Upload preset must be specified when using unsigned upload"}}' },
  },
];
