import type { Condition, Example, RulePack } from '../../model';

/**
 * Amazon Cognito user pools and identity pools: public calls from apps carry no signature. Sources:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html,
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
/** Sign-in calls carry no credential of their own: asked here, so that its absence is not told as a cause. */
const unsigned = (condition: Condition): Condition => ({ any: [condition, { all: [condition, { check: 'credential-missing' }] }] });

export default {
  id: 'amazon-cognito',
  name: 'Amazon Cognito',
  kind: 'api',
  docs: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html',
  statusPage: 'https://health.aws.amazon.com/health/status',
  support: { url: 'https://console.aws.amazon.com/support/home', asks: ['request-id', 'timestamp', 'error-code', 'account'] },
  recognize: { hosts: ['cognito-idp.*.amazonaws.com', 'cognito-identity.*.amazonaws.com', '*.auth.*.amazoncognito.com'] },
  rules: [
    {
      id: 'wrong-login',
      when: { all: [{ status: 400 }, { code: ['NotAuthorizedException', 'UserNotFoundException'] }] },
      title: 'Cognito did not accept this sign-in',
      summary: 'User name, password, token or secret is not right, or the account’s state does not allow it; the message says which.',
      category: 'auth',
      causes: [
        { text: 'User name or password is wrong', confirmedBy: unsigned({ message: { contains: 'Incorrect username or password' } }) },
        { text: 'No such user exists', confirmedBy: { code: 'UserNotFoundException' } },
        { text: 'The access token has expired', confirmedBy: { message: { contains: 'Access Token has expired' } } },
        {
          text: 'The refresh token has expired or was revoked',
          confirmedBy: { message: { contains: ['Refresh Token has expired', 'Refresh Token has been revoked'] } },
        },
        {
          text: 'The refresh token is of another app client, pool or device, or was cut short',
          ruledOutBy: { not: { message: { contains: 'Invalid Refresh Token' } } },
        },
        {
          text: 'The identity pool takes no guests, and no sign-in was passed on',
          confirmedBy: { message: { contains: 'Unauthenticated access is not supported' } },
          ruledOutBy: { not: { host: { startsWith: 'cognito-identity.' } } },
        },
        {
          text: 'The app client has a secret, and the SECRET_HASH is missing or wrong',
          confirmedBy: { message: { contains: ['SECRET_HASH was not received', 'Unable to verify secret hash'] } },
        },
        {
          text: 'Too many failed attempts: the user is locked for a while',
          confirmedBy: { message: { contains: 'Password attempts exceeded' } },
        },
        { text: 'The user is disabled', confirmedBy: { message: { contains: 'User is disabled' } } },
        { text: 'The temporary password has expired', confirmedBy: { message: { contains: 'Temporary password has expired' } } },
      ],
      fixes: [
        { text: 'For a wrong password, let the user try again or reset it (ForgotPassword)' },
        { text: 'For an expired token, refresh with REFRESH_TOKEN_AUTH, or sign in again' },
        {
          text: 'In web and mobile apps, use an app client without a secret',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
        },
        { text: 'Check that region, user pool and client id belong together' },
      ],
      warnings: ['Tell users only that name or password is wrong, or strangers can find out who has an account'],
    },
    {
      id: 'not-confirmed',
      when: { code: ['UserNotConfirmedException', 'PasswordResetRequiredException'] },
      title: 'The user has a step to do before signing in',
      summary: 'The account is not confirmed yet, or its password must be reset.',
      category: 'auth',
      causes: [
        { text: 'The user has not entered the confirmation code', confirmedBy: unsigned({ code: 'UserNotConfirmedException' }) },
        { text: 'An administrator reset or imported the password', confirmedBy: { code: 'PasswordResetRequiredException' } },
      ],
      fixes: [
        { text: 'Send the code again (ResendConfirmationCode) and confirm with ConfirmSignUp' },
        { text: 'For a reset, go through ForgotPassword and ConfirmForgotPassword' },
      ],
    },
    {
      id: 'code-mismatch',
      when: { code: ['CodeMismatchException', 'ExpiredCodeException'] },
      title: 'The code is wrong or has expired',
      summary: 'The code from e-mail, text message or authenticator does not fit any more.',
      category: 'auth',
      causes: [
        {
          text: 'The code does not fit: it was mistyped, is an older one, or its authenticator’s clock is off',
          confirmedBy: unsigned({ code: 'CodeMismatchException' }),
        },
        {
          text: 'No such code is open any more: it expired, was used, or a newer one was sent',
          confirmedBy: { code: 'ExpiredCodeException' },
        },
      ],
      fixes: [{ text: 'Ask for a new code and use the newest one; check the clock of an authenticator app' }],
    },
    {
      id: 'user-exists',
      when: { code: ['UsernameExistsException', 'AliasExistsException'] },
      title: 'This user exists already',
      summary: 'The user name, e-mail address or phone number is taken in this user pool.',
      category: 'conflict',
      causes: [
        { text: 'The person signed up before, perhaps without confirming' },
        {
          text: 'Another user has the same e-mail address or phone number as alias',
          ruledOutBy: { not: { code: 'AliasExistsException' } },
        },
      ],
      fixes: [{ text: 'Offer to sign in, to reset the password, or to send the confirmation code again' }],
    },
    {
      id: 'password-policy',
      when: { code: ['InvalidPasswordException', 'PasswordHistoryPolicyViolationException'] },
      title: 'The password does not meet the pool’s policy',
      summary: 'Length or kinds of characters are not what the user pool demands; the message names what is missing.',
      category: 'validation',
      causes: [{ text: 'The password is too short, or lacks upper case, lower case, a digit or a symbol' }],
      fixes: [
        {
          text: 'Check the password in the form by the pool’s policy, or change the policy',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
        },
      ],
    },
    {
      id: 'parameter',
      when: {
        code: [
          'InvalidParameterException',
          'ResourceNotFoundException',
          'InvalidUserPoolConfigurationException',
          'UnsupportedOperationException',
        ],
      },
      title: 'Cognito rejected a parameter or does not know the client',
      summary: 'The app client or pool does not exist here, or is not set up for what was asked.',
      category: 'validation',
      causes: [
        {
          text: 'The auth flow is not enabled for this app client',
          confirmedBy: { message: { contains: ['flow not enabled for this client', 'flow is not enabled for the client'] } },
        },
        {
          text: 'The client, pool or identity that the message names does not exist in this region',
          confirmedBy: { code: 'ResourceNotFoundException' },
        },
        { text: 'A required attribute is missing or malformed', confirmedBy: { message: { contains: 'Attributes did not conform' } } },
      ],
      fixes: [
        {
          text: 'Enable the flow, such as ALLOW_USER_SRP_AUTH, in the app client',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html',
        },
        { text: 'Check region, pool id and client id: the pool id begins with its region' },
      ],
    },
    {
      id: 'code-delivery',
      when: { code: 'CodeDeliveryFailureException' },
      title: 'Cognito could not send the code',
      summary: 'The e-mail or text message with the code was refused on its way out.',
      category: 'server',
      causes: [
        { text: 'The pool’s settings for SES or SNS are wrong: sender not verified, role missing, or still in the sandbox' },
        { text: 'The address or number cannot be reached, or is on a suppression list' },
      ],
      fixes: [
        {
          text: 'Check the pool’s e-mail settings, and whether the sender is verified in SES',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
        },
        {
          text: 'Check the role and the spending limit for text messages',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-sms.html',
        },
      ],
    },
    {
      id: 'too-many',
      when: { code: ['TooManyRequestsException', 'LimitExceededException', 'TooManyFailedAttemptsException'] },
      title: 'Too many attempts or messages',
      summary: 'The user or the pool is over a limit of attempts, requests, or e-mails.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many attempts for this user in a short time', confirmedBy: { message: { contains: 'Attempt limit exceeded' } } },
        { text: 'The pool’s request rate for this kind of operation is reached', confirmedBy: { code: 'TooManyRequestsException' } },
        { text: 'Cognito’s own e-mail sending has a small daily limit', ruledOutBy: { message: { contains: 'Attempt limit exceeded' } } },
      ],
      fixes: [
        { text: 'Wait some minutes, then retry with growing pauses' },
        {
          text: 'Send e-mails through SES, which lifts the daily limit',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
        },
        { text: 'Look up the request rates', url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html' },
      ],
    },
    {
      id: 'trigger-failed',
      when: { code: ['UserLambdaValidationException', 'UnexpectedLambdaException', 'InvalidLambdaResponseException'] },
      title: 'A Lambda trigger of the pool refused or failed',
      summary: 'Cognito asked a function of yours, and its answer or error stopped the call.',
      category: 'server',
      causes: [
        {
          text: 'The function threw an error, on purpose or by a bug: its text is in the message',
          confirmedBy: { code: 'UserLambdaValidationException' },
        },
        { text: 'The function timed out (five seconds) or may not be invoked', ruledOutBy: { not: { code: 'UnexpectedLambdaException' } } },
        { text: 'The function did not return the event', confirmedBy: { code: 'InvalidLambdaResponseException' } },
      ],
      fixes: [
        {
          text: 'Read the function’s log in CloudWatch; it must return the event object within five seconds',
          url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://cognito-idp.eu-west-1.amazonaws.com/';
const sent = { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSCognitoIdentityProviderService.InitiateAuth' };
const served = { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': '00000000-0000-4000-8000-0000000EXAM1' };
const refused = (rule: string, why: string, code: string, message: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url,
    headers: sent,
    body: '{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"EXAMPLE","AuthParameters":{"USERNAME":"ada","PASSWORD":"EXAMPLE"}}',
  },
  response: { status: 400, headers: { ...served, 'x-amzn-ErrorType': `${code}:` }, body: JSON.stringify({ __type: code, message }) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  refused('wrong-login', 'does not say what is wrong with the token', 'NotAuthorizedException', 'Invalid Refresh Token', {
    possible: ['The refresh token is of another app client', 'The refresh token has expired'],
  }),
  refused('code-delivery', 'no limit, but a message that did not go out', 'CodeDeliveryFailureException', 'Failed to deliver the code.'),
  refused('wrong-login', 'a wrong password', 'NotAuthorizedException', 'Incorrect username or password.', {
    confirmed: ['User name or password'],
  }),
  refused('wrong-login', 'an old token', 'NotAuthorizedException', 'Access Token has expired', {
    confirmed: ['The access token has expired'],
  }),
  refused('not-confirmed', 'before the code', 'UserNotConfirmedException', 'User is not confirmed.', {
    confirmed: ['The user has not entered'],
  }),
  refused('code-mismatch', 'a mistyped code', 'CodeMismatchException', 'Invalid verification code provided, please try again.', {
    confirmed: ['The code does not fit'],
  }),
  refused('user-exists', 'a second sign-up', 'UsernameExistsException', 'User already exists'),
  refused(
    'password-policy',
    'a short password',
    'InvalidPasswordException',
    'Password did not conform with policy: Password not long enough',
  ),
  refused('parameter', 'a flow that is off', 'InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client', {
    confirmed: ['The auth flow is not enabled'],
  }),
  refused(
    'too-many',
    'a reset asked for again and again',
    'LimitExceededException',
    'Attempt limit exceeded, please try after some time.',
    {
      confirmed: ['Too many attempts for this user'],
      'ruled-out': ['Cognito’s own e-mail'],
    },
  ),
  refused(
    'trigger-failed',
    'a trigger that says no',
    'UserLambdaValidationException',
    'PreSignUp failed with error Only staff may sign up.',
    { confirmed: ['The function threw an error'] },
  ),
  {
    rule: null,
    why: 'near miss: another service of AWS',
    request: { method: 'POST', url: 'https://dynamodb.eu-west-1.amazonaws.com/', headers: sent, body: '{}' },
    response: { status: 400, headers: served, body: '{"__type":"LimitExceededException","message":"Subscriber limit exceeded"}' },
  },
];
