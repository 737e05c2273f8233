import type { Example, RulePack } from '../../model';

// Error pages of Google's front end and of Google Cloud's HTTP(S) load balancers and Cloud Run; Identity-Aware Proxy marks its own answers
// with a header.

export default {
  id: 'google-frontend',
  name: 'Google Front End',
  kind: 'load-balancer',
  docs: 'https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs',
  statusPage: 'https://status.cloud.google.com/',
  answers: {
    any: [
      { responseHeader: 'x-goog-iap-generated-response', is: 'true' },
      {
        all: [
          { format: 'html' },
          { responseText: { contains: ['That’s an error.', "That's an error.", 'That&#39;s an error.'] } },
          { responseText: { contains: ['all we know', 'google'] } },
        ],
      },
      {
        all: [
          { format: 'html' },
          {
            responseText: {
              contains: [
                '<h1>Error: Server Error</h1>',
                '<h1>Error: Forbidden</h1>',
                '<h1>Error: Not Found</h1>',
                '<h1>Error: Bad Request</h1>',
                '<h1>Error: Page not found</h1>',
              ],
            },
          },
          { responseText: { contains: '<body text=#000000 bgcolor=#ffffff>' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'iap',
      when: { all: [{ status: [401, 403] }, { responseHeader: 'x-goog-iap-generated-response', is: 'true' }] },
      title: 'Google’s Identity-Aware Proxy wants a sign-in',
      summary: 'IAP stands before this service and answered itself: it found no valid identity, or one without access.',
      category: 'auth',
      causes: [
        { text: 'No OpenID Connect token was sent, or it cannot be read', ruledOutBy: { status: 403 } },
        { text: 'The token’s audience is not the client id of IAP', ruledOutBy: { status: 403 } },
        { text: 'The account lacks the role IAP-secured Web App User', ruledOutBy: { status: 401 } },
        { text: 'The browser session of IAP has ended: a fetch cannot follow the redirect to sign in', ruledOutBy: { status: 403 } },
      ],
      fixes: [
        {
          text: 'Send a token for IAP’s client id.',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{url}} -H "Authorization: Bearer $(gcloud auth print-identity-token --audiences=IAP_CLIENT_ID)"',
            },
          ],
        },
        { text: 'In a page, reload it, so that IAP can sign in again; give the account the role if it lacks it.' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Google’s front end has nothing at this URL',
      summary: 'No API, service or backend is registered for this host and path.',
      category: 'not-found',
      causes: [
        { text: 'The path, version or host is misspelt' },
        { text: 'The method does not exist for this URL, for example GET instead of POST' },
        { text: 'The URL map or domain mapping lacks this host' },
      ],
      fixes: [
        { text: 'Compare method, host and path with the API’s reference.' },
        { text: 'For your own service, check its URL map or domain mapping.' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: [401, 403] },
      title: 'Google’s front end refuses this caller',
      summary: 'The service does not take unauthenticated calls, or ingress or Cloud Armor keeps this caller out.',
      category: 'permission',
      causes: [
        { text: 'The Cloud Run service or function requires an identity token' },
        { text: 'Ingress is restricted to internal traffic or the load balancer' },
        { text: 'A Cloud Armor rule blocks the request' },
      ],
      fixes: [
        {
          text: 'Send an identity token, or allow unauthenticated calls.',
          snippets: [{ language: 'bash', code: 'curl {{url}} -H "Authorization: Bearer $(gcloud auth print-identity-token)"' }],
        },
        { text: 'Check the ingress setting and the Cloud Armor policy.' },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 405, 411, 413, 414] },
      title: 'Google’s front end rejects the request',
      summary: 'The request is malformed, too large or of a method that is not allowed here.',
      category: 'validation',
      causes: [
        { text: 'A GET with a body, a missing Content-Length, or cookies too large' },
        { text: 'The body exceeds the limit of the service (32 MB on Cloud Run with HTTP/1)' },
      ],
      fixes: [
        { text: 'Send no body with GET, and clear the cookies.' },
        { text: 'Upload large files to Cloud Storage with a signed URL.' },
      ],
    },
    {
      id: 'backend',
      when: { status: ['5xx'] },
      title: 'The backend behind Google’s front end failed',
      summary: 'The instance crashed, timed out or no healthy backend is there.',
      category: 'gateway',
      causes: [
        { text: 'The container crashed, ran out of memory or exceeded its request timeout' },
        { text: 'All backends fail their health checks' },
        { text: 'The backend’s keep-alive is shorter than the load balancer’s 600 seconds' },
      ],
      fixes: [
        { text: 'Look into Cloud Logging at that time (statusDetails tells the reason).' },
        { text: 'Retry after 30 seconds.' },
        { text: 'Set the keep-alive timeout of the backend above 600 seconds.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (status: number, name: string): string =>
  `<!DOCTYPE html>\n<html lang=en>\n  <meta charset=utf-8>\n  <title>Error ${status} (${name})!!1</title>\n  <a href=//www.google.com/><span id=logo aria-label=Google></span></a>\n  <p><b>${status}.</b> <ins>That’s an error.</ins>\n  <p>The requested URL <code>/x</code> gave an error.  <ins>That’s all we know.</ins>\n`;

const answered = (rule: string, status: number, name: string): Example => ({
  rule,
  why: `Google’s page for ${status}`,
  request: { url: 'https://svc.example.net/x' },
  response: { status, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: page(status, name) },
});

export const examples: readonly Example[] = [
  {
    rule: 'iap',
    why: 'a token that IAP cannot read',
    request: { url: 'https://ops.example.net/api/jobs' },
    response: {
      status: 401,
      headers: { 'X-Goog-IAP-Generated-Response': 'true', 'Content-Type': 'text/html' },
      body: 'Invalid IAP credentials: Unable to parse JWT',
    },
  },
  answered('not-found', 404, 'Not Found'),
  answered('forbidden', 403, 'Forbidden'),
  answered('bad-request', 400, 'Bad Request'),
  answered('backend', 502, 'Server Error'),
  {
    rule: null,
    why: 'an application’s own page',
    request: { url: 'https://svc.example.net/x' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'text/html', Server: 'Google Frontend' },
      body: '<html><body><h1>No such item</h1></body></html>',
    },
  },
];
