import type { Example, RulePack } from '../../model';

// HUMAN (PerimeterX): the block page and the JSON that its enforcers give to scripts.

export default {
  id: 'human-security',
  name: 'HUMAN (PerimeterX)',
  kind: 'waf',
  docs: 'https://docs.humansecurity.com/',
  answers: {
    any: [
      {
        all: [{ responseField: '/appId', is: { startsWith: 'PX' } }, { responseField: '/jsClientSrc' }, { responseField: '/blockScript' }],
      },
      {
        all: [
          { format: 'html' },
          { status: [403, 429] },
          { responseText: { contains: 'window._pxAppId' } },
          { responseText: { contains: ['px-captcha', 'captcha.px-cloud.net'] } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'blocked',
      when: { status: '4xx' },
      title: 'HUMAN takes this caller for a bot',
      summary: 'Bot protection (formerly PerimeterX) answered with its challenge in place of the API.',
      category: 'permission',
      causes: [
        { text: 'The call has no valid cookie _px3 or _px2: it comes from a script or cross-origin' },
        { text: 'Behaviour, address or rate of the calls looks like a program’s' },
      ],
      fixes: [
        { text: 'Open the site in a tab, pass the challenge, then call from there with cookies.' },
        { text: 'Give the uuid in the answer (Reference ID on the page) to the owner, and ask to let this client through.' },
        { text: 'If the site is yours, show the challenge from this JSON in your page, or except the endpoint.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, type: string, body: string): Example => ({
  rule,
  why,
  request: { url: 'https://www.shop.example/api/cart' },
  response: { status: 403, headers: { 'Content-Type': type }, body },
});

export const examples: readonly Example[] = [
  answered(
    'blocked',
    'for a fetch',
    'application/json',
    '{"appId":"PXexample1","jsClientSrc":"/example1/init.js","firstPartyEnabled":true,"uuid":"013b4cad-ece3-11ee-a877-09542f9a30cf","hostUrl":"/example1/xhr","blockScript":"/example1/captcha/captcha.js"}',
  ),
  answered(
    'blocked',
    'for a document',
    'text/html',
    '<html><head><title>Access to this page has been denied</title></head><body><div id="px-captcha"></div><script>window._pxAppId = \'PXexample1\';</script></body></html>',
  ),
  answered(
    null,
    'the site’s own page with its snippet',
    'text/html',
    "<html><body><h1>Members only</h1><script>window._pxAppId = 'PXexample1';</script></body></html>",
  ),
];
