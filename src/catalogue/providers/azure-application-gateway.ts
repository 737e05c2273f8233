import type { Example, RulePack } from '../../model';

// Error pages of Azure Application Gateway v2, which name it in their last line; causes after "HTTP response codes in Application Gateway".

export default {
  id: 'azure-application-gateway',
  name: 'Azure Application Gateway',
  kind: 'load-balancer',
  docs: 'https://learn.microsoft.com/azure/application-gateway/http-response-codes',
  statusPage: 'https://azure.status.microsoft/',
  answers: { all: [{ format: 'html' }, { responseText: { contains: '<center>Microsoft-Azure-Application-Gateway' } }] },
  rules: [
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Application Gateway’s firewall refuses this',
      summary: 'A WAF rule in prevention mode matched; the backend was not asked.',
      category: 'permission',
      causes: [
        { text: 'A managed rule took the query, body, cookie or a header for an attack' },
        { text: 'A custom rule excludes this address or country' },
      ],
      fixes: [
        { text: 'Look into the firewall log at this time: it names the rule and the matched field.' },
        { text: 'Exclude that field from the rule, or send the value in another form.' },
      ],
    },
    {
      id: 'rejected',
      when: { status: '4xx' },
      title: 'Application Gateway rejects the request',
      summary: 'No listener or rule takes it, a client certificate is missing, or the request is malformed.',
      category: 'validation',
      causes: [
        { text: 'The listener wants a client certificate (mutual TLS)', when: { responseText: { contains: 'SSL certificate' } } },
        { text: 'Plain HTTP was sent to an HTTPS listener', when: { responseText: { contains: 'plain HTTP request' } } },
        { text: 'No listener has this host name, or no path rule this path', ruledOutBy: { not: { status: 404 } } },
        { text: 'The body exceeds the limit of the WAF policy', ruledOutBy: { not: { status: 413 } } },
      ],
      fixes: [{ text: 'Compare host, port and path with the listeners and rules.' }],
    },
    {
      id: 'backend',
      when: { status: ['5xx'] },
      title: 'Application Gateway got no answer from the backend',
      summary: 'No healthy server is in the backend pool, or the connection to it failed.',
      category: 'gateway',
      causes: [
        { text: 'The health probe marks all servers as unhealthy, or the pool is empty' },
        { text: 'A network security group, route or DNS setting keeps the gateway from the backend' },
        { text: 'The certificate of the backend does not fit the host name or its root is unknown' },
      ],
      fixes: [
        {
          text: 'See the backend health: it gives a reason for each server.',
          snippets: [{ language: 'bash', code: 'az network application-gateway show-backend-health -n GATEWAY -g GROUP' }],
        },
        { text: 'Let the probe ask a path that answers 200 to 399.' },
      ],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'The backend did not answer Application Gateway',
      summary: 'The backend took longer than the request timeout of the backend settings.',
      category: 'timeout',
      causes: [{ text: 'This operation takes longer than the request timeout' }, { text: 'The backend is stuck or overloaded' }],
      fixes: [
        { text: 'Make the operation faster or turn it into a background job.' },
        { text: 'Raise the request timeout in the backend settings.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, status: number, text: string, why: string, by = 'Microsoft-Azure-Application-Gateway/v2'): Example => ({
  rule,
  why,
  request: { url: 'https://api.contoso.example/v1/orders' },
  response: {
    status,
    headers: { Server: by, 'Content-Type': 'text/html' },
    body: `<html>\r\n<head><title>${status} ${text}</title></head>\r\n<body>\r\n<center><h1>${status} ${text}</h1></center>\r\n<hr><center>${by}</center>\r\n</body>\r\n</html>\r\n`,
  },
});

export const examples: readonly Example[] = [
  page('forbidden', 403, 'Forbidden', 'WAF'),
  page('rejected', 404, 'Not Found', 'no listener'),
  page('backend', 502, 'Bad Gateway', 'unhealthy pool'),
  page('timeout', 504, 'Gateway Time-out', 'slow backend'),
  page(null, 403, 'Forbidden', 'the same page by nginx', 'nginx'),
  {
    rule: null,
    why: 'the backend answered through the gateway',
    request: { url: 'https://api.contoso.example/v1/orders' },
    response: {
      status: 403,
      headers: { Server: 'Microsoft-Azure-Application-Gateway/v2', 'Content-Type': 'application/json' },
      body: '{"error":"forbidden"}',
    },
  },
];
