import type { Example, RulePack } from '../../model';

// The default blocking page of F5's firewalls (BIG-IP ASM and Advanced WAF, NGINX App Protect); it comes with status 200 unless set otherwise.

export default {
  id: 'f5-waf',
  name: 'F5 WAF',
  kind: 'waf',
  docs: 'https://techdocs.f5.com/',
  answers: {
    all: [
      { format: 'html' },
      { responseText: { contains: 'The requested URL was rejected. Please consult with your administrator.' } },
      { responseText: { contains: 'Your support ID is' } },
    ],
  },
  rules: [
    {
      id: 'rejected',
      when: { responseText: { contains: 'The requested URL was rejected' } },
      title: 'F5’s firewall rejected the request',
      summary: 'A security policy refused the request and shows its own page, often with status 200; the API was not asked.',
      category: 'permission',
      causes: [
        { text: 'A signature took a parameter, header or the body for an attack' },
        { text: 'The method, path, parameter or file type is not in the policy' },
        { text: 'The request is longer than the policy allows, or its JSON does not fit' },
      ],
      fixes: [
        { text: 'Give the support ID on the page to who runs the site: it leads to the violation in the event log.' },
        { text: "Try without special characters such as < > ' ; or with another encoding of the value, to find the part that is refused." },
        { text: 'If the policy is yours, accept the violation in the event log or allow the method and parameter.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, status: number, text: string): Example => ({
  rule,
  why,
  request: { url: 'https://services.example/api/permits?q=%3Cb%3E', headers: { Accept: 'application/json' } },
  response: {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<html><head><title>Request Rejected</title></head><body>${text}<br><br>Your support ID is: 4146775531125211156<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>`,
  },
});

const refusal = 'The requested URL was rejected. Please consult with your administrator.';

export const examples: readonly Example[] = [
  page('rejected', 'the page with its default status', 200, refusal),
  page('rejected', 'the page with a status of its own', 403, refusal),
  page(null, 'an application that gives support IDs', 403, 'You may not see this permit.'),
];
