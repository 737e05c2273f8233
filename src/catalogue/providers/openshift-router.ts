import type { Example, RulePack } from '../../model';

// The page that OpenShift's HAProxy router shows where no route or no pod takes a request (error-page-503.http).

const text = 'The application is currently not serving requests at this endpoint';

export default {
  id: 'openshift-router',
  name: 'OpenShift router',
  kind: 'load-balancer',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/',
  answers: {
    all: [
      { format: 'html' },
      { responseText: { contains: '<h1>Application is not available</h1>' } },
      { responseText: { contains: text } },
    ],
  },
  rules: [
    {
      id: 'not-available',
      when: { status: 503 },
      title: 'OpenShift has no route or pod for this',
      summary: 'The router answered itself: no route fits host and path, or none of its pods is ready.',
      category: 'gateway',
      causes: [
        { text: 'No route has this host name and path' },
        { text: 'The route takes http only or https only, and the other was called' },
        { text: 'No pod of the service is ready, or its selector matches none' },
      ],
      fixes: [
        { text: 'Compare route, service and endpoints.', snippets: [{ language: 'bash', code: 'oc get route,endpoints -o wide' }] },
        { text: 'Right after a deployment, wait until a pod is ready.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, body: string): Example => ({
  rule,
  why,
  request: { url: 'https://api-shop.apps.cluster.example/v1/orders' },
  response: {
    status: 503,
    headers: { 'Content-Type': 'text/html' },
    body: `<html>\n<head></head>\n<body>\n<div>\n${body}\n</div>\n</body>\n</html>`,
  },
});

export const examples: readonly Example[] = [
  page(
    'not-available',
    'no pod',
    `<h1>Application is not available</h1>\n<p>${text}. It may not have been started or is still starting.</p>`,
  ),
  page(null, 'an application’s own page', '<h1>Application is not available</h1>\n<p>We are back at noon.</p>'),
];
