import type { Example, RuleCause, RulePack } from '../../model';

// Meanings after RFC 9110 section 15.6 and the RFCs named at each status; the list is IANA's HTTP Status Code Registry.

const everythingFails: RuleCause = { text: 'The whole host is failing right now', when: { check: 'host-failing-everywhere' } };
const workedBefore: RuleCause = { text: 'Something changed since the same call last worked', confirmedBy: { check: 'worked-before' } };

export default {
  id: 'http-status-5xx',
  name: 'HTTP server errors',
  kind: 'standard',
  docs: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  rules: [
    {
      id: '500',
      when: { status: 500 },
      title: 'The server failed on this request',
      summary: 'The server ran into an error of its own, mostly an unhandled exception, and gave no better answer.',
      category: 'server',
      causes: [
        everythingFails,
        workedBefore,
        { text: 'This input triggers a bug: a null, an empty list, an unexpected type', ruledOutBy: { check: 'host-failing-everywhere' } },
        { text: 'A database, supplier or other upstream service that the server needs is down or runs into a timeout' },
        { text: 'A recent deployment or a missing setting broke this route' },
        { text: 'The malformed JSON in the body crashed the server instead of giving a 400', when: { check: 'json-malformed' } },
      ],
      fixes: [
        { text: 'If the server is yours, find the exception in its logs by request id or time.' },
        { text: 'Retry once, a few seconds later; for writes, check first whether the change was made after all.' },
        { text: 'Send the smallest request that still fails, to find the value that triggers it.' },
        { text: 'Give the provider the request id, the time and the exact request.' },
      ],
    },
    {
      id: '501',
      when: { status: 501 },
      title: 'The server does not support this',
      summary: 'The method, or a feature the request needs, is not implemented on this server at all.',
      category: 'method',
      causes: [
        { text: 'The HTTP method is unknown to the server' },
        { text: 'The endpoint is a stub that is not finished' },
        { text: 'A header such as Transfer-Encoding asks for something the server lacks' },
      ],
      fixes: [
        { text: 'Check the spelling of the method and whether the documentation offers this feature for this product or version.' },
        { text: 'Use another endpoint or method; retrying cannot help.' },
      ],
    },
    {
      id: '502',
      when: { status: 502 },
      title: 'A gateway got a bad answer from the server',
      summary: 'A proxy or load balancer reached for the server behind it and received nothing usable.',
      category: 'gateway',
      causes: [
        everythingFails,
        { text: 'The application behind the gateway is down, crashed or restarting' },
        { text: 'The application closed the connection before it answered' },
        { text: 'The gateway talks to the wrong port or protocol' },
        { text: 'The answer had headers that are too large or malformed for the gateway' },
      ],
      fixes: [
        { text: 'Try again in a few seconds: deployments and restarts pass.' },
        { text: 'If the server is yours, check that the application runs and listens on the port the gateway uses.' },
        { text: 'Keep the application’s keep-alive time longer than the gateway’s, so that it never closes first.' },
        { text: 'Look at the status page of the provider if it goes on.' },
      ],
    },
    {
      id: '503',
      when: { status: 503 },
      title: 'The service is not available right now',
      summary: 'The server is overloaded, in maintenance or has no healthy instance to answer.',
      category: 'gateway',
      causes: [
        everythingFails,
        { text: 'Maintenance, or a deployment in progress' },
        { text: 'Overload: all workers, connections or instances are busy' },
        { text: 'No healthy backend server or container stands behind the load balancer' },
        { text: 'The service throttles callers with 503 instead of 429', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, or a few seconds doubling each time, then retry.' },
        { text: 'If the server is yours, look at its health checks, capacity and last deployment, and start or restart the backend.' },
        { text: 'Look at the status page of the provider.' },
      ],
    },
    {
      id: '504',
      when: { status: 504 },
      title: 'A gateway timed out waiting for the server',
      summary: 'The server behind the proxy or load balancer took longer than the gateway waits.',
      category: 'timeout',
      causes: [
        everythingFails,
        { text: 'This operation is slow: a heavy query, a large export, a slow third party' },
        { text: 'The server is overloaded or stuck' },
        { text: 'A firewall between gateway and server drops packets silently' },
      ],
      fixes: [
        { text: 'Check whether the work was done after all before sending it again.' },
        { text: 'Ask for less: a shorter period, a smaller page, fewer items.' },
        { text: 'Turn long work into a job: answer 202 at once and poll for the result.' },
        { text: 'If the gateway is yours, raise its read timeout only as far as the slowest honest request needs.' },
      ],
    },
    {
      id: '505',
      when: { status: 505 },
      title: 'The server rejects this HTTP version',
      summary: 'The server does not support the major HTTP version that was used.',
      category: 'other',
      causes: [
        { text: 'A proxy or client downgrades or upgrades the protocol' },
        { text: 'An unencoded space in the URL makes the request line unreadable', when: { check: 'url-unencoded' } },
      ],
      fixes: [
        { text: 'Encode spaces and other special characters in the URL.' },
        {
          text: 'Try another version to see which one works.',
          snippets: [{ language: 'bash', code: "curl -i --http1.1 {{url|'https://api.example.com/'}}" }],
        },
      ],
    },
    {
      id: '506',
      when: { status: 506 },
      title: 'Content negotiation loops on the server',
      summary: 'The variant that the server chose tries to negotiate again: a configuration fault (RFC 2295).',
      category: 'server',
      causes: [{ text: 'The server’s variants or type maps refer to each other' }],
      fixes: [
        { text: 'Tell the owner of the server: only its configuration can mend this.' },
        { text: 'Ask for one exact media type and language, to step around the negotiation.' },
      ],
    },
    {
      id: '507',
      when: { status: 507 },
      title: 'The server has no room left',
      summary: 'What the request needs to store does not fit: disk or quota is full (RFC 4918).',
      category: 'server',
      causes: [{ text: 'The storage quota of the account is used up' }, { text: 'The disk of the server is full' }],
      fixes: [
        { text: 'Delete what is no longer needed, or buy more storage.' },
        { text: 'If the server is yours, free disk space, temporary directories included.' },
      ],
    },
    {
      id: '508',
      when: { status: 508 },
      title: 'The server found a loop',
      summary: 'The request leads back to itself without end (RFC 5842); some hosts mean a resource limit instead.',
      category: 'server',
      causes: [
        { text: 'A link, binding or rewrite on the server points back to itself' },
        { text: 'A function calls its own URL again and again' },
        { text: 'A shared host uses 508 for an exhausted CPU or process limit' },
      ],
      fixes: [
        { text: 'Look for a rewrite, webhook or function that calls the URL it is reached by.' },
        { text: 'On shared hosting, check the resource usage of the account.' },
      ],
    },
    {
      id: '510',
      when: { status: 510 },
      title: 'The request lacks a required extension',
      summary: 'The server wants an HTTP extension to be declared (RFC 2774, historic).',
      category: 'validation',
      causes: [{ text: 'The service uses this historic code for a missing header or feature of its own' }],
      fixes: [{ text: 'Read the body and the documentation for the extension or header that must be sent.' }],
    },
    {
      id: '511',
      when: { status: 511 },
      title: 'Sign in to this network first',
      summary: 'A captive portal, as in hotels and trains, answered instead of the API (RFC 6585).',
      category: 'network',
      causes: [{ text: 'This network wants a sign-in or consent before it lets traffic through' }],
      fixes: [{ text: 'Open a plain http page in the browser, sign in to the network, then reload.' }, { text: 'Use another network.' }],
    },
    {
      id: 'unknown',
      when: { status: '5xx' },
      title: 'The server failed',
      summary: 'This 5xx code is in no registry we know; its class says that the server, not the request, is at fault.',
      category: 'server',
      causes: [
        everythingFails,
        { text: 'The service or a proxy on the way uses a code of its own' },
        { text: 'The server has an error or is overloaded' },
      ],
      fixes: [
        { text: 'Treat it like 500: try again a little later, and check first whether a write was done (RFC 9110, section 15).' },
        { text: 'Give the provider the code, the request id and the time.' },
      ],
    },
  ],
} satisfies RulePack;

/** With a code that no book knows: the plain gateway statuses without one are told by connection.ts. */
const answer = (status: number): Pick<Example, 'request' | 'response'> => ({
  request: { url: 'https://api.example.net/v1/items' },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: '{"error":{"code":"E_ZZZ_42","message":"No"}}' },
});

export const examples: readonly Example[] = [
  ...[500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511].map((status) => ({
    rule: String(status),
    why: `a ${status} with a code that no book knows`,
    ...answer(status),
  })),
  { rule: 'unknown', why: '555 is registered nowhere', ...answer(555) },
  { rule: null, why: 'a client error belongs to the other class', ...answer(404) },
];
