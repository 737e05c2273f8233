import type { Example, RulePack } from '../../model';

/**
 * Amazon S3, also behind a CDN (Server: AmazonS3). Stores that only speak its language send another Server header. Sources:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html (rates per prefix)
 */
export default {
  id: 'amazon-s3',
  name: 'Amazon S3',
  kind: 'api',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  statusPage: 'https://health.aws.amazon.com/health/status',
  support: { url: 'https://console.aws.amazon.com/support/home', asks: ['request-id', 'timestamp', 'error-code', 'account'] },
  recognize: {
    hosts: [
      's3.amazonaws.com',
      '*.s3.amazonaws.com',
      's3.*.amazonaws.com',
      '*.s3.*.amazonaws.com',
      's3-*.amazonaws.com',
      '*.s3-*.amazonaws.com',
      's3.dualstack.*.amazonaws.com',
      '*.s3.dualstack.*.amazonaws.com',
      '*.s3-website.*.amazonaws.com',
      's3.*.amazonaws.com.cn',
      '*.s3.*.amazonaws.com.cn',
    ],
    fingerprints: [{ responseHeader: 'Server', is: 'AmazonS3' }],
  },
  envelope: { requestId: ['header:x-amz-request-id'] },
  credentials: [
    { in: 'query', name: 'X-Amz-Signature', placeholder: 'YOUR_SIGNATURE' },
    { in: 'header', name: 'Authorization', scheme: 'AWS4-HMAC-SHA256', placeholder: 'YOUR_SIGNATURE' },
    { in: 'query', name: 'Signature', placeholder: 'YOUR_SIGNATURE' },
  ],
  secrets: { headers: ['X-Amz-Security-Token'] },
  rules: [
    {
      id: 'url-expired',
      when: { all: [{ status: 403 }, { code: 'AccessDenied' }, { message: 'Request has expired' }] },
      title: 'The presigned URL has expired',
      summary: 'The URL was signed for a limited time, which is over.',
      category: 'auth',
      causes: [
        {
          text: 'The presigned URL is older than the X-Amz-Expires seconds it was made for',
          confirmedBy: { message: 'Request has expired' },
        },
        { text: 'The URL was kept in a cache, a database or a page that stayed open' },
        { text: 'It was signed with temporary credentials, which end its life sooner than X-Amz-Expires' },
      ],
      fixes: [
        { text: 'Ask the server for a new presigned URL right before it is used' },
        {
          text: 'Sign it for longer (at most 7 days), with credentials that live at least as long',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
        },
      ],
    },
    {
      id: 'access-denied',
      when: { all: [{ status: 403 }, { code: ['AccessDenied', 'AllAccessDisabled', 'AccountProblem'] }] },
      title: 'S3 does not allow this access',
      summary: 'No policy allows it, or one forbids it; S3 says the same for a missing object where the caller may not list the bucket.',
      category: 'permission',
      causes: [
        { text: 'The request is not signed, and the object is not public', ruledOutBy: { not: { check: 'credential-missing' } } },
        { text: 'The object does not exist, and the caller may not list the bucket: then a 404 turns into a 403' },
        { text: 'The caller’s IAM policy or the bucket policy does not allow the action' },
        { text: 'Block Public Access, or an explicit deny in a policy, overrules what allows it' },
        { text: 'The object is encrypted with a KMS key that the caller may not use' },
      ],
      fixes: [
        { text: 'Check bucket and key, to the letter: case counts' },
        {
          text: 'Allow the action, such as s3:GetObject on arn:aws:s3:::BUCKET/*, and s3:ListBucket on the bucket to see a 404 where there is one',
        },
        {
          text: 'For private files in a page, hand out presigned URLs',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
        },
      ],
      links: [{ text: 'Troubleshoot 403', url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html' }],
    },
    {
      id: 'cors-refused',
      when: { all: [{ status: 403 }, { code: ['AccessForbidden', 'AccessDenied'] }, { message: { startsWith: 'CORSResponse' } }] },
      title: 'The bucket’s CORS rules leave this page out',
      summary: 'The browser asked beforehand whether the page may call, and no CORS rule of the bucket fits origin, method and headers.',
      category: 'permission',
      causes: [
        { text: 'The bucket has no CORS configuration', confirmedBy: { message: { contains: 'CORS is not enabled' } } },
        {
          text: 'AllowedOrigins, AllowedMethods or AllowedHeaders lack what the page sends',
          ruledOutBy: { message: { contains: 'CORS is not enabled' } },
        },
      ],
      fixes: [
        {
          text: 'Add a rule with the page’s exact origin, its method and the headers it sends',
          snippets: [
            {
              language: 'json',
              code: '[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET", "PUT"], "AllowedHeaders": ["*"], "ExposeHeaders": ["ETag"] }]',
            },
          ],
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html',
        },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: ['NoSuchKey', 'NoSuchBucket', 'NoSuchUpload', 'NoSuchVersion'] }] },
      title: 'The bucket has no such object, or does not exist',
      summary: 'Nothing is stored under this bucket and key.',
      category: 'not-found',
      causes: [
        { text: 'The key is misspelt: case, slashes and encoding count', ruledOutBy: { code: ['NoSuchBucket', 'NoSuchUpload'] } },
        { text: 'The object was deleted or not uploaded yet', ruledOutBy: { code: 'NoSuchBucket' } },
        { text: 'The bucket’s name is misspelt, or the bucket was deleted', confirmedBy: { code: 'NoSuchBucket' } },
        { text: 'The multipart upload was completed, aborted or cleaned up', confirmedBy: { code: 'NoSuchUpload' } },
      ],
      fixes: [
        { text: 'List what is there', snippets: [{ language: 'bash', code: 'aws s3 ls s3://BUCKET/PREFIX/' }] },
        { text: 'Encode spaces, plus signs and other special characters of the key once, not twice' },
      ],
    },
    {
      id: 'signature-mismatch',
      when: { code: 'SignatureDoesNotMatch' },
      title: 'The signature does not fit the request',
      summary: 'S3 signed the request it received and came to another result than the signature that was sent.',
      category: 'auth',
      causes: [
        {
          text: 'The presigned URL was made for another method: one for GET cannot PUT',
          ruledOutBy: {
            any: [{ all: [{ not: { query: 'X-Amz-Signature' } }, { not: { query: 'Signature' } }] }, { check: 'credential-missing' }],
          },
        },
        {
          text: 'The page sends another Content-Type, or a header that was signed otherwise',
          ruledOutBy: { all: [{ query: 'X-Amz-SignedHeaders', is: 'host' }] },
        },
        { text: 'The URL was changed after signing: encoded twice, or parameters added' },
        { text: 'The secret key is wrong' },
      ],
      fixes: [
        { text: 'Sign with the very method, Content-Type and x-amz-… headers that the request is sent with' },
        { text: 'Use the URL exactly as it was handed out' },
        {
          text: 'Compare CanonicalRequest in the answer with your own, line by line',
          url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
        },
      ],
    },
    {
      id: 'clock-skew',
      when: { code: ['RequestTimeTooSkewed', 'RequestExpired'] },
      title: 'The clock of the signer is wrong',
      summary: 'The time in the signature differs from S3’s clock by more than 15 minutes.',
      category: 'auth',
      causes: [{ text: 'The device or server that signs has a wrong clock or time zone', ruledOutBy: { check: 'credential-missing' } }],
      fixes: [{ text: 'Set the clock by NTP where requests are signed; ServerTime in the answer tells the right time' }],
    },
    {
      id: 'unknown-key',
      when: { code: ['InvalidAccessKeyId', 'ExpiredToken', 'InvalidToken'] },
      title: 'The credentials of the signature are not valid',
      summary: 'The access key does not exist, or its session has ended.',
      category: 'auth',
      causes: [
        {
          text: 'The temporary credentials have expired, and the presigned URLs made with them too',
          confirmedBy: { all: [{ code: 'ExpiredToken' }, { not: { check: 'credential-missing' } }] },
        },
        {
          text: 'A temporary key (ASIA…) was used without its session token',
          confirmedBy: {
            all: [
              { code: 'InvalidAccessKeyId' },
              {
                any: [
                  { requestHeader: 'Authorization', is: { contains: 'Credential=ASIA' } },
                  { query: 'X-Amz-Credential', is: { startsWith: 'ASIA' } },
                ],
              },
              { not: { requestHeader: 'X-Amz-Security-Token' } },
              { not: { query: 'X-Amz-Security-Token' } },
            ],
          },
          ruledOutBy: {
            any: [{ requestHeader: 'X-Amz-Security-Token' }, { query: 'X-Amz-Security-Token' }, { check: 'credential-missing' }],
          },
        },
        {
          text: 'The access key was deleted, deactivated or mistyped, or is one of another partition or store',
          ruledOutBy: { not: { code: 'InvalidAccessKeyId' } },
        },
        { text: 'The session token is malformed, cut short or of another key', confirmedBy: { code: 'InvalidToken' } },
      ],
      fixes: [{ text: 'Get new credentials and sign anew, with all three parts of temporary ones' }],
    },
    {
      id: 'wrong-region',
      when: {
        any: [
          { code: ['PermanentRedirect', 'TemporaryRedirect', 'IllegalLocationConstraintException'] },
          {
            all: [
              { code: ['AuthorizationHeaderMalformed', 'AuthorizationQueryParametersError'] },
              { message: { contains: ['the region', 'is wrong; expecting'] } },
            ],
          },
        ],
      },
      title: 'The bucket is in another region',
      summary: 'The request went to the endpoint, or was signed for the region, of another place than the bucket’s.',
      category: 'other',
      causes: [
        { text: 'The URL’s endpoint is not the one of the bucket’s region', confirmedBy: { code: 'PermanentRedirect' } },
        {
          text: 'The signature names another region than the bucket’s',
          confirmedBy: { code: ['AuthorizationHeaderMalformed', 'AuthorizationQueryParametersError'] },
        },
        { text: 'The bucket is new, and its name is still spreading over the regions', confirmedBy: { code: 'TemporaryRedirect' } },
      ],
      fixes: [
        { text: 'Use the endpoint that the answer names, and set the client’s region to that of the bucket: x-amz-bucket-region tells it' },
        {
          text: 'Write the region into the host: BUCKET.s3.REGION.amazonaws.com',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html',
        },
      ],
    },
    {
      id: 'slow-down',
      when: { all: [{ status: 503 }, { code: ['SlowDown', 'ServiceUnavailable', 'ThrottlingException'] }] },
      title: 'S3 asks to slow down',
      summary: 'More requests reach one prefix of the bucket than it can take at the moment.',
      category: 'rate-limit',
      causes: [
        { text: 'The request rate of one prefix exceeds what S3 has scaled to: 3,500 writes or 5,500 reads per second and prefix' },
        { text: 'The rate rose suddenly, and S3 is still dividing the prefix' },
      ],
      fixes: [
        { text: 'Retry with exponential backoff and jitter, as the SDKs do; raise the rate gradually' },
        {
          text: 'Spread keys over more prefixes, or put CloudFront in front of reads',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html',
        },
      ],
    },
    {
      id: 'size',
      when: { code: ['EntityTooLarge', 'EntityTooSmall', 'MaxMessageLengthExceeded'] },
      title: 'The upload is too large or too small',
      summary: 'The size breaks a limit of S3, or the one in the upload policy.',
      category: 'payload',
      causes: [
        { text: 'One PUT takes at most 5 GB', ruledOutBy: { code: 'EntityTooSmall' } },
        {
          text: 'The content-length-range of the upload policy is not kept',
          ruledOutBy: { any: [{ not: { method: 'POST' } }, { query: 'uploadId' }] },
        },
        {
          text: 'A part other than the last one is smaller than 5 MB',
          confirmedBy: { all: [{ code: 'EntityTooSmall' }, { query: 'uploadId' }] },
          ruledOutBy: { any: [{ not: { code: 'EntityTooSmall' } }, { not: { query: 'uploadId' } }] },
        },
      ],
      fixes: [
        {
          text: 'Upload large files in parts of 5 MB to 5 GB',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html',
        },
        { text: 'Check the file’s size in the page before uploading, and adjust the policy' },
      ],
    },
    {
      id: 'precondition',
      when: { code: ['PreconditionFailed', 'ConditionalRequestConflict', 'OperationAborted'] },
      title: 'The object is not in the state that was asked for',
      summary: 'If-Match, If-None-Match or a parallel operation kept the request from being carried out.',
      category: 'conflict',
      causes: [
        {
          text: 'If-None-Match: * was sent, and the object exists already',
          confirmedBy: { all: [{ requestHeader: 'If-None-Match', is: '*' }, { code: 'PreconditionFailed' }] },
        },
        {
          text: 'The object changed since its ETag was read',
          confirmedBy: { all: [{ requestHeader: 'If-Match' }, { code: 'PreconditionFailed' }] },
        },
        { text: 'A field of the upload form does not fit the policy', ruledOutBy: { not: { method: 'POST' } } },
        { text: 'Another operation on the same object or bucket was under way', ruledOutBy: { code: 'PreconditionFailed' } },
      ],
      fixes: [{ text: 'Read the object’s current ETag, decide again, and retry' }],
    },
    {
      id: 'bucket-exists',
      when: { code: ['BucketAlreadyExists', 'BucketAlreadyOwnedByYou', 'BucketNotEmpty', 'InvalidBucketName'] },
      title: 'The bucket’s name or content stands in the way',
      summary: 'Bucket names are shared by all accounts; a bucket must be empty to be deleted.',
      category: 'conflict',
      causes: [
        { text: 'Another account has a bucket of this name', confirmedBy: { code: 'BucketAlreadyExists' } },
        { text: 'You have this bucket already', confirmedBy: { code: 'BucketAlreadyOwnedByYou' } },
        { text: 'Objects, or versions of them, are still in it', confirmedBy: { code: 'BucketNotEmpty' } },
        {
          text: 'The name is not allowed: 3 to 63 lower-case letters, digits, hyphens and dots',
          confirmedBy: { code: 'InvalidBucketName' },
        },
      ],
      fixes: [
        {
          text: 'Choose another name, or empty the bucket with all versions first',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
        },
      ],
    },
    {
      id: 'bad-digest',
      when: { code: ['BadDigest', 'InvalidDigest', 'XAmzContentSHA256Mismatch', 'IncompleteBody', 'RequestTimeout'] },
      title: 'The body did not arrive as announced',
      summary: 'Checksum or length of what arrived differ from what the headers say.',
      category: 'validation',
      causes: [
        { text: 'The checksum was reckoned over other bytes than were sent', ruledOutBy: { code: ['IncompleteBody', 'RequestTimeout'] } },
        { text: 'The connection broke or stalled during the upload', ruledOutBy: { code: ['InvalidDigest', 'XAmzContentSHA256Mismatch'] } },
      ],
      fixes: [{ text: 'Send the body unchanged with its true length, and upload it again' }],
    },
    {
      id: 'archived',
      when: { code: ['InvalidObjectState', 'RestoreAlreadyInProgress'] },
      title: 'The object lies in an archive',
      summary: 'Objects in Glacier classes must be restored before they can be read.',
      category: 'conflict',
      causes: [{ text: 'A lifecycle rule moved the object to an archive class' }],
      fixes: [
        {
          text: 'Restore it, wait (minutes to hours, by class), then read it',
          url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html',
        },
      ],
    },
    {
      id: 'internal',
      when: { all: [{ code: 'InternalError' }] },
      title: 'S3 failed internally',
      summary: 'The request was not at fault; copying or completing an upload may fail so even after a 200.',
      category: 'server',
      causes: [{ text: 'A passing error of the service' }],
      fixes: [
        { text: 'Retry with growing pauses' },
        { text: 'After CopyObject or CompleteMultipartUpload, read the body too: a 200 may hold an error' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://acme-assets.s3.eu-west-1.amazonaws.com/invoices/778.pdf';
const presigned = `${url}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=00EXAMPLE00`;
const served = { 'Content-Type': 'application/xml', 'x-amz-request-id': '9D6CEXAMPL3', 'x-amz-id-2': 'EXAMPLE/abc=', Server: 'AmazonS3' };
const error = (code: string, message: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${more}<RequestId>9D6CEXAMPL3</RequestId><HostId>EXAMPLE/abc=</HostId></Error>`;
const refused = (rule: string, why: string, status: number, code: string, message: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url: presigned },
  response: { status, headers: served, body: error(code, message) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  {
    rule: 'signature-mismatch',
    why: 'an old presigned URL may be for another method too',
    request: { method: 'PUT', url: `${url}?AWSAccessKeyId=EXAMPLE&Expires=1700000000&Signature=00EXAMPLE00` },
    response: {
      status: 403,
      headers: served,
      body: error('SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.'),
    },
    verdicts: { possible: ['The presigned URL was made for another method'] },
  },
  {
    rule: 'unknown-key',
    why: 'temporary credentials without their session token',
    request: {
      url: `${presigned}&X-Amz-Credential=ASIAEXAMPLE%2F20260302%2Feu-west-1%2Fs3%2Faws4_request`,
      headers: { Accept: '*/*' },
    },
    response: {
      status: 403,
      headers: served,
      body: error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'),
    },
    verdicts: { confirmed: ['A temporary key (ASIA…)'], possible: ['The access key was deleted'] },
  },
  {
    rule: null,
    why: 'near miss: a malformed header that says nothing of regions',
    request: {
      url,
      headers: {
        Authorization: 'AWS4-HMAC-SHA256 Credential=/20260302/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=00EXAMPLE00',
      },
    },
    response: {
      status: 400,
      headers: served,
      body: error(
        'AuthorizationHeaderMalformed',
        'The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.',
      ),
    },
  },
  refused('url-expired', 'after its 15 minutes', 403, 'AccessDenied', 'Request has expired', { confirmed: ['The presigned URL is older'] }),
  {
    rule: 'access-denied',
    why: 'an unsigned read of a private object through a CDN',
    request: { url: 'https://static.shop.example/logo.png', headers: { Accept: 'image/*' } },
    response: { status: 403, headers: served, body: error('AccessDenied', 'Access Denied') },
    verdicts: { possible: ['The request is not signed', 'The object does not exist'] },
  },
  refused('access-denied', 'a signed read', 403, 'AccessDenied', 'Access Denied', { 'ruled-out': ['The request is not signed'] }),
  {
    rule: 'cors-refused',
    why: 'the preflight of an upload',
    request: {
      method: 'OPTIONS',
      url,
      headers: { Origin: 'https://app.shop.example', 'Access-Control-Request-Method': 'PUT' },
    },
    response: { status: 403, headers: served, body: error('AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.') },
    verdicts: { confirmed: ['The bucket has no CORS'] },
  },
  refused('not-found', 'a misspelt key', 404, 'NoSuchKey', 'The specified key does not exist.', { 'ruled-out': [] }),
  refused(
    'signature-mismatch',
    'a URL for another method',
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
    {
      possible: ['The presigned URL was made for another method'],
      'ruled-out': ['The page sends another Content-Type'],
    },
  ),
  refused(
    'clock-skew',
    'a wrong clock',
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ),
  refused('unknown-key', 'an ended session', 400, 'ExpiredToken', 'The provided token has expired.', {
    confirmed: ['The temporary credentials'],
  }),
  {
    rule: 'wrong-region',
    why: 'the global host',
    request: { url: 'https://acme-eu-data.s3.amazonaws.com/a.csv' },
    response: {
      status: 301,
      headers: { ...served, 'x-amz-bucket-region': 'eu-central-1' },
      body: error(
        'PermanentRedirect',
        'The bucket you are attempting to access must be addressed using the specified endpoint.',
        '<Endpoint>acme-eu-data.s3.eu-central-1.amazonaws.com</Endpoint>',
      ),
    },
    verdicts: { confirmed: ['The URL’s endpoint'] },
  },
  refused('slow-down', 'a busy prefix', 503, 'SlowDown', 'Please reduce your request rate.'),
  {
    rule: 'size',
    why: 'a small part',
    request: { method: 'POST', url: `${url}?uploadId=EXAMPLE&${presigned.split('?')[1]}` },
    response: {
      status: 400,
      headers: served,
      body: error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size'),
    },
    verdicts: { confirmed: ['A part other than'], 'ruled-out': ['The content-length-range'] },
  },
  {
    rule: 'size',
    why: 'an upload form whose policy wants more',
    request: { method: 'POST', url: 'https://acme-assets.s3.eu-west-1.amazonaws.com/' },
    response: {
      status: 400,
      headers: served,
      body: error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size'),
    },
    verdicts: { possible: ['The content-length-range'], 'ruled-out': ['A part other than'] },
  },
  {
    rule: 'precondition',
    why: 'a write that must not replace',
    request: { method: 'PUT', url: presigned, headers: { 'If-None-Match': '*' }, body: 'x' },
    response: {
      status: 412,
      headers: served,
      body: error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold'),
    },
    verdicts: { confirmed: ['If-None-Match: *'] },
  },
  refused('bucket-exists', 'a taken name', 409, 'BucketAlreadyExists', 'The requested bucket name is not available.', {
    confirmed: ['Another account'],
  }),
  refused('bad-digest', 'other bytes', 400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.'),
  refused('archived', 'a Glacier object', 403, 'InvalidObjectState', 'The action is not valid for the object’s storage class'),
  refused('internal', 'a passing error', 500, 'InternalError', 'We encountered an internal error. Please try again.'),
  {
    rule: null,
    why: 'near miss: another store that speaks the same language',
    request: { url: 'https://minio.acme.example/assets/x.png' },
    response: { status: 403, headers: { ...served, Server: 'MinIO' }, body: error('AccessDenied', 'Access Denied.') },
  },
];
