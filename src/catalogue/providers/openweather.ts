import type { Example, RulePack } from '../../model';

/** OpenWeather. Sources: https://openweathermap.org/faq (errors 401, 404, 429), https://openweathermap.org/api/one-call-3. */

const KEYS = 'https://home.openweathermap.org/api_keys';
const FAQ = 'https://openweathermap.org/faq';

export default {
  id: 'openweather',
  name: 'OpenWeather',
  kind: 'api',
  docs: FAQ,
  support: { url: 'https://home.openweathermap.org/questions', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.openweathermap.org', '*.openweathermap.org'], paths: ['/data/*', '/geo/*', '/map/*', '/energy/*'] },
  credentials: [{ in: 'query', name: 'appid', placeholder: 'YOUR_OPENWEATHER_API_KEY' }],
  rules: [
    {
      id: 'one-call-subscription',
      when: {
        all: [
          { status: 401 },
          {
            any: [
              { message: { contains: 'One Call 3.0 requires a separate subscription' } },
              { message: { contains: 'One Call by Call' } },
            ],
          },
        ],
      },
      title: 'One Call 3.0 needs a subscription of its own',
      summary: 'The key works for other endpoints, but One Call 3.0 must be subscribed to separately; a part of its calls is free.',
      category: 'billing',
      causes: [
        { text: 'The account has no One Call by Call subscription' },
        { text: 'The subscription was taken out moments ago, and the key does not know it yet' },
      ],
      fixes: [
        { text: 'Subscribe to One Call by Call', url: 'https://openweathermap.org/price' },
        { text: 'Or use the endpoints that are free: /data/2.5/weather and /data/2.5/forecast', url: 'https://openweathermap.org/current' },
      ],
    },
    {
      id: 'invalid-key',
      when: { status: 401 },
      title: 'OpenWeather did not accept the API key',
      summary: 'The key in appid is missing, wrong, not active yet, or its plan does not include this endpoint.',
      category: 'auth',
      causes: [
        { text: 'No appid was sent', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key is new: it takes a while, up to two hours, to become active', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The key is mistyped, or the e-mail address of the account is not confirmed', ruledOutBy: { check: 'credential-missing' } },
        {
          text: 'The endpoint belongs to a paid plan that the key does not have',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { path: ['/data/2.5/weather', '/data/2.5/forecast'] }] },
        },
      ],
      fixes: [
        {
          text: 'Copy the key from your account and try it on the free endpoint',
          snippets: [{ language: 'bash', code: "curl 'https://api.openweathermap.org/data/2.5/weather?q=London&appid={{credential}}'" }],
          url: KEYS,
        },
        { text: 'With a new account, confirm the e-mail address and try again later' },
        { text: 'Compare the endpoint with what your plan includes', url: 'https://openweathermap.org/price' },
      ],
      links: [{ text: 'FAQ', url: FAQ }],
    },
    {
      id: 'nothing-found',
      when: { status: 404 },
      title: 'OpenWeather finds no such place',
      summary: 'No place has this name, postcode, id or position, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'No city of this name is known', confirmedBy: { all: [{ message: { contains: 'city not found' } }, { query: 'q' }] } },
        {
          text: 'The place’s name is empty',
          confirmedBy: { query: 'q', is: ['', 'undefined', 'null', ','] },
        },
        {
          text: 'The country code is not one of two letters, or stands before the city',
          ruledOutBy: { not: { query: 'q', is: { contains: ',' } } },
        },
        { text: 'The path is misspelt', ruledOutBy: { message: { contains: 'city not found' } } },
      ],
      fixes: [
        {
          text: 'Look up the position first with /geo/1.0/direct, then ask for the weather by lat and lon',
          url: 'https://openweathermap.org/api/geocoding-api',
        },
        { text: 'Write q as city,country (London,GB), or city,state,country in the US' },
      ],
    },
    {
      id: 'bad-parameters',
      when: { status: 400 },
      title: 'A parameter is missing or wrong',
      summary: 'The place, or another required parameter, is missing or not valid.',
      category: 'validation',
      causes: [
        { text: 'No place was given', confirmedBy: { message: { contains: 'nothing to geocode' } } },
        { text: 'lat is missing or no number between -90 and 90', confirmedBy: { message: { contains: 'wrong latitude' } } },
        { text: 'lon is missing or no number between -180 and 180', confirmedBy: { message: { contains: 'wrong longitude' } } },
      ],
      fixes: [
        { text: 'Send lat and lon as decimal numbers with a point, or q with the place’s name', url: 'https://openweathermap.org/current' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over the number of calls of the OpenWeather plan',
      summary: 'The key made more calls than its plan allows in a minute, a day or a month; the free plan has 60 a minute.',
      category: 'rate-limit',
      causes: [
        { text: 'More calls came in a minute than the plan allows' },
        { text: 'The calls of the day or month are used up, or the limit set for One Call is reached' },
        { text: 'The key is in a page, and all visitors share it' },
      ],
      fixes: [
        { text: 'Keep an answer for ten minutes: the data changes no faster' },
        { text: 'Look at the limit of the plan, and change it', url: 'https://openweathermap.org/price' },
      ],
      links: [{ text: 'FAQ', url: FAQ }],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'OpenWeather failed',
      summary: 'The fault is on OpenWeather’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at OpenWeather' }],
      fixes: [
        {
          text: 'Retry with growing pauses; if it lasts, write to support with the request that failed',
          url: 'https://home.openweathermap.org/questions',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.openweathermap.org/data/2.5/weather?q=London&appid=0000example0000example0000example00';
const json = { 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url },
  response: { status, headers: json, body: JSON.stringify({ cod: status, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'one-call-subscription',
    'a free key',
    401,
    'Please note that using One Call 3.0 requires a separate subscription to the One Call by Call plan.',
    {
      request: { url: 'https://api.openweathermap.org/data/3.0/onecall?lat=1&lon=1&appid=0000example0000example0000example00' },
    },
  ),
  refused('invalid-key', 'a new key', 401, 'Invalid API key. Please see https://openweathermap.org/faq#error401 for more info.', {
    verdicts: { possible: ['The key is new'], 'ruled-out': ['No appid', 'The endpoint belongs'] },
  }),
  refused('invalid-key', 'no key', 401, 'Invalid API key. Please see https://openweathermap.org/faq#error401 for more info.', {
    request: { url: 'https://api.openweathermap.org/data/2.5/weather?q=London' },
    verdicts: { confirmed: ['No appid'], 'ruled-out': ['The key is new'] },
  }),
  refused('nothing-found', 'a misspelt city', 404, 'city not found', {
    verdicts: { confirmed: ['No city of this name'], 'ruled-out': ['The path is misspelt'] },
  }),
  refused('bad-parameters', 'an empty position', 400, 'wrong latitude', {
    request: { url: 'https://api.openweathermap.org/data/2.5/weather?lat=&lon=1&appid=0000example0000example0000example00' },
    verdicts: { confirmed: ['lat is missing'] },
  }),
  refused(
    'rate-limit',
    'as documented',
    429,
    'Your account is temporary blocked due to exceeding of requests limitation of your subscription type.',
  ),
  refused('server', 'a fault', 500, 'Internal server error'),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://weather.other.example/data/2.5/weather?q=x' },
    response: { status: 404, headers: json, body: '{"cod":"404","message":"city not found"}' },
  },
];
