import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readError } from '../../src/decode/read-error';
import { exchangeOf, type PartialExchange } from './exchange';

interface Answer {
  readonly why: string;
  readonly given: PartialExchange;
  readonly expect: Readonly<Record<string, unknown>>;
}

const answers = readFileSync(new URL('../fixtures/error-answers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Answer);

/** The parts of a reading that an answer of the fixture speaks of; what it does not mention must be empty. */
const summary = (given: PartialExchange): Record<string, unknown> => {
  const { isFailure, kind, format, category, error, partial, throttled } = readError(exchangeOf(given));
  return {
    isFailure,
    ...(isFailure ? { kind, format, category, code: error.code, message: error.message } : {}),
    ...(error.requestId === null ? {} : { requestId: error.requestId }),
    ...(error.docUrl === null ? {} : { docUrl: error.docUrl }),
    ...(error.fieldErrors.length === 0 ? {} : { fields: error.fieldErrors.map(({ field }) => field) }),
    ...(partial ? { partial } : {}),
    ...(throttled ? { throttled } : {}),
  };
};

describe('the ways in which errors are reported', () => {
  it.each(answers.map((answer) => [answer.why, answer] as const))('reads %s', (_, { given, expect: wanted }) => {
    expect(summary(given)).toEqual(wanted);
  });
});

const frame = (flag: number, text: string): Buffer => {
  const content = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.writeUInt8(flag, 0);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
};

const proto = (number: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};

describe('gRPC-Web', () => {
  const trailers = frame(0x80, 'grpc-status: 5\r\ngrpc-message: no%20such%20car\r\n');

  it('is read from a trailer frame after a message', () => {
    const base64 = Buffer.concat([frame(0, '\x0a\x01x'), trailers]).toString('base64');
    const { kind, category, error } = readError(exchangeOf({ body: { base64, mimeType: 'application/grpc-web+proto' } }));
    expect([kind, category, error.code, error.message, error.foundAt.code]).toEqual([
      'application',
      'not-found',
      'NOT_FOUND',
      'no such car',
      'trailer:grpc-status',
    ]);
  });

  it('is read from base64 text, also in several padded parts', () => {
    const text = frame(0, 'abc').toString('base64') + trailers.toString('base64');
    expect(readError(exchangeOf({ body: { text, mimeType: 'application/grpc-web-text' } })).error.code).toBe('NOT_FOUND');
  });

  it('is no failure where the status is 0 or nothing is said', () => {
    const base64 = Buffer.concat([frame(0, 'x'), frame(0x80, 'grpc-status:0\r\n')]).toString('base64');
    expect(readError(exchangeOf({ body: { base64, mimeType: 'application/grpc-web' } })).isFailure).toBe(false);
    expect(readError(exchangeOf({ body: { base64: 'AAAA/w==', mimeType: 'application/grpc-web' } })).isFailure).toBe(false);
    expect(readError(exchangeOf({ responseHeaders: { 'grpc-status': '0' } })).isFailure).toBe(false);
  });

  it('gives the reason, field errors and link that the details hold', () => {
    const any = (type: string, value: Buffer): Buffer =>
      proto(3, Buffer.concat([proto(1, `type.googleapis.com/google.rpc.${type}`), proto(2, value)]));
    const status = Buffer.concat([
      Buffer.from([8, 3]),
      proto(2, 'bad name'),
      any('ErrorInfo', proto(1, 'NAME_TAKEN')),
      any('BadRequest', proto(1, Buffer.concat([proto(1, 'car.name'), proto(2, 'taken')]))),
      any('Help', proto(1, Buffer.concat([proto(1, 'x'), proto(2, 'https://docs.fleet.example/e')]))),
      any('RequestInfo', proto(1, 'req-77')),
    ]).toString('base64');
    const { error } = readError(exchangeOf({ responseHeaders: { 'grpc-status': '3', 'grpc-status-details-bin': status } }));
    expect(error).toMatchObject({ code: 'NAME_TAKEN', message: 'bad name', requestId: 'req-77', docUrl: 'https://docs.fleet.example/e' });
    expect(error.fieldErrors).toEqual([{ field: 'car.name', message: 'taken' }]);
  });
});

describe('headers alone', () => {
  it.each([
    [
      { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope", error_description="Needs \\"admin\\"", scope="admin"' },
      'insufficient_scope',
      'Needs "admin"',
    ],
    [{ 'proxy-status': 'proxy.example; error=connection_refused; details="no luck"' }, 'connection_refused', 'no luck'],
    [{ 'x-error-code': 'EntryNotFound', 'x-error-message': 'No such file' }, 'EntryNotFound', 'No such file'],
    [{ 'x-amzn-errortype': 'ResourceNotFoundException:http://internal.example/' }, 'ResourceNotFoundException', null],
    [{ 'x-shop-error': 'DEPLOYMENT_DISABLED' }, 'DEPLOYMENT_DISABLED', null],
    [{ 'x-cache': 'Error from cache', 'www-authenticate': 'Basic realm="x"' }, null, null],
  ])('%j gives the code %s', (responseHeaders, code, message) => {
    const { error } = readError(exchangeOf({ status: 403, responseHeaders: responseHeaders as Record<string, string> }));
    expect([error.code, error.message]).toEqual([code, message]);
  });

  it.each([
    [{ 'x-request-id': 'abc-1', 'cf-ray': '91a-AMS' }, 'abc-1'],
    [{ 'cf-ray': '91aEXAMPLE-AMS' }, '91aEXAMPLE-AMS'],
    [{ 'x-ms-correlation-request-id': 'corr-1', 'x-ms-request-id': 'own-1', 'x-ms-routing-request-id': 'route-1' }, 'own-1'],
    [{ 'client-request-id': 'mine-1', 'request-id': 'theirs-1' }, 'theirs-1'],
    [{ 'x-organization-id': 'org-1', 'x-tenant-id': 't-12', 'x-client-id': 'c-12' }, null],
    [{ 'original-request': 'req_1' }, null],
    [{ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }, '0af7651916cd43dd8448eb211c80319c'],
    [{ 'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678' }, 'Root=1-67891233-abcdef012345678912345678'],
  ])('%j gives the request id %s', (responseHeaders, id) => {
    expect(readError(exchangeOf({ status: 500, responseHeaders: responseHeaders as Record<string, string> })).error.requestId).toBe(id);
  });

  it('a link header for help or deprecation gives the documentation', () => {
    const link = '<https://api.shop.example/next>; rel="next", </docs/gone>; rel="deprecation"; type="text/html"';
    expect(readError(exchangeOf({ status: 410, responseHeaders: { link } })).error.docUrl).toBe('https://api.shop.example/docs/gone');
  });
});

describe('broken and disguised JSON', () => {
  const json = '{"error":{"code":"no_such_thing","message":"Nope"}}';
  it.each([
    ['labelled text/html', { text: json, mimeType: 'text/html' }],
    ['behind a BOM', { text: `\uFEFF${json}`, mimeType: 'application/json' }],
    ["behind )]}'", { text: `)]}'\n${json}`, mimeType: 'application/json' }],
    ['behind while(1);', { text: `while(1);${json}`, mimeType: 'application/json' }],
    ['behind for(;;);', { text: `for (;;);${json}`, mimeType: 'application/json' }],
    ['broken off', { text: `${json.slice(0, -2)},"trace":["a","b`, mimeType: 'application/json', truncated: true }],
    ['one of several lines', { text: `${json}\n{"more":1}\n`, mimeType: 'application/x-ndjson' }],
    ['in base64', { base64: Buffer.from(json).toString('base64'), mimeType: '' }],
    ['padded with NULs', { text: json + '\0'.repeat(1000), mimeType: 'application/json' }],
    ['with a trailing comma', { text: '{"error":{"code":"no_such_thing","message":"Nope",},}', mimeType: 'application/json' }],
  ])('%s is read all the same', (_, body) => {
    expect(readError(exchangeOf({ status: 404, body })).error).toMatchObject({ code: 'no_such_thing', message: 'Nope' });
  });
});
