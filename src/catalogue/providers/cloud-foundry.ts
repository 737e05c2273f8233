import type { Condition, Example, RulePack } from '../../model';

// Gorouter (Cloud Foundry, SAP BTP, Tanzu) names why it answered itself in X-Cf-RouterError.

const error = (...values: string[]): Condition => ({
  any: values.map((one) => ({ responseHeader: 'x-cf-routererror', is: { startsWith: one } })),
});

export default {
  id: 'cloud-foundry',
  name: 'Cloud Foundry router',
  kind: 'gateway',
  docs: 'https://docs.cloudfoundry.org/adminguide/troubleshooting-router-error-responses.html',
  answers: { responseHeader: 'x-cf-routererror' },
  rules: [
    {
      id: 'unknown-route',
      when: error('unknown_route', 'empty_host'),
      title: 'Cloud Foundry has no app at this route',
      summary: 'No running app is mapped to this host name and path.',
      category: 'not-found',
      causes: [
        { text: 'The host name is misspelt or the route is not mapped to an app' },
        { text: 'The app is stopped, as trial accounts do each night' },
        { text: 'The app crashed and its route was removed' },
      ],
      fixes: [
        { text: 'Start the app and compare its routes.', snippets: [{ language: 'bash', code: 'cf apps\ncf start APP\ncf routes' }] },
      ],
    },
    {
      id: 'endpoint-failure',
      when: { responseHeader: 'x-cf-routererror' },
      title: 'Cloud Foundry got no answer from the app',
      summary: 'The router knows the app, but could not connect, lost the connection or found no instance.',
      category: 'gateway',
      causes: [
        { text: 'The app broke off the connection, crashed or took too long', when: error('endpoint_failure') },
        { text: 'No instance of the app is up', when: error('no_endpoints') },
        { text: 'The route service bound to the route failed', when: error('route_service') },
      ],
      fixes: [
        {
          text: 'Read the app’s log: a line of RTR belongs to this call, by the id in X-Vcap-Request-Id.',
          snippets: [{ language: 'bash', code: 'cf logs APP --recent' }],
        },
        { text: 'Make the app’s keep-alive longer than the router’s, 90 seconds.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, value: string | null, body: string): Example => ({
  rule,
  why,
  request: { url: 'https://orders.cfapps.eu10.example/v1' },
  response: { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...(value ? { 'X-Cf-Routererror': value } : {}) }, body },
});

export const examples: readonly Example[] = [
  answered(
    'unknown-route',
    'no route',
    404,
    'unknown_route',
    "404 Not Found: Requested route ('orders.cfapps.eu10.example') does not exist.\n",
  ),
  answered(
    'endpoint-failure',
    'connection lost',
    502,
    'endpoint_failure',
    '502 Bad Gateway: Registered endpoint failed to handle the request.\n',
  ),
  answered(null, 'the app answered', 404, null, 'no such order'),
];
