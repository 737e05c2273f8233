import type { Example, RulePack } from '../../model';

// The static error pages of a generated Rails application (public/404.html…) and its development answers.

export default {
  id: 'rails',
  name: 'Ruby on Rails',
  kind: 'framework',
  docs: 'https://guides.rubyonrails.org/',
  recognize: {
    fingerprints: [
      { all: [{ format: 'html' }, { responseText: { contains: 'rails-default-error-page' } }] },
      { all: [{ status: 'error' }, { responseField: '/exception', is: { startsWith: '#<' } }, { responseField: '/traces' }] },
    ],
  },
  rules: [
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Rails found no route or record',
      summary: 'No route matches method and path, or find raised RecordNotFound.',
      category: 'not-found',
      causes: [
        { text: 'No route matches the method and path', confirmedBy: { responseField: '/exception', is: { contains: 'RoutingError' } } },
        {
          text: 'The record with this id does not exist',
          confirmedBy: { responseField: '/exception', is: { contains: 'RecordNotFound' } },
        },
      ],
      fixes: [
        { text: 'Compare method and path with the routes.', snippets: [{ language: 'bash', code: 'bin/rails routes -g items' }] },
        { text: 'Check the id in the URL.' },
      ],
    },
    {
      id: 'rejected',
      when: { status: 422 },
      title: 'Rails rejected the change',
      summary: 'The authenticity (CSRF) token is missing or stale, or a validation raised.',
      category: 'validation',
      causes: [
        {
          text: 'The X-CSRF-Token header is missing or stale',
          confirmedBy: { any: [{ check: 'csrf-missing' }, { responseField: '/exception', is: { contains: 'InvalidAuthenticityToken' } }] },
        },
        { text: 'save! or create! raised RecordInvalid' },
      ],
      fixes: [
        {
          text: 'Send the token of the csrf-token meta element as X-CSRF-Token, or inherit from ActionController::API for a stateless API.',
        },
        { text: 'See the parameters and the error in the server’s log.' },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'An exception escaped the Rails controller',
      summary: 'The static error page hides an exception that stands in the server’s log.',
      category: 'server',
      causes: [{ text: 'A controller or model raised an exception' }, { text: 'A migration is missing' }],
      fixes: [
        { text: 'Search the log by X-Request-Id.' },
        { text: 'Run pending migrations.', snippets: [{ language: 'bash', code: 'bin/rails db:migrate' }] },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string, status: number, text: string): Example => ({
  rule,
  why: `public/${status}.html`,
  request: { url: 'https://app.example.net/api/items/7' },
  response: {
    status,
    headers: { 'Content-Type': 'text/html; charset=UTF-8' },
    body: `<!DOCTYPE html>\n<html>\n<head>\n  <title>${text} (${status})</title>\n</head>\n<body class="rails-default-error-page">\n  <div class="dialog"><h1>${text}</h1></div>\n</body>\n</html>`,
  },
});

export const examples: readonly Example[] = [
  page('not-found', 404, 'The page you were looking for doesn’t exist'),
  page('rejected', 422, 'The change you wanted was rejected'),
  page('internal', 500, 'We’re sorry, but something went wrong'),
  {
    rule: null,
    why: 'the JSON form, which others write as well',
    request: { url: 'https://app.example.net/api/items/7' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"status":404,"error":"Not Found"}' },
  },
];
