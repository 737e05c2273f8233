import { describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { exchangeOf, jsonExchange, type PartialExchange } from './exchange';

const post = { method: 'POST' };

describe('a 2xx that holds nothing but its failure', () => {
  it.each<[string, unknown, string | null, string | null, PartialExchange?]>([
    ['a code and a text of failure', { returnCode: '1104', returnMessage: 'Merchant not found.' }, '1104', 'Merchant not found.'],
    ['a negative code', { code: -101, message: '账号未登录', ttl: 1 }, '-101', '账号未登录'],
    ['reasons beside success: false', { success: false, reasons: [{ code: 53, message: 'Bad term' }] }, '53', 'Bad term'],
    [
      'an answer named after its call, with a code of its business',
      { order_query_response: { code: '40004', msg: 'Failed', sub_code: 'ORDER_GONE', sub_msg: 'No such order' }, sign: 'x' },
      'ORDER_GONE',
      'No such order',
    ],
    ['a head without a body', { response: { header: { resultCode: '30', resultMsg: 'KEY_INVALID_ERROR' } } }, '30', 'KEY_INVALID_ERROR'],
    [
      'an exception',
      { objectType: 'ServiceException', code: 'NO_SESSION', message: 'Sign in first', args: {} },
      'NO_SESSION',
      'Sign in first',
    ],
    ['errors while all else is nought', { id: '', recipients: 0, errors: ['All are not subscribed'] }, null, 'All are not subscribed'],
    ['refused items', { Entries: [{ ErrorCode: 'Busy', ErrorMessage: 'Try later' }], FailedEntryCount: 1 }, 'Busy', 'Try later', post],
    ['a keyed message', [{ message: [{ id: '120', key: 'Invalid', value: 'It is not valid' }] }], '120', 'It is not valid'],
    ['an object serialised twice', JSON.stringify({ success: false, message: 'No such user' }), null, 'No such user'],
  ])('%s', (_, body, code, message, more) => {
    const { isFailure, error } = readError(jsonExchange(200, body, more));
    expect([isFailure, error.code, error.message]).toEqual([true, code, message]);
  });

  it.each<[string, unknown, PartialExchange?]>([
    ['a code of success in other digits', { code: 1000, message: 'Command completed successfully' }],
    ['noughts behind letters', { code: 'INFO-000', message: '정상 처리되었습니다' }],
    ['an article about an error', { code: 'faq-401', title: 'Why?', description: 'Your token is invalid' }],
    ['a template of a page of error', { template: { errorCode: 404, errorMessage: 'Not found page' } }],
    ['a check and its outcome', { check: { status_code: 503, message: 'Service not available' } }],
    ['a list of jobs that failed', { jobs: [{ error: 'boom failed', code: 3 }] }],
    ['monitors that were asked for', { data: [{ status: 'error', message: 'disk full' }] }],
    ['a report of lint', { errors: [{ code: 'E501', message: 'line too long' }], errorCount: 1 }, post],
    ['a verdict that was asked for', { valid: false, errors: ['x is required'] }, post],
    ['an exception with an id of its own', { type: 'ValidationError', message: 'Raised in a.ts', id: 1 }],
    ['an empty list with a remark', { items: [], message: 'error: none' }],
  ])('%s is a success', (_, body, more) => {
    expect(readError(jsonExchange(200, body, more)).isFailure).toBe(false);
  });

  it.each([
    ['ERROR 120 :: WRONG KEY', '120', 'WRONG KEY'],
    ['ERR|12|bad key', '12', 'bad key'],
    ['Error: missing parameter q', null, 'missing parameter q'],
  ])('a line that begins with the word: %s', (body, code, message) => {
    const { isFailure, error } = readError(exchangeOf({ status: 200, body, responseHeaders: { 'content-type': 'text/plain' } }));
    expect([isFailure, error.code, error.message]).toEqual([true, code, message]);
  });

  it.each([
    ['Error rate: 5%', 'https://shop.example/stats'],
    ['ERROR: Job failed', 'https://shop.example/jobs/8/log'],
    ['ERROR: one\nERROR: two', 'https://shop.example/x'],
  ])('another text is none: %j', (body, url) => {
    expect(readError(exchangeOf({ status: 200, url, body, responseHeaders: { 'content-type': 'text/plain' } })).isFailure).toBe(false);
  });

  const part = (status: string, body: string): string =>
    `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
  const mixed = { 'content-type': 'multipart/mixed; boundary=b' };
  const gone = part('404 Not Found', '{"error":{"code":"gone","message":"No file"}}');

  it('a batch of answers of which each failed has failed, one with a success has not', () => {
    const { isFailure, error, category } = readError(exchangeOf({ status: 200, body: `${gone}${gone}--b--`, responseHeaders: mixed }));
    expect([isFailure, error.code, error.message, category]).toEqual([true, 'gone', 'No file', 'not-found']);
    const half = `${gone}${part('200 OK', '{"id":1}')}--b--`;
    expect(readError(exchangeOf({ status: 200, body: half, responseHeaders: mixed })).isFailure).toBe(false);
  });
});

describe('an HTTP failure by other conventions', () => {
  it.each<[string, unknown, string | null, string]>([
    ['names in capitals', { ErrorName: 'NO_RIGHT', ErrorMessage: 'No right to this' }, 'NO_RIGHT', 'No right to this'],
    [
      'a long name',
      { userMessageGlobalisationCode: 'error.duplicate', defaultUserMessage: 'It is there' },
      'error.duplicate',
      'It is there',
    ],
    ['a code that leads the sentence', { message: 'ABC-20001: User not logged in' }, 'ABC-20001', 'ABC-20001: User not logged in'],
    ['a standard that leads the sentence is none', { message: 'ISO-8601: expected here' }, null, 'ISO-8601: expected here'],
    ['a name beside the status', { statusCode: 422, name: 'validation_error', message: 'Bad mail' }, 'validation_error', 'Bad mail'],
    [
      'an error under names that say nothing',
      { requests: [{ state: 'X', errors: [{ code: 'e_1', message: 'Gone now' }] }], total: 1 },
      'e_1',
      'Gone now',
    ],
  ])('%s', (_, body, code, message) => {
    const { error } = readError(jsonExchange(422, body));
    expect([error.code, error.message]).toEqual([code, message]);
  });

  it.each(['constraintViolations', 'failed_records', 'extra', 'extraDetails'])('fields are listed in %s', (name) => {
    const { error } = readError(jsonExchange(400, { message: 'Bad', [name]: [{ path: 'from', message: 'must be a time' }] }));
    expect(error.fieldErrors).toEqual([{ field: 'from', message: 'must be a time' }]);
  });

  it('the id of a short error is its occurrence, unless the URL asked for it', () => {
    const body = { status: 401, id: 'IBCA5-NRG74', code: 'unauthorized', message: 'No' };
    expect(readError(jsonExchange(401, body)).error.requestId).toBe('IBCA5-NRG74');
    expect(readError(jsonExchange(404, body, { url: 'https://shop.example/users/IBCA5-NRG74' })).error.requestId).toBeNull();
  });

  it.each<[Record<string, string>, string, string | null]>([
    [{ 'x-edge-failure-code': 'UH', 'x-edge-failure-msg': 'no_upstream here' }, 'UH', 'no_upstream here'],
    [{ 'x-dav_error': '917656; Access%20denied%2e' }, '917656', 'Access denied.'],
    [{ 'api-error': 'not_found' }, 'not_found', null],
    [{ 'x-edge-routing': 'cold-wake-error' }, 'cold-wake-error', null],
  ])('headers %j', (responseHeaders, code, message) => {
    const { error } = readError(exchangeOf({ status: 503, body: '', responseHeaders }));
    expect([error.code, error.message]).toEqual([code, message]);
  });
});
