import type { Example, RulePack } from '../../model';

// Heroku's router pages; the H-codes stand in the application's log only ("Heroku error codes").

export default {
  id: 'heroku-router',
  name: 'Heroku router',
  kind: 'gateway',
  docs: 'https://devcenter.heroku.com/articles/error-codes',
  statusPage: 'https://status.heroku.com/',
  answers: { all: [{ format: 'html' }, { responseText: { contains: 'herokucdn.com/error-pages/' } }] },
  rules: [
    {
      id: 'no-such-app',
      when: { all: [{ status: 404 }, { responseText: { contains: 'no-such-app' } }] },
      title: 'Heroku has no app at this address',
      summary: 'The app was deleted or renamed, or the custom domain is not added to it.',
      category: 'not-found',
      causes: [
        { text: 'The app’s address changed: new apps have a random part in their name' },
        { text: 'The custom domain is not added to the app' },
      ],
      fixes: [{ text: 'Check the address of the app.', snippets: [{ language: 'bash', code: 'heroku domains -a APP' }] }],
    },
    {
      id: 'maintenance',
      when: { all: [{ status: 503 }, { responseText: { contains: 'maintenance-mode' } }] },
      title: 'The app is in maintenance mode',
      summary: 'The owner switched maintenance mode on, so the app is not asked.',
      category: 'gateway',
      causes: [{ text: 'Maintenance mode is on (H80)' }],
      fixes: [
        { text: 'Wait until it is over, or switch it off.', snippets: [{ language: 'bash', code: 'heroku maintenance:off -a APP' }] },
      ],
    },
    {
      id: 'application-error',
      when: { status: ['5xx'] },
      title: 'The app on Heroku crashed or did not answer',
      summary: 'The router shows its own page: the dyno crashed, is missing or took longer than 30 seconds.',
      category: 'gateway',
      causes: [
        { text: 'The app crashed while starting or running (H10)' },
        { text: 'The request took longer than 30 seconds (H12)' },
        { text: 'No web dyno is running (H14)' },
        { text: 'The app does not listen on the port given in PORT (R10)' },
      ],
      fixes: [
        { text: 'Read the logs: the H-code names the reason.', snippets: [{ language: 'bash', code: 'heroku logs --tail -a APP' }] },
        {
          text: 'Restart or start the web dyno.',
          snippets: [{ language: 'bash', code: 'heroku ps:scale web=1 -a APP\nheroku restart -a APP' }],
        },
        { text: 'Move work that takes long into a worker dyno.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, page: string): Example => ({
  rule,
  why: `the router’s page ${page}`,
  request: { url: 'https://acme-api.example.net/login' },
  response: {
    status,
    headers: { Server: 'Heroku', 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\n<html>\n<head><title>Application Error</title></head>\n<body>\n<iframe src="//www.herokucdn.com/error-pages/${page}.html"></iframe>\n</body>\n</html>`,
  },
});

export const examples: readonly Example[] = [
  answered('no-such-app', 404, 'no-such-app'),
  answered('maintenance', 503, 'maintenance-mode'),
  answered('application-error', 503, 'application-error'),
  {
    rule: null,
    why: 'the app answered through the router',
    request: { url: 'https://acme-api.example.net/login' },
    response: { status: 503, headers: { Via: '1.1 heroku-router', 'Content-Type': 'application/json' }, body: '{"error":"db"}' },
  },
];
