import type { Example, RulePack } from '../../model';

// What the default backends of ingress controllers answer where no rule of an Ingress fits: ingress-nginx and GKE.

export default {
  id: 'kubernetes-ingress',
  name: 'Kubernetes ingress',
  kind: 'gateway',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend',
  answers: {
    all: [
      { format: 'text' },
      { status: 404 },
      {
        any: [
          { responseText: ['default backend - 404', 'default backend - 404\n'] },
          { responseText: { startsWith: 'response 404 (backend NotFound), service rules for ' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-rule',
      when: { status: 404 },
      title: 'No Ingress rule fits this host and path',
      summary: 'The controller passed the request to its default backend, which knows nothing but 404.',
      category: 'not-found',
      causes: [
        { text: 'No rule has this host, or the call came by IP address' },
        { text: 'The path or pathType of the rule does not cover this path' },
        { text: 'The Ingress names another class than the controller’s, or lies in a cluster that DNS does not lead to' },
      ],
      fixes: [
        {
          text: 'Compare host and path with the rules.',
          snippets: [{ language: 'bash', code: 'kubectl get ingress -A\nkubectl describe ingress NAME' }],
        },
        { text: 'Set ingressClassName, and wait some minutes after a change at a cloud’s load balancer.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, body: string): Example => ({
  rule,
  why,
  request: { url: 'https://shop.example.net/api' },
  response: { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body },
});

export const examples: readonly Example[] = [
  answered('no-rule', 'ingress-nginx', 'default backend - 404'),
  answered('no-rule', 'GKE', 'response 404 (backend NotFound), service rules for the path non-existent '),
  answered(null, 'any Go program’s 404', '404 page not found\n'),
  answered(null, 'a text that speaks of it', 'See also: default backend - 404'),
];
