import type { Example, RulePack } from '../../model';

// "How the CAPTCHA and Challenge actions work" in AWS WAF's documentation. Its plain blocks look like those of the load balancer,
// CloudFront or API Gateway that it stands in.

export default {
  id: 'aws-waf',
  name: 'AWS WAF',
  kind: 'waf',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html',
  statusPage: 'https://health.aws.amazon.com/health/status',
  answers: { responseHeader: 'x-amzn-waf-action', is: ['captcha', 'challenge'] },
  rules: [
    {
      id: 'challenge',
      when: { responseHeader: 'x-amzn-waf-action' },
      title: 'AWS WAF wants proof of a real browser',
      summary: 'A rule answers with a CAPTCHA or a silent challenge until the request brings a valid token.',
      category: 'permission',
      causes: [
        { text: 'The request has no valid cookie aws-waf-token: scripts and cross-origin calls get none' },
        { text: 'The token is older than the immunity time of the rule' },
        { text: 'A rate-based or bot rule challenges this caller' },
      ],
      fixes: [
        {
          text: 'If the site is yours, use the WAF’s JavaScript integration and its fetch wrapper, or except the API’s path from the rule.',
        },
        { text: 'Otherwise open the site in a tab, pass the challenge, and call from there; slow down.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, headers: Record<string, string>): Example => ({
  rule,
  why,
  request: { url: 'https://api.shop.example/v1/prices' },
  response: { status, headers: { 'Content-Type': 'text/html', ...headers }, body: '<html><body><h1>Human verification</h1></body></html>' },
});

export const examples: readonly Example[] = [
  answered('challenge', 'CAPTCHA', 405, { 'x-amzn-waf-action': 'captcha' }),
  {
    ...answered('challenge', 'a challenge that the page may not read', 202, { 'x-amzn-waf-action': 'challenge' }),
    networkError: 'net::ERR_FAILED',
  },
  answered(null, 'the API does not take the method', 405, { Allow: 'GET' }),
];
