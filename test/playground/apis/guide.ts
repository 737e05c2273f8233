import { type Answer, type Api, bearer, type Call, field, parseJson, type Timing } from '../answer';
import { fixedWindow } from '../fixed-window';
import { keys } from '../secrets';

const roles = new Map<string, 'admin' | 'reader'>([
  [keys.guideAdmin, 'admin'],
  [keys.guideBusy, 'admin'],
  [keys.guideReader, 'reader'],
]);
const perWindow = 10;

const failure = (status: number, code: string, message: string, details?: object): Answer => ({
  status,
  body: { error: { code, message, ...(details ? { details } : {}) } },
});

function createUser(call: Call): Answer {
  const body = parseJson(call.body);
  if (body === undefined) return failure(400, 'INVALID_REQUEST', 'Request body contains malformed JSON.');
  if (field(body, 'user_id') === '') return failure(400, 'INVALID_REQUEST', "Missing required 'user_id' parameter.");
  if (field(body, 'plan') === 'premium') {
    const details = { required: '100.00', available: '50.50' };
    return failure(422, 'INSUFFICIENT_BALANCE', 'Your account balance is insufficient to complete this transaction.', details);
  }
  return { status: 201, body: { user_id: field(body, 'user_id') } };
}

/** An API as the general guide describes one. */
export function guideApi(timing: Timing): Api {
  const take = fixedWindow(timing.windowSeconds);
  return (call) => {
    const token = bearer(call);
    const role = token === null ? undefined : roles.get(token);
    if (token === null || !role) return failure(401, 'UNAUTHENTICATED', 'Authentication credentials not provided or invalid.');
    if (token === keys.guideBusy) {
      const taken = take(token, perWindow, call.now);
      const answer = failure(429, 'RATE_LIMIT_EXCEEDED', 'You have exceeded your allowed request rate. Please try again later.');
      if (!taken.allowed) return { ...answer, headers: { 'Retry-After': `${taken.resetSeconds}` } };
    }
    if (call.method !== 'GET' && role === 'reader') {
      return failure(403, 'PERMISSION_DENIED', 'You do not have permission to perform this action.');
    }
    switch (`${call.method} ${call.path}`) {
      case 'GET /api/v1/users':
        return { status: 200, body: { users: [{ user_id: '4821', name: 'Ada' }] } };
      case 'POST /api/v1/users':
        return createUser(call);
      case 'GET /api/v1/orders':
        return failure(
          500,
          'INTERNAL_SERVER_ERROR',
          'An unexpected error occurred. Please try again later or contact support if the problem persists.',
        );
      case 'GET /api/v1/search':
        return failure(503, 'SERVICE_UNAVAILABLE', 'The service is temporarily unavailable. Please try again later.');
      default:
        return failure(404, 'RESOURCE_NOT_FOUND', 'The requested resource could not be found.');
    }
  };
}
