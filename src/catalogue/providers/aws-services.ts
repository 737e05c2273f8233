import type { Condition, Example, RulePack } from '../../model';

/**
 * AWS services by their own hosts, in JSON (DynamoDB, Lambda, SQS, KMS …) and XML (STS, IAM, SNS, EC2). Other names under
 * amazonaws.com belong to customers’ own apps. S3, Cognito and API Gateway have packs of their own. Sources:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html,
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html,
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const services = [
  'athena',
  'autoscaling',
  'bedrock',
  'bedrock-agent-runtime',
  'bedrock-runtime',
  'cloudformation',
  'comprehend',
  'dynamodb',
  'ec2',
  'ecs',
  'email',
  'events',
  'firehose',
  'glue',
  'iam',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'polly',
  'rekognition',
  'route53',
  'scheduler',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'states',
  'streams.dynamodb',
  'sts',
  'textract',
  'transcribe',
  'translate',
];

/** What expired is the signature: asked here, so that a token is not told as expired. */
const besidesTheToken = (condition: Condition): Condition => ({ any: [condition, { all: [condition, { check: 'credential-expired' }] }] });

export default {
  id: 'aws-services',
  name: 'AWS',
  kind: 'api',
  docs: 'https://docs.aws.amazon.com/',
  statusPage: 'https://health.aws.amazon.com/health/status',
  support: { url: 'https://console.aws.amazon.com/support/home', asks: ['request-id', 'timestamp', 'error-code', 'account'] },
  recognize: {
    hosts: [...services.map((service) => `${service}.*.amazonaws.com`), 'sts.amazonaws.com', 'iam.amazonaws.com', 'route53.amazonaws.com'],
    fingerprints: [
      { responseField: '/__type', is: { startsWith: 'com.amazonaws.' } },
      { responseField: '/__type', is: { startsWith: 'com.amazon.coral.' } },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'AWS4-HMAC-SHA256', placeholder: 'YOUR_SIGNATURE' },
    { in: 'header', name: 'Authorization', scheme: 'AWS4-ECDSA-P256-SHA256', placeholder: 'YOUR_SIGNATURE' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_BEDROCK_KEY' },
    { in: 'query', name: 'X-Amz-Signature', placeholder: 'YOUR_SIGNATURE' },
  ],
  secrets: { headers: ['X-Amz-Security-Token'] },
  rules: [
    {
      id: 'dynamodb-throughput',
      when: { code: ['ProvisionedThroughputExceededException', 'ProvisionedThroughputExceeded'] },
      title: 'The table’s throughput is used up',
      summary: 'More reads or writes came than the table, index or one of its partitions is provisioned for; DynamoDB says so with a 400.',
      category: 'rate-limit',
      causes: [
        { text: 'The provisioned capacity of the table or index is too low for the load' },
        { text: 'Most requests hit one partition key (a hot key), which has a limit of its own' },
        { text: 'A scan or a burst of writes takes the capacity away' },
      ],
      fixes: [
        { text: 'Retry with exponential backoff and jitter, as the SDKs do by themselves' },
        {
          text: 'Raise the capacity, turn on auto scaling, or switch the table to on-demand',
          url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html',
        },
        {
          text: 'Spread writes over more partition keys; read with queries in place of scans',
          url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
        },
      ],
      links: [
        {
          text: 'Throttling in DynamoDB',
          url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TroubleshootingThrottling.html',
        },
      ],
    },
    {
      id: 'lambda-throttled',
      when: { all: [{ host: { startsWith: 'lambda.' } }, { code: ['TooManyRequestsException', 'ThrottlingException'] }] },
      title: 'Lambda is over a limit of concurrency or requests',
      summary: 'The function, the account or the caller reached a limit of concurrency or of requests; Reason says which.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The function’s reserved concurrency is used up, or set to 0',
          confirmedBy: { responseField: '/Reason', is: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
        },
        {
          text: 'The account’s concurrency in this region is used up by all functions together',
          confirmedBy: { responseField: '/Reason', is: 'ConcurrentInvocationLimitExceeded' },
        },
        {
          text: 'Invocations came faster than the rate limit, ten per second for each unit of concurrency',
          confirmedBy: {
            responseField: '/Reason',
            is: ['FunctionInvocationRateLimitExceeded', 'ReservedFunctionInvocationRateLimitExceeded'],
          },
        },
        { text: 'This caller made too many API calls', confirmedBy: { responseField: '/Reason', is: 'CallerRateLimitExceeded' } },
      ],
      fixes: [
        { text: 'Retry with exponential backoff and jitter' },
        {
          text: 'Raise or remove the function’s reserved concurrency, or ask for a higher account limit',
          url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
        },
        { text: 'Put a queue in front of the function, and make it faster: shorter runs need fewer copies' },
      ],
    },
    {
      id: 'throttled',
      when: {
        code: [
          'ThrottlingException',
          'Throttling',
          'ThrottledException',
          'RequestLimitExceeded',
          'TooManyRequestsException',
          'RequestThrottled',
          'RequestThrottledException',
          'ServiceQuotaExceededException',
          'LimitExceededException',
        ],
      },
      title: 'Over a rate or quota of this AWS service',
      summary: 'The account or caller is over a rate or a quota of the service in this region; AWS often says so with a 400.',
      category: 'rate-limit',
      causes: [
        { text: 'Requests come faster than the service’s limit for this operation, counted per account and region' },
        {
          text: 'A quota on the number or size of things, not the rate, is reached: then waiting does not help',
          ruledOutBy: { not: { code: ['ServiceQuotaExceededException', 'LimitExceededException'] } },
        },
        { text: 'The same call is repeated in a tight loop', confirmedBy: { check: 'polling-fast', with: { everySeconds: 1 } } },
      ],
      fixes: [
        {
          text: 'Retry with exponential backoff and jitter, or set the SDK’s retry mode to adaptive',
          url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
        },
        { text: 'Look up the quota and ask for more', url: 'https://console.aws.amazon.com/servicequotas/home' },
        { text: 'Batch and cache calls, and use events in place of polling' },
      ],
    },
    {
      id: 'access-denied',
      when: { code: ['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation', 'AuthorizationError', 'NotAuthorized'] },
      title: 'IAM does not allow this action',
      summary: 'No policy allows the action on this resource for the caller, or one forbids it.',
      category: 'permission',
      causes: [
        {
          text: 'No identity-based policy allows the action',
          confirmedBy: { message: { contains: 'no identity-based policy allows' } },
        },
        {
          text: 'A policy forbids it explicitly',
          confirmedBy: { message: { contains: ['with an explicit deny', 'explicit deny in'] } },
        },
        {
          text: 'The role’s trust policy does not let this caller assume it',
          ruledOutBy: { not: { message: { contains: 'sts:AssumeRole' } } },
        },
        {
          text: 'The resource’s own policy (key, queue, topic, function) does not admit the caller',
          confirmedBy: { message: { contains: 'no resource-based policy allows' } },
        },
        { text: 'The request is not signed, so that it counts as anonymous', ruledOutBy: { not: { check: 'credential-missing' } } },
        { text: 'Access to the Bedrock model was not granted to the account', ruledOutBy: { not: { host: { startsWith: 'bedrock' } } } },
        { text: 'The call runs as another user or role, or in another account, than expected' },
      ],
      fixes: [
        { text: 'Allow the action that the message names, on the resource that it names, in a policy of this user or role' },
        {
          text: 'For AssumeRole, add the caller to the trust policy of the role',
          url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html',
        },
        { text: 'See who you are', snippets: [{ language: 'bash', code: 'aws sts get-caller-identity' }] },
      ],
      links: [{ text: 'Access denied messages', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html' }],
    },
    {
      id: 'unknown-key',
      when: { code: ['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId', 'AuthFailure'] },
      title: 'AWS does not know this access key',
      summary: 'The access key id or session token of the signature is not valid in this partition.',
      category: 'auth',
      causes: [
        { text: 'The access key was deleted or deactivated, or is mistyped' },
        {
          text: 'A temporary key (ASIA…) was used without its session token',
          confirmedBy: {
            all: [
              { requestHeader: 'Authorization', is: { contains: 'Credential=ASIA' } },
              { not: { requestHeader: 'X-Amz-Security-Token' } },
            ],
          },
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The region must be enabled for the account first, or belongs to another partition (China, GovCloud)' },
      ],
      fixes: [
        { text: 'See whether the credentials work at all', snippets: [{ language: 'bash', code: 'aws sts get-caller-identity' }] },
        { text: 'Create new credentials, and hand over all three parts of temporary ones: key id, secret and session token' },
      ],
      links: [{ text: 'Access keys', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' }],
    },
    {
      id: 'not-signed',
      when: {
        code: ['MissingAuthenticationTokenException', 'MissingAuthenticationToken', 'IncompleteSignatureException', 'IncompleteSignature'],
      },
      title: 'The request is not signed, or not fully',
      summary: 'AWS wants a Signature Version 4 in the Authorization header or the query.',
      category: 'auth',
      causes: [
        { text: 'No signature was sent', when: { check: 'credential-missing' } },
        { text: 'Another kind of credential was sent in the Authorization header', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'Host or path are wrong, so that the request went to a service that did not expect it' },
      ],
      fixes: [
        { text: 'Call through an AWS SDK, which signs by itself' },
        {
          text: 'By hand, curl signs too',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{url}} --aws-sigv4 "aws:amz:REGION:SERVICE" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "X-Amz-Security-Token: $AWS_SESSION_TOKEN"',
            },
          ],
          url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html',
        },
      ],
      warnings: ['Long-lived keys do not belong into a web page: get temporary ones from a Cognito identity pool or your server'],
    },
    {
      id: 'expired-token',
      when: { code: ['ExpiredTokenException', 'ExpiredToken', 'RequestExpired', 'TokenRefreshRequired'] },
      title: 'The credentials or the signature have expired',
      summary: 'Session credentials live for minutes to hours, signatures for minutes; the time of one of them is over.',
      category: 'auth',
      causes: [
        {
          text: 'The session token is past its expiration and was not refreshed',
          confirmedBy: {
            all: [{ code: ['ExpiredTokenException', 'ExpiredToken'] }, { not: { check: 'credential-missing' } }],
          },
        },
        { text: 'The clock of the caller is wrong' },
      ],
      fixes: [
        { text: 'Get new credentials: sign in again (aws sso login), assume the role anew, or let the SDK refresh them' },
        { text: 'Do not keep the output of assume-role in environment variables for longer than it lives' },
      ],
    },
    {
      id: 'signature-mismatch',
      when: { code: ['InvalidSignatureException', 'SignatureDoesNotMatch', 'InvalidSignature'] },
      title: 'The signature does not fit the request',
      summary: 'AWS signed the request it received with the same key and came to another result.',
      category: 'auth',
      causes: [
        {
          text: 'The signature’s time is minutes away from that of AWS: the clock is off, or it was signed long before it was sent',
          confirmedBy: besidesTheToken({ message: { contains: ['Signature expired', 'Signature not yet current'] } }),
          ruledOutBy: { check: 'credential-missing' },
        },
        {
          text: 'The signature was made for another region or service',
          confirmedBy: { message: { contains: 'Credential should be scoped to' } },
        },
        {
          text: 'The secret key is wrong or was copied with a character missing',
          ruledOutBy: { message: { contains: ['Signature expired', 'Signature not yet current', 'Credential should be scoped to'] } },
        },
        {
          text: 'A proxy or the code changed a signed header, the query or the body after signing',
          ruledOutBy: { message: { contains: ['Signature expired', 'Signature not yet current', 'Credential should be scoped to'] } },
        },
      ],
      fixes: [
        { text: 'Set the clock (NTP) where requests are signed' },
        { text: 'Sign with the region and service of the host in the URL' },
        {
          text: 'Compare the canonical request in the message, where there is one, with your own line by line',
          url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
        },
      ],
    },
    {
      id: 'not-found',
      when: {
        code: [
          'ResourceNotFoundException',
          'NoSuchEntity',
          'NoSuchEntityException',
          'NotFoundException',
          'QueueDoesNotExist',
          'AWS.SimpleQueueService.NonExistentQueue',
          'ParameterNotFound',
          'StateMachineDoesNotExist',
          'TableNotFoundException',
        ],
      },
      title: 'AWS found nothing of this name here',
      summary: 'The table, function, queue or other resource does not exist in this account and region.',
      category: 'not-found',
      causes: [
        { text: 'The resource is in another region than the host of this URL' },
        { text: 'The name or ARN is misspelt, or lacks the environment’s prefix' },
        { text: 'The credentials belong to another account' },
        { text: 'It was created moments ago, or deleted' },
      ],
      fixes: [
        {
          text: 'Check region and name in the console, and see whose credentials are used',
          snippets: [{ language: 'bash', code: 'aws sts get-caller-identity' }],
        },
        { text: 'Set the region of the client to that of the resource' },
      ],
    },
    {
      id: 'transaction-canceled',
      when: { code: ['TransactionCanceledException', 'TransactionConflictException'] },
      title: 'DynamoDB canceled the transaction',
      summary: 'One part of the transaction could not be carried out, so nothing was written; the reasons stand in the order of the items.',
      category: 'conflict',
      causes: [
        {
          text: 'The condition of one of the items did not hold',
          confirmedBy: { responseText: { contains: 'ConditionalCheckFailed' } },
        },
        {
          text: 'Another transaction wrote the same item at the same time',
          confirmedBy: { responseText: { contains: 'TransactionConflict' } },
          ruledOutBy: {
            all: [
              { code: 'TransactionCanceledException' },
              { responseText: { contains: 'specific reasons [' } },
              { not: { responseText: { contains: 'TransactionConflict' } } },
            ],
          },
        },
        {
          text: 'The throughput of a table is used up',
          confirmedBy: { responseText: { contains: ['ThrottlingError', 'ProvisionedThroughputExceeded'] } },
        },
        { text: 'An item is not valid', confirmedBy: { responseText: { contains: 'ValidationError' } } },
      ],
      fixes: [
        { text: 'Read CancellationReasons: each stands at the place of its item, None where the item is in order' },
        { text: 'After a conflict or a used-up throughput, repeat the whole transaction with growing pauses' },
        {
          text: 'After a failed condition, read the item anew and decide again',
          url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html',
        },
      ],
    },
    {
      id: 'condition-failed',
      when: { code: 'ConditionalCheckFailedException' },
      title: 'The write’s condition did not hold',
      summary: 'DynamoDB compared the item with the condition of the request, and wrote nothing.',
      category: 'conflict',
      causes: [
        { text: 'Another writer changed or created the item first' },
        { text: 'The item does not exist, or exists already, against the condition' },
      ],
      fixes: [
        { text: 'Read the item anew, decide again, and write with the new version in the condition' },
        {
          text: 'Send ReturnValuesOnConditionCheckFailure: ALL_OLD to get the item with the error',
          url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html',
        },
      ],
    },
    {
      id: 'validation',
      when: {
        code: [
          'ValidationException',
          'ValidationError',
          'SerializationException',
          'InvalidParameterValueException',
          'InvalidParameterValue',
          'InvalidParameterException',
          'InvalidParameter',
          'InvalidRequestContentException',
          'MissingParameter',
          'InvalidInput',
        ],
      },
      title: 'AWS rejected a parameter of the request',
      summary: 'A value is missing, of the wrong type, or breaks a rule of the service; the message names it.',
      category: 'validation',
      causes: [
        {
          text: 'The key of the item does not fit the table’s key schema',
          confirmedBy: { message: { contains: ['does not match the schema', 'Missing the key', 'Type mismatch for key'] } },
        },
        {
          text: 'An attribute name is a reserved word and must be replaced by an #alias',
          confirmedBy: { message: { contains: 'reserved keyword' } },
        },
        { text: 'The item is larger than 400 KB', confirmedBy: { message: { contains: 'Item size' } } },
        {
          text: 'The body is not JSON, or a value has the wrong type',
          confirmedBy: { code: ['SerializationException', 'InvalidRequestContentException'] },
        },
        { text: 'A required parameter is missing', confirmedBy: { any: [{ code: 'MissingParameter' }, { check: 'field-missing' }] } },
      ],
      fixes: [
        { text: 'Mend what the message names; the limits stand in the operation’s API reference', url: 'https://docs.aws.amazon.com/' },
        { text: 'In DynamoDB, write each value with its type ({"S": "…"}) or use the document client' },
      ],
    },
    {
      id: 'lambda-payload',
      when: {
        all: [
          { status: 413 },
          { host: { startsWith: 'lambda.' } },
          { code: ['RequestTooLargeException', 'RequestEntityTooLargeException'] },
        ],
      },
      title: 'The payload is larger than Lambda takes',
      summary: 'A synchronous invocation takes at most 6 MB of JSON.',
      category: 'payload',
      causes: [{ text: 'The payload is larger than 6 MB', confirmedBy: { check: 'body-larger-than', with: { bytes: 6291456 } } }],
      fixes: [
        { text: 'Put the data into S3 and pass its key' },
        { text: 'Split the work into several invocations', url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html' },
      ],
    },
    {
      id: 'conflict',
      when: {
        code: [
          'ResourceInUseException',
          'ResourceConflictException',
          'EntityAlreadyExists',
          'ResourceAlreadyExistsException',
          'ConflictException',
          'DeleteConflict',
        ],
      },
      title: 'It exists already, or is being changed',
      summary: 'The state of the resource does not allow the operation now.',
      category: 'conflict',
      causes: [{ text: 'A resource of this name exists already' }, { text: 'An update of it is still running, or something else uses it' }],
      fixes: [{ text: 'Wait until its state is active again, then retry; or use the one that exists' }],
    },
    {
      id: 'unknown-operation',
      when: { code: ['UnknownOperationException', 'InvalidAction'] },
      title: 'The service has no such operation',
      summary: 'Action or X-Amz-Target name an operation that this service does not have in this version.',
      category: 'not-found',
      causes: [
        { text: 'The X-Amz-Target header is missing or misspelt', ruledOutBy: { not: { code: 'UnknownOperationException' } } },
        { text: 'The request went to the host of another service' },
      ],
      fixes: [{ text: 'Use an SDK, or copy host and target from the operation’s API reference', url: 'https://docs.aws.amazon.com/' }],
    },
    {
      id: 'internal',
      when: {
        all: [
          { status: [500, 502, 503, 504] },
          {
            code: [
              'InternalServerError',
              'InternalFailure',
              'InternalError',
              'ServiceUnavailable',
              'ServiceUnavailableException',
              'ServiceException',
              'InternalServerException',
              'ModelNotReadyException',
            ],
          },
        ],
      },
      title: 'The AWS service failed internally',
      summary: 'The request was not at fault: the service had an error or no capacity.',
      category: 'server',
      causes: [{ text: 'A passing error or overload of the service in this region' }],
      fixes: [
        { text: 'Retry with exponential backoff and jitter, as the SDKs do by themselves' },
        { text: 'Look at the health dashboard', url: 'https://health.aws.amazon.com/health/status' },
      ],
      warnings: ['A write may have been carried out all the same: use a client token or read before you repeat it'],
    },
  ],
} satisfies RulePack;

const table = 'https://dynamodb.eu-west-1.amazonaws.com/';
const signed = {
  Authorization:
    'AWS4-HMAC-SHA256 Credential=EXAMPLE-NOT-A-KEY/20260302/eu-west-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=00EXAMPLE00',
  'X-Amz-Target': 'DynamoDB_20120810.PutItem',
  'Content-Type': 'application/x-amz-json-1.0',
};
const served = { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': 'EXAMPLEDDB0001VV4KQNSO5AEMVJF66Q9ASUAAJG' };
const dynamo = (rule: string, why: string, code: string, message: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { method: 'POST', url: table, headers: signed, body: '{"TableName":"orders","Item":{"id":{"S":"7"}}}' },
  response: { status: 400, headers: served, body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message }) },
  ...(verdicts ? { verdicts } : {}),
});
const invoke = 'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/resize/invocations';
const lambda = { 'Content-Type': 'application/json', 'x-amzn-RequestId': '00000000-0000-4000-8000-0000000EXAM1' };

export const examples: readonly Example[] = [
  dynamo(
    'transaction-canceled',
    'throttled within a transaction: no condition failed',
    'TransactionCanceledException',
    'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ThrottlingError]',
    {
      confirmed: ['The throughput of a table'],
      possible: ['The condition of one of the items'],
      'ruled-out': ['Another transaction wrote'],
    },
  ),
  {
    rule: 'access-denied',
    why: 'a queue that was asked without a signature',
    request: { url: 'https://sqs.eu-west-1.amazonaws.com/000000000000/orders?Action=ReceiveMessage' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/xml' },
      body: '<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Access to the resource https://sqs.eu-west-1.amazonaws.com/000000000000/orders is denied.</Message></Error><RequestId>EXAMPLE-0001</RequestId></ErrorResponse>',
    },
    verdicts: { possible: ['The request is not signed'] },
  },
  dynamo(
    'dynamodb-throughput',
    'a 400 that is a rate limit',
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  ),
  {
    rule: 'lambda-throttled',
    why: 'reserved concurrency',
    request: { method: 'POST', url: invoke, headers: signed, body: '{}' },
    response: {
      status: 429,
      headers: { ...lambda, 'x-amzn-ErrorType': 'TooManyRequestsException' },
      body: '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}',
    },
    verdicts: { confirmed: ['The function’s reserved concurrency'] },
  },
  dynamo('throttled', 'control plane', 'ThrottlingException', 'Rate of requests exceeds the allowed throughput.'),
  {
    rule: 'access-denied',
    why: 'assuming a role, in XML',
    request: { method: 'POST', url: 'https://sts.amazonaws.com/', headers: signed, body: 'Action=AssumeRole' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/xml', 'x-amzn-RequestId': '00000000-0000-4000-8000-0000000EXAM2' },
      body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::111122223333:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Deploy</Message></Error><RequestId>00000000-0000-4000-8000-0000000EXAM2</RequestId></ErrorResponse>',
    },
    verdicts: { possible: ['The role’s trust policy'], 'ruled-out': ['Access to the Bedrock model'] },
  },
  dynamo(
    'access-denied',
    'a missing policy',
    'AccessDeniedException',
    'User: arn:aws:iam::111122223333:user/web is not authorized to perform: dynamodb:PutItem because no identity-based policy allows the dynamodb:PutItem action',
    { confirmed: ['No identity-based policy'], 'ruled-out': ['The role’s trust policy'] },
  ),
  {
    rule: 'unknown-key',
    why: 'a temporary key without its session token',
    request: {
      method: 'POST',
      url: table,
      headers: {
        ...signed,
        Authorization:
          'AWS4-HMAC-SHA256 Credential=ASIA-EXAMPLE/20260302/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00EXAMPLE00',
      },
      body: '{}',
    },
    response: {
      status: 400,
      headers: served,
      body: '{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"The security token included in the request is invalid."}',
    },
    verdicts: { confirmed: ['A temporary key (ASIA…)'] },
  },
  {
    rule: 'not-signed',
    why: 'nothing sent',
    request: { method: 'POST', url: table, headers: { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' }, body: '{}' },
    response: {
      status: 400,
      headers: served,
      body: '{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}',
    },
    verdicts: { confirmed: ['No signature was sent'] },
  },
  dynamo('expired-token', 'an old session', 'ExpiredTokenException', 'The security token included in the request is expired'),
  dynamo(
    'signature-mismatch',
    'a clock that is off',
    'InvalidSignatureException',
    'Signature expired: 20260302T101500Z is now earlier than 20260302T103000Z',
    {
      confirmed: ['The signature’s time'],
      'ruled-out': ['The secret key is wrong'],
    },
  ),
  dynamo('not-found', 'another region', 'ResourceNotFoundException', 'Requested resource not found: Table: orders not found'),
  dynamo('condition-failed', 'a newer version', 'ConditionalCheckFailedException', 'The conditional request failed'),
  dynamo(
    'validation',
    'a key of the wrong type',
    'ValidationException',
    'One or more parameter values were invalid: Type mismatch for key id expected: N actual: S',
    {
      confirmed: ['The key of the item'],
    },
  ),
  {
    rule: 'lambda-payload',
    why: 'a file in the payload',
    request: { method: 'POST', url: invoke, headers: { ...signed, 'Content-Length': '7340032' }, body: '{}' },
    response: {
      status: 413,
      headers: { ...lambda, 'x-amzn-ErrorType': 'RequestEntityTooLargeException' },
      body: '{"Message":"Request must be smaller than 6291456 bytes for the InvokeFunction operation"}',
    },
    verdicts: { confirmed: ['The payload is larger'] },
  },
  dynamo(
    'conflict',
    'a table in the making',
    'ResourceInUseException',
    'Attempt to change a resource which is still in use: Table is being created: orders',
  ),
  {
    rule: 'unknown-operation',
    why: 'a misspelt target',
    request: { method: 'POST', url: table, headers: { ...signed, 'X-Amz-Target': 'DynamoDB_20120810.PutItems' }, body: '{}' },
    response: { status: 400, headers: served, body: '{"__type":"com.amazon.coral.service#UnknownOperationException"}' },
  },
  {
    rule: 'internal',
    why: 'a passing error',
    request: { method: 'POST', url: table, headers: signed, body: '{}' },
    response: {
      status: 500,
      headers: served,
      body: '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"The request processing has failed because of an unknown error, exception or failure."}',
    },
  },
  {
    rule: null,
    why: 'near miss: a customer’s own server on EC2',
    request: { url: 'https://ec2-203-0-113-7.eu-west-1.compute.amazonaws.com/api' },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"code":"AccessDeniedException","message":"No"}' },
  },
];
