import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointOf, pathTemplate } from '../../src/http/endpoint';
import { exchangeOf, type PartialExchange } from '../decode/exchange';

const of = (given: PartialExchange): string => endpointOf(exchangeOf(given).request);
const post = (body: unknown, more: PartialExchange = {}): string =>
  of({
    method: 'POST',
    url: 'https://api.x.example/graphql',
    requestHeaders: { 'content-type': 'application/json' },
    requestBody: JSON.stringify(body),
    ...more,
  });

describe('a path as a template', () => {
  it.each([
    ['/users/42', '/users/{id}'],
    ['/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301/orders', '/users/{id}/orders'],
    ['/v1/customers/cus_9s6XKzkNRiz8i3', '/v1/customers/{id}'],
    ['/v1/payment_intents/pi_3Qz8fKEXAMPLE0aB1c/confirm', '/v1/payment_intents/{id}/confirm'],
    ['/commits/9fceb02d0ae598e95dc970b74767f19372d61af8', '/commits/{id}'],
    ['/objects/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/objects/{id}'],
    ['/tickets/PROJ-123', '/tickets/{id}'],
    ['/orders/order-100234', '/orders/{id}'],
    ['/scans/scn_8f2c1a90', '/scans/{id}'],
    ['/things/502', '/things/{id}'],
    ['/reports/2026-11-21', '/reports/{date}'],
    ['/users/a%40b.example', '/users/{id}'],
    ['/users/42.json', '/users/{id}.json'],
    ['/operations/1234567:cancel', '/operations/{id}:cancel'],
    ['/odata/Users(42)', '/odata/Users({id})'],
    ['/weather/52.1,4.3', '/weather/{id}'],
  ])('%s → %s', (path, template) => {
    expect(pathTemplate(path)).toBe(template);
  });

  it.each([
    '/v1/users/me',
    '/api/v2.1/payment_intents',
    '/oauth2/token',
    '/rest/api/3/issue'.replace('/3', '/v3'),
    '/chat/completions',
    '/health-check',
    '/cors/preflight-405',
    '/docs/wordy-123',
    '/errors/error_404',
    '/repos/octo-org/widgets',
    '/trpc/post.byId,user.list',
    '/models/claude-sonnet',
    '/messages:batchGet',
    '/',
  ])('%s stays as it is', (path) => {
    expect(pathTemplate(path)).toBe(path);
  });
});

describe('an endpoint', () => {
  it('is method, host and template, without query and fragment', () => {
    expect(of({ url: 'https://api.x.example:8443/users/7?token=secret#a' })).toBe('GET api.x.example:8443/users/{id}');
  });

  it('of GraphQL is its operation', () => {
    expect(post({ query: 'query GetUser($id: ID!) { user(id: $id) { name } }' })).toBe('POST api.x.example/graphql#GetUser');
    expect(post({ query: 'query A { a } query B { b }', operationName: 'B' })).toBe('POST api.x.example/graphql#B');
    expect(post({ query: '{ viewer { login } }' })).toBe('POST api.x.example/graphql#viewer');
    expect(post({ operationName: 'Feed', extensions: { persistedQuery: { sha256Hash: 'x' } } })).toBe('POST api.x.example/graphql#Feed');
    expect(post([{ query: 'query A { a }' }, { query: 'query B { b }' }])).toBe('POST api.x.example/graphql#A,B');
    expect(of({ url: 'https://api.x.example/graphql?query=query%20GetUser%20%7Ba%7D' })).toBe('GET api.x.example/graphql#GetUser');
  });

  it('of JSON-RPC is its method', () => {
    expect(post({ jsonrpc: '2.0', method: 'eth_call', id: 1 }, { url: 'https://rpc.x.example/' })).toBe('POST rpc.x.example/#eth_call');
  });

  it('of tRPC is its procedure', () => {
    expect(of({ url: 'https://x.example/api/trpc/user.byId?batch=1' })).toBe('GET x.example/api/trpc/user.byId');
  });

  it('of SOAP is its action', () => {
    const url = 'https://x.example/service';
    expect(of({ method: 'POST', url, requestHeaders: { SOAPAction: '"http://x.example/ns/GetUser"' } })).toBe(
      'POST x.example/service#GetUser',
    );
    expect(of({ method: 'POST', url, requestHeaders: { 'content-type': 'application/soap+xml; action="urn:GetUser"' } })).toBe(
      'POST x.example/service#GetUser',
    );
  });

  it('of a search is no GraphQL operation', () => {
    expect(post({ query: 'shoes' }, { url: 'https://x.example/search' })).toBe('POST x.example/search');
    expect(of({ url: 'https://x.example/search?query=shoes' })).toBe('GET x.example/search');
  });

  it('is told of any request, without a throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (method, url, body) => {
        expect(typeof of({ method, url, requestBody: body })).toBe('string');
      }),
    );
    expect(of({ url: `https://x.example/${'a1'.repeat(500_000)}` })).toBe('GET x.example/{id}');
  });
});
