import { describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { exchangeOf, jsonExchange, type PartialExchange } from './exchange';

const graphql = { url: 'https://api.shop.example/graphql', method: 'POST' };

describe('ordinary successes raise no alarm', () => {
  it.each<[string, unknown, PartialExchange?]>([
    [
      'a payment that keeps its last error',
      {
        id: 'pi_1',
        object: 'payment_intent',
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', message: 'Declined' },
      },
    ],
    [
      'a payment that was declined',
      { id: 'ch_1', status: 'failed', failure_code: 'card_declined', failure_message: 'No', error: { code: 'x', message: 'y' } },
    ],
    [
      'a list of error logs',
      [
        { id: 1, level: 'error', message: 'boom', code: 500 },
        { id: 2, error: 'x', message: 'y' },
      ],
    ],
    ['a page of error logs', { data: [{ error: 'boom', code: 'E1' }], errors: [], total: 1 }],
    ['logs under errors', { errors: [{ id: 1, message: 'boom', count: 3 }], total: 1, page: 1 }],
    [
      'a job that failed',
      { id: 'job_1', status: 'failed', error: { code: 'timeout', message: 'Took too long' }, created_at: '2026-01-01' },
    ],
    ['a run that failed', { id: 'run_1', object: 'thread.run', status: 'failed', last_error: { code: 'server_error', message: 'x' } }],
    ['a job by its own id', { job_id: 'j1', status: 'error', message: 'disk full' }],
    ['a bare job status', { status: 'failed' }],
    ['a build list', { builds: [{ id: 1, status: 'FAILED' }], status: 'OK' }],
    ['errors: []', { errors: [], result: { id: 1 } }],
    ['errors: null', { errors: null, data: { a: 1 } }],
    ['error: null', { error: null, data: { a: 1 } }],
    ['error: null alone', { error: null }],
    ['error: false', { error: false, message: 'Saved' }],
    ['error: ""', { error: '', result: 1 }],
    ['error: {}', { error: {}, result: 1 }],
    ['errors: {}', { errors: {}, user: { id: 1 } }],
    ['errors: 0', { errors: 0, processed: 12 }],
    ['errors: false with items', { took: 3, errors: false, items: [{ index: { status: 201 } }] }],
    ['an error object that says success', { error: { code: 0, message: 'success' }, data: { a: 1 } }],
    ['an error object that says success, alone', { error: { code: 0, message: 'success' } }],
    ['code 0', { code: 0, message: 'success', data: null }],
    ['code 0 as text', { code: '00000', msg: 'ok', data: null }],
    ['code 200', { code: 200, message: 'OK', data: [] }],
    ['code 200 without data', { code: 200, msg: 'done' }],
    ['errcode 0', { errcode: 0, errmsg: 'ok' }],
    ['code SUCCESS', { code: 'SUCCESS', message: 'Operation successful', data: null }],
    ['a country by its code', { code: 'NL', message: 'Netherlands' }],
    ['a coupon by its code', { code: 31, message: 'Ten percent off', discount: 10 }],
    ['status ok', { status: 'ok' }],
    ['status success', { status: 'success', data: null }],
    ['ok: true with a warning', { ok: true, warning: 'missing_charset' }],
    ['success: true with notes', { success: true, errors: [], messages: ['note'] }],
    ['analytics', { error_count: 12, errors_by_day: [1, 2], error_rate: 0.1 }],
    ['a search result', { results: [{ title: 'Error 404 explained', error: 'x' }], query: 'error' }],
    ['a form definition', { fields: [{ name: 'error', message: 'Say it' }] }],
    ['a validation result', { valid: false, issues: [{ path: 'a', message: 'bad' }] }],
    ['a login attempt on record', { id: 'a1', success: false, user_id: 'u1', created_at: '2026-01-01', reason: 'bad password', ip: '::1' }],
    ['a list of login attempts', { items: [{ success: false, error: 'bad password' }] }],
    ['translations', { error: 'Fehler', save: 'Speichern', cancel: 'Abbrechen' }],
    ['a dictionary of messages', { 'error.title': 'Error', 'error.message': 'Something went wrong' }],
    ['a health report', { status: 'UP', components: { db: { status: 'DOWN', details: { error: 'x' } } } }],
    ['a checked webhook', { id: 'evt_1', type: 'invoice.payment_failed', data: { object: { status: 'failed' } } }],
    ['GraphQL with errors: null', { data: { a: 1 }, errors: null }, graphql],
    ['GraphQL with errors: []', { data: { a: 1 }, errors: [] }, graphql],
    ['a GraphQL query for errors', { data: { errors: [{ message: 'boom' }] } }, graphql],
    [
      'a GraphQL query for a project and its errors',
      { data: { project: { errors: [{ message: 'boom' }] } } },
      { ...graphql, requestBody: '{"query":"query { project { errors { message } } }"}' },
    ],
    ['a mutation without user errors', { data: { create: { item: { id: 1 }, userErrors: [] } } }, graphql],
    ['JSON-RPC with a result', { jsonrpc: '2.0', id: 1, result: { error: 'x' } }],
    ['JSON-RPC with error: null', { jsonrpc: '2.0', id: 1, result: 1, error: null }],
    ['a tRPC batch that went well', [{ result: { data: { error: 'x' } } }]],
    ['a batch whose items went well', { responses: [{ id: '1', status: 200, body: { error: null } }] }],
    ['rows with a status column', [{ status: 404, path: '/a', hits: 3 }]],
    ['no result of a search by place', { status: 'ZERO_RESULTS', results: [] }],
    ['a list that was asked for', { errors: [{ code: 'E1', message: 'boom' }] }, { url: 'https://api.shop.example/v1/errors?day=1' }],
    ['a document that is not valid', { valid: false, errors: ['Title is missing'] }],
    ['a poll that goes on', { status: 'pending', error: 'Last try timed out' }],
    ['a success with a remark', { success: true, error: 'Could not send the mail' }],
    ['a number', 0],
    ['a text', 'error'],
    ['a list of texts', ['error', 'failed']],
    ['false', false],
    ['an empty object', {}],
    ['an empty list', []],
    ['a message', { message: 'Invalid tokens are removed daily' }],
    ['a chat message', { id: 4, message: 'error', code: 'not_found', user: 'x' }],
    ['an incident', { type: 'error', title: 'Outage', id: 'inc_1', description: 'x', created_at: '2026-01-01' }],
    ['a status page', { status: 'ERROR', services: [{ name: 'db' }] }],
    ['a pipeline', { status: 'FAILED', steps: [{ name: 'x' }], warnings: [] }],
  ])('%s', (_, body, more) => {
    expect(readError(jsonExchange(200, body, more))).toMatchObject({
      isFailure: false,
      kind: 'none',
      error: { code: null, message: null },
    });
  });

  it.each<[string, PartialExchange]>([
    [
      'a page that the address bar asked for',
      { resourceType: 'document', body: '<!doctype html><title>Log in</title><form><input type="password"></form>' },
    ],
    [
      'a fragment of HTML that a script asked for',
      { url: 'https://shop.example/fragments/login', body: '<form><input type="password"></form>' },
    ],
    [
      'a page that a script asked for',
      {
        url: 'https://shop.example/about',
        requestHeaders: { accept: '*/*' },
        body: '<!doctype html><html><title>About</title><h1>About</h1></html>',
      },
    ],
    [
      'a page asked for as HTML',
      {
        url: 'https://shop.example/api/preview',
        requestHeaders: { accept: 'text/html' },
        body: '<!doctype html><html><title>Sign in</title><input type="password"></html>',
      },
    ],
    [
      'documentation under /api',
      {
        url: 'https://shop.example/api/docs',
        requestHeaders: { accept: '*/*' },
        body: '<!doctype html><html><title>API login reference</title><p>How to sign in</p></html>',
      },
    ],
  ])('%s', (_, given) => {
    expect(readError(exchangeOf({ ...given, responseHeaders: { 'content-type': 'text/html' } })).isFailure).toBe(false);
  });

  it.each([
    [
      'a WebDAV listing with properties that are not there',
      'PROPFIND',
      '<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:propstat><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response></D:multistatus>',
    ],
    [
      'a WebDAV report of what is gone',
      'REPORT',
      '<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response></D:multistatus>',
    ],
  ])('%s', (_, method, body) => {
    expect(readError(exchangeOf({ status: 207, method, body, responseHeaders: { 'content-type': 'application/xml' } })).isFailure).toBe(
      false,
    );
  });
});

describe('failures inside a 2xx', () => {
  it.each<[string, unknown, string | null, string | null, PartialExchange?]>([
    ['ok: false', { ok: false, error: 'channel_not_found' }, 'channel_not_found', null],
    ['success: false', { success: false, message: 'No such user' }, null, 'No such user'],
    ['success: false with errors', { success: false, errors: [{ code: 1003, message: 'Bad zone' }], result: null }, '1003', 'Bad zone'],
    ['status error', { status: 'error', message: 'Quota used up', code: 'QUOTA' }, 'QUOTA', 'Quota used up'],
    ['status fail with data', { status: 'fail', data: { title: 'A title is required' } }, null, null],
    ['a status in capitals', { status: 'REQUEST_DENIED', error_message: 'No', results: [] }, 'REQUEST_DENIED', 'No'],
    ['an error alone', { error: { code: 'E42', message: 'No' } }, 'E42', 'No'],
    ['an error beside null data', { data: null, error: 'Something broke badly' }, null, 'Something broke badly'],
    ['a code over 200', { code: 40013, msg: 'invalid appid', data: null }, '40013', 'invalid appid'],
    ['an HTTP status in the body', { code: 404, message: 'no such thing' }, '404', 'no such thing'],
    ['GraphQL', { errors: [{ message: 'No', extensions: { code: 'FORBIDDEN' } }], data: null }, 'FORBIDDEN', 'No', graphql],
    [
      'a mutation with user errors',
      { data: { create: { userErrors: [{ field: ['a', 'b'], message: 'Bad', code: 'TAKEN' }] } } },
      'TAKEN',
      'Bad',
      graphql,
    ],
    [
      'a mutation with errors in its payload',
      { data: { create: { item: null, errors: [{ message: 'Bad' }] } } },
      null,
      'Bad',
      { ...graphql, requestBody: '{"query":"mutation { create { item errors { message } } }"}' },
    ],
    ['JSON-RPC', { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } }, '-32601', 'Method not found'],
    [
      'a stream that begins with its failure',
      [{ error: { code: 403, status: 'PERMISSION_DENIED', message: 'No' } }],
      'PERMISSION_DENIED',
      'No',
    ],
    [
      'a partly failed queue batch',
      { Successful: [{ Id: '1' }], Failed: [{ Id: '2', Code: 'InternalError', Message: 'Sorry', SenderFault: false }] },
      'InternalError',
      'Sorry',
    ],
    ['a flag error: true', { error: true, message: 'Invalid node' }, null, 'Invalid node'],
  ])('%s', (_, body, code, message, more) => {
    const { kind, error } = readError(jsonExchange(200, body, more));
    expect([kind, error.code, error.message]).toEqual(['application', code, message]);
  });

  it('GraphQL data beside the errors is told apart', () => {
    const errors = [{ message: 'No', path: ['b'] }];
    expect(readError(jsonExchange(200, { data: { a: 1, b: null }, errors }, graphql)).partial).toBe(true);
    expect(readError(jsonExchange(200, { data: { a: null }, errors }, graphql)).partial).toBe(false);
    expect(readError(jsonExchange(200, { data: null, errors }, graphql)).partial).toBe(false);
  });

  it('a 207 is judged by its items', () => {
    const item = (status: number): object => ({ id: 'x', status, error: status < 400 ? null : { code: 'gone_missing', message: 'No' } });
    expect(readError(jsonExchange(207, { results: [item(200), item(404)] }))).toMatchObject({
      kind: 'application',
      partial: true,
      category: 'not-found',
      error: { code: 'gone_missing' },
    });
    expect(readError(jsonExchange(207, { results: [item(200), item(201)] })).isFailure).toBe(false);
  });

  it('a SOAP fault counts in a 200 too', () => {
    const body =
      '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>Down</faultstring></s:Fault></s:Body></s:Envelope>';
    const { kind, error } = readError(exchangeOf({ status: 200, body, responseHeaders: { 'content-type': 'text/xml' } }));
    expect([kind, error.code, error.message]).toEqual(['application', 's:Server', 'Down']);
  });

  it('an event stream that begins with an error event has failed', () => {
    const body = 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n';
    expect(readError(exchangeOf({ body, responseHeaders: { 'content-type': 'text/event-stream' } })).error.code).toBe('overloaded_error');
  });

  it('an event stream with errors of GraphQL has failed', () => {
    const body = 'event: next\ndata: {"errors":[{"message":"Not allowed","path":["me"],"extensions":{"code":"FORBIDDEN"}}]}\n\n';
    const { format, error } = readError(exchangeOf({ body, responseHeaders: { 'content-type': 'text/event-stream' } }));
    expect([format, error.code, error.message]).toEqual(['graphql', 'FORBIDDEN', 'Not allowed']);
  });

  const deferred = (...parts: readonly object[]): PartialExchange => ({
    url: 'https://api.example/graphql',
    body: `${parts.map((part) => `\r\n---\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(part)}`).join('')}\r\n-----\r\n`,
    responseHeaders: { 'content-type': 'multipart/mixed; boundary="-"; deferSpec=20220824' },
  });

  it('a piece of a GraphQL answer that comes late may have failed', () => {
    const late = { errors: [{ message: 'Price is unknown', path: ['product', 'price'], extensions: { code: 'NOT_FOUND' } }] };
    for (const parts of [
      [
        { data: { product: { id: 1 } }, hasNext: true },
        { incremental: [{ data: null, path: ['product'], ...late }], hasNext: false },
      ],
      [
        { data: { product: { id: 1 } }, hasNext: true },
        { data: null, path: ['product'], ...late, hasNext: false },
      ],
    ]) {
      const { kind, partial, error } = readError(exchangeOf(deferred(...parts)));
      expect([kind, partial, error.code, error.message]).toEqual(['application', true, 'NOT_FOUND', 'Price is unknown']);
    }
  });

  it('a GraphQL answer in pieces without errors is a success', () => {
    const parts = [
      { data: { a: 1 }, hasNext: true },
      { incremental: [{ data: { b: 2 }, path: ['a'] }], hasNext: false },
    ];
    expect(readError(exchangeOf(deferred(...parts))).isFailure).toBe(false);
    expect(readError(exchangeOf({ ...deferred(), body: '--x' })).isFailure).toBe(false);
  });

  it('a Connect stream tells of its failure in its last envelope', () => {
    const end = '{"error":{"code":"resource_exhausted","message":"Too much"},"metadata":{}}';
    const body = `\u0000\u0000\u0000\u0000\u000b{"value":1}\u0002\u0000\u0000\u0000J${end}`;
    const streamed = (text: string): PartialExchange => ({ body: text, responseHeaders: { 'content-type': 'application/connect+json' } });
    const { kind, format, category, error } = readError(exchangeOf(streamed(body)));
    expect([kind, format, error.code, error.message]).toEqual(['application', 'connect', 'resource_exhausted', 'Too much']);
    expect(category).toBe('rate-limit');
    // 200 as a length is no UTF-8: Chromium hands such a body over as base64.
    const packed = Buffer.concat([Buffer.from([2, 0, 0, 0, 200]), Buffer.from(end)]).toString('base64');
    expect(readError(exchangeOf({ ...streamed(''), body: { base64: packed } })).error.code).toBe('resource_exhausted');
    expect(readError(exchangeOf(streamed('\u0002{}'))).isFailure).toBe(false);
    expect(readError(exchangeOf(streamed('\u0002\u0000\u0000\u0000J{"error":{"code":1'))).isFailure).toBe(false);
  });

  it('name-value pairs with numbered errors are a failure, a warning is none', () => {
    const answer = (ack: string): PartialExchange => ({
      body: `TIMESTAMP=2026%2d11%2d21T09%3a00%3a00Z&CORRELATIONID=9d1c6f1b7a3e&ACK=${ack}&VERSION=204&L_ERRORCODE0=10002&L_SHORTMESSAGE0=Security%20error&L_LONGMESSAGE0=Security%20header%20is%20not%20valid&L_SEVERITYCODE0=Error`,
      responseHeaders: { 'content-type': 'text/plain; charset=utf-8' },
    });
    const { kind, error } = readError(exchangeOf(answer('Failure')));
    expect([kind, error.code, error.message, error.requestId]).toEqual([
      'application',
      '10002',
      'Security header is not valid',
      '9d1c6f1b7a3e',
    ]);
    expect(readError(exchangeOf(answer('SuccessWithWarning'))).isFailure).toBe(false);
  });

  it.each<[string, PartialExchange, string]>([
    [
      'a page to sign in for an API path',
      { url: 'https://shop.example/api/cart', body: '<!DOCTYPE html><html><title>Welcome</title><input type="password"></html>' },
      'login-page',
    ],
    [
      'a page to sign in where JSON is preferred',
      {
        url: 'https://shop.example/cart',
        requestHeaders: { accept: 'application/json, text/plain, */*' },
        body: '<html><head><title>Sign in</title></head><form action="/sso"></form></html>',
      },
      'login-page',
    ],
    [
      'any page where nothing but JSON was asked for',
      {
        url: 'https://shop.example/api/cart',
        requestHeaders: { accept: 'application/json' },
        body: '<!doctype html><html><title>Shop</title><div id="app"></div></html>',
      },
      'html',
    ],
  ])('%s', (_, given, format) => {
    expect(readError(exchangeOf({ ...given, responseHeaders: { 'content-type': 'text/html; charset=utf-8' } }))).toMatchObject({
      kind: 'application',
      format,
    });
  });
});
