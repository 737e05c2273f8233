import type { Example, RulePack } from '../../model';

// "Troubleshoot your Application Load Balancers": answers that the load balancer makes itself carry Server: awselb/2.0.

export default {
  id: 'aws-elb',
  name: 'AWS Elastic Load Balancing',
  kind: 'load-balancer',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  statusPage: 'https://health.aws.amazon.com/health/status',
  answers: {
    all: [{ format: 'html' }, { responseHeader: 'server', is: { startsWith: 'awselb/' } }, { responseText: { contains: '<center><h1>' } }],
  },
  rules: [
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'The load balancer could not read the request',
      summary: 'The request is malformed, or its headers exceed 16 K per line or 64 K in all.',
      category: 'validation',
      causes: [
        { text: 'Cookies or headers are too large' },
        { text: 'The client closed before it had sent the whole body' },
        { text: 'Invalid header names are dropped or refused (desync mitigation)' },
      ],
      fixes: [{ text: 'Clear the cookies of this site, and shorten headers.' }, { text: 'See classification_reason in the access log.' }],
    },
    {
      id: 'unauthorized',
      when: { status: [401, 561] },
      title: 'Sign-in at the load balancer failed',
      summary: 'The listener rule authenticates users, and the identity provider refused or returned an error.',
      category: 'auth',
      causes: [
        { text: 'The user is not signed in, and the rule denies instead of redirecting' },
        { text: 'Client id, secret or endpoints of the rule are wrong', confirmedBy: { status: 561 } },
      ],
      fixes: [{ text: 'Sign in again.' }, { text: 'Check the OIDC settings of the rule against the identity provider.' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'AWS WAF at the load balancer blocked this',
      summary: 'The web ACL attached to the load balancer refused the request.',
      category: 'permission',
      causes: [{ text: 'A rule of the web ACL matches: address, rate, body or query', confirmedBy: { status: 403 } }],
      fixes: [{ text: 'Find the request in the web ACL’s sampled requests and adjust the rule.' }],
    },
    {
      id: 'no-rule',
      when: { status: 404 },
      title: 'No rule of the load balancer matches',
      summary: 'The default action of the listener is a fixed 404: host and path match no rule.',
      category: 'not-found',
      causes: [{ text: 'The host name or path is not covered by a listener rule or ingress' }],
      fixes: [{ text: 'Add a rule for this host and path, or correct the URL.' }],
    },
    {
      id: 'method',
      when: { status: 405 },
      title: 'The load balancer refuses this method',
      summary: 'Application Load Balancers do not pass TRACE on.',
      category: 'method',
      causes: [{ text: 'The method is TRACE', when: { method: 'TRACE' } }],
      fixes: [{ text: 'Use another method.' }],
    },
    {
      id: 'request-timeout',
      when: { status: 408 },
      title: 'The load balancer gave up waiting for data',
      summary: 'The client sent nothing before the idle timeout ran out.',
      category: 'timeout',
      causes: [{ text: 'The upload stalls, or Content-Length is larger than the body' }],
      fixes: [{ text: 'Send at least a byte before the idle timeout, or raise that timeout.' }],
    },
    {
      id: 'payload',
      when: { status: [413, 414, 431] },
      title: 'Too large for the load balancer',
      summary: 'The body for a Lambda target exceeds 1 MB, or URL or headers exceed their limits.',
      category: 'payload',
      causes: [
        {
          text: 'The target is a Lambda function and the body is larger than 1 MB',
          ruledOutBy: { not: { check: 'body-larger-than', with: { bytes: 1_048_576 } } },
        },
        { text: 'URL or headers are too long' },
      ],
      fixes: [{ text: 'Send a smaller body, or upload to S3 with a presigned URL.' }],
    },
    {
      id: 'bad-gateway',
      when: { status: 502 },
      title: 'The load balancer got a bad answer from the target',
      summary: 'The target closed the connection, reset it or answered with something malformed.',
      category: 'gateway',
      causes: [
        { text: 'The target’s keep-alive timeout is shorter than the load balancer’s idle timeout (60 s)' },
        { text: 'The target crashed, or its response headers are malformed' },
        { text: 'The Lambda function returned an object of the wrong form' },
        { text: 'TLS to the target failed, or the protocol of the target group is wrong' },
      ],
      fixes: [
        {
          text: 'Make the target’s keep-alive longer than the idle timeout.',
          snippets: [{ language: 'javascript', code: 'server.keepAliveTimeout = 65_000;\nserver.headersTimeout = 66_000;' }],
        },
        { text: 'Compare elb_status_code with target_status_code in the access log.' },
      ],
    },
    {
      id: 'unavailable',
      when: { status: 503 },
      title: 'The load balancer has no registered target',
      summary: 'The target group is empty, or all its targets are in an unused state.',
      category: 'gateway',
      causes: [{ text: 'No instance, task or pod is registered in the target group' }, { text: 'A deployment is replacing all targets' }],
      fixes: [{ text: 'Look at the targets’ health in the target group, and start or register them.' }],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'The target did not answer the load balancer',
      summary: 'The target did not answer before the idle timeout (60 s unless set), or the connection failed in 10 s.',
      category: 'timeout',
      causes: [
        { text: 'This operation takes longer than the idle timeout' },
        { text: 'A security group or network ACL blocks the way to the target' },
      ],
      fixes: [
        { text: 'Make the operation faster or turn it into a background job.' },
        { text: 'Raise the idle timeout of the load balancer.' },
        { text: 'Allow traffic and health checks from the load balancer’s security group.' },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'The load balancer itself failed',
      summary: 'WAF evaluation, user sign-in or the Lambda target caused an internal error.',
      category: 'server',
      causes: [{ text: 'The load balancer cannot reach the identity provider, or the web ACL had an error' }],
      fixes: [{ text: 'Look up error_reason in the access log.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, title: string, method = 'GET'): Example => ({
  rule,
  why: `the load balancer’s ${status}`,
  request: { method, url: 'https://app.example.net/api' },
  response: {
    status,
    headers: { Server: 'awselb/2.0', 'Content-Type': 'text/html' },
    body: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  },
});

export const examples: readonly Example[] = [
  answered('bad-request', 400, 'Bad Request'),
  answered('unauthorized', 401, 'Authorization Required'),
  answered('forbidden', 403, 'Forbidden'),
  answered('no-rule', 404, 'Not Found'),
  answered('method', 405, 'Method Not Allowed', 'TRACE'),
  answered('request-timeout', 408, 'Request Time-out'),
  answered('payload', 413, 'Request Entity Too Large', 'POST'),
  answered('internal', 500, 'Internal Server Error'),
  answered('bad-gateway', 502, 'Bad Gateway'),
  answered('unavailable', 503, 'Service Temporarily Unavailable'),
  answered('timeout', 504, 'Gateway Time-out'),
  {
    rule: null,
    why: 'a target behind the load balancer answered',
    request: { url: 'https://app.example.net/api' },
    response: {
      status: 502,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><body><center><h1>502 Bad Gateway</h1></center></body></html>',
    },
  },
];
