import type { Condition, Example, RulePack } from '../../model';

// What Netlify's edge writes in the place of a site or function; the limits of functions are in its documentation.

const timedOut: Condition = { responseText: { contains: ['Sandbox.Timedout', 'Task timed out after'] } };

export default {
  id: 'netlify',
  name: 'Netlify',
  kind: 'cdn',
  docs: 'https://docs.netlify.com/build/functions/overview/',
  statusPage: 'https://www.netlifystatus.com/',
  answers: {
    all: [
      { responseHeader: 'server', is: 'Netlify' },
      {
        any: [
          { responseText: { startsWith: 'Not Found - Request ID: ' } },
          { responseText: { startsWith: 'error decoding lambda response' } },
          { all: [{ responseField: '/errorType', is: { startsWith: 'Sandbox.' } }, { responseField: '/errorMessage' }] },
          { all: [{ responseField: '/errorType' }, { responseField: '/errorMessage' }, { responseField: '/trace' }] },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-site',
      when: { all: [{ status: 404 }, { responseText: { startsWith: 'Not Found - Request ID: ' } }] },
      title: 'Netlify has no site or file at this address',
      summary: 'No site claims the host name, or the site has no such file, function or redirect.',
      category: 'not-found',
      causes: [
        { text: 'The site was renamed or deleted, or the domain is not added to it' },
        {
          text: 'The function was not deployed, or its path lacks /.netlify/functions/',
          ruledOutBy: { path: { startsWith: '/.netlify/functions/' } },
        },
        { text: 'A redirect for /api/* or the fallback to index.html is missing' },
      ],
      fixes: [
        { text: 'Check the site’s name and domains, and that the deploy lists the function.' },
        {
          text: 'Lead the API’s path to the functions.',
          snippets: [{ language: 'toml', code: '[[redirects]]\nfrom = "/api/*"\nto = "/.netlify/functions/:splat"\nstatus = 200' }],
        },
      ],
    },
    {
      id: 'function-timeout',
      when: { all: [{ status: ['5xx'] }, timedOut] },
      title: 'The Netlify function ran out of time',
      summary: 'Netlify ended the function at its timeout: the message gives the seconds.',
      category: 'timeout',
      causes: [{ text: 'The function took longer than its timeout in seconds', confirmedBy: timedOut }],
      fixes: [
        { text: 'Make the function faster: fewer calls in a row, smaller answers.' },
        { text: 'Move long work to a background function, which may run 15 minutes.' },
      ],
    },
    {
      id: 'function-failed',
      when: { status: ['5xx'] },
      title: 'The Netlify function failed',
      summary: 'The function threw, could not be loaded or gave back something that is no response.',
      category: 'server',
      causes: [
        {
          text: 'The function could not be loaded: a module is missing from its bundle',
          confirmedBy: { responseText: { contains: 'Runtime.ImportModuleError' } },
        },
        {
          text: 'The function returned no object with statusCode and body',
          confirmedBy: { responseText: { startsWith: 'error decoding' } },
        },
        { text: 'An exception was not caught' },
      ],
      fixes: [
        { text: 'Read the log of the function in Netlify, by the id in X-Nf-Request-Id.' },
        { text: 'Return { statusCode, body } with a text as body, and catch what may throw.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, body: string, server = 'Netlify'): Example => ({
  rule,
  why,
  request: { url: 'https://acme.netlify.app/.netlify/functions/sync' },
  response: { status, headers: { Server: server, 'X-Nf-Request-Id': '01JNEXAMPLE', 'Content-Type': 'text/plain; charset=utf-8' }, body },
});

export const examples: readonly Example[] = [
  answered('no-site', 'no such site', 404, 'Not Found - Request ID: 01JNEXAMPLE'),
  answered(
    'function-timeout',
    'a slow function',
    502,
    '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: 6666 Error: Task timed out after 10.00 seconds"}',
  ),
  answered(
    'function-failed',
    'a missing module',
    500,
    '{"errorType":"Runtime.ImportModuleError","errorMessage":"Error: Cannot find module \'x\'","trace":["Runtime.ImportModuleError: Error"]}',
  ),
  answered('function-failed', 'no response object', 502, 'error decoding lambda response: unexpected end of JSON input'),
  answered(null, 'the function answered', 500, '{"errorType":"Conflict","errorMessage":"Two bookings"}'),
  answered(
    null,
    'Lambda’s error by another way',
    502,
    '{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out after 3.00 seconds"}',
    'nginx',
  ),
];
