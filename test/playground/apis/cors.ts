import { type Answer, type Api, type Call, isPreflight } from '../answer';

const unauthorized = { error: { code: 'UNAUTHORIZED', message: 'Sign in first.' } };
const crashed = { error: { code: 'INTERNAL_ERROR', message: 'An unexpected error occurred.' } };

function preflight(call: Call, origin: string): Answer {
  const allow = (methods: string, headers: string): Answer => ({
    status: 204,
    headers: { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Headers': headers },
  });
  if (call.path === '/preflight-405') return { status: 405, headers: { Allow: 'GET, POST' } };
  if (call.path === '/preflight-500') return { status: 500, body: crashed };
  if (call.path === '/preflight-redirect') return { status: 301, headers: { Location: '/preflight-ok' } };
  if (call.path === '/header-not-allowed') return allow('GET', 'content-type');
  if (call.path === '/method-not-allowed') return allow('GET, POST', 'content-type');
  return allow('GET, POST, PUT, PATCH, DELETE', call.headers['access-control-request-headers'] ?? '*');
}

function answer(call: Call, origin: string): Answer {
  const ok = (headers: Answer['headers']): Answer => ({ status: 200, body: { ok: true }, ...(headers ? { headers } : {}) });
  switch (call.path) {
    case '/401-without-cors':
      return { status: 401, body: unauthorized };
    case '/500-without-cors':
      return { status: 500, body: crashed };
    case '/wildcard-with-credentials':
      return ok({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' });
    case '/credentials-not-allowed':
      return ok({ 'Access-Control-Allow-Origin': origin });
    case '/other-origin':
      return ok({ 'Access-Control-Allow-Origin': 'https://app.partner.example' });
    case '/several-origins':
      return ok({ 'Access-Control-Allow-Origin': `${origin}, https://app.partner.example` });
    case '/two-headers':
      return ok({ 'Access-Control-Allow-Origin': [origin, '*'] });
    default:
      return ok({ 'Access-Control-Allow-Origin': origin });
  }
}

/** An API that gets CORS wrong in every way that pages meet. */
export const corsApi: Api = (call) => {
  const origin = call.headers.origin ?? '*';
  return { ...(isPreflight(call) ? preflight(call, origin) : answer(call, origin)), cors: false };
};
