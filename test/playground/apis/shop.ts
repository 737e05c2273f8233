import { type Api, field, parseJson } from '../answer';

const loginPage =
  '<!doctype html>\n<html><head><title>Sign in</title></head><body><form action="/login" method="post"><h1>Sign in</h1><input name="user"><input name="password" type="password"></form></body></html>\n';

/** Failures that don't look like one, and formats that the documents don't use. */
export const shopApi: Api = (call) => {
  switch (call.path) {
    case '/graphql': {
      const body = parseJson(call.body);
      if (!field(body, 'query').includes('order')) return { status: 200, body: { data: { viewer: { name: 'Ada' } } } };
      const error = {
        message: "You don't have access to this order.",
        path: ['order', 'total'],
        locations: [{ line: 1, column: 29 }],
        extensions: { code: 'FORBIDDEN' },
      };
      return { status: 200, body: { data: { order: null }, errors: [error] } };
    }
    case '/rpc/refund':
      return {
        status: 200,
        body: { success: false, error: { code: 'REFUND_WINDOW_CLOSED', message: 'Refunds are possible for 30 days.' } },
      };
    case '/account.json':
      return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: loginPage };
    case '/orders':
      return {
        status: 422,
        headers: { 'Content-Type': 'application/problem+json' },
        body: JSON.stringify({
          type: 'https://shop.example/problems/out-of-stock',
          title: 'Out of stock',
          status: 422,
          detail: 'Only 3 of item 87 are left.',
          instance: '/orders/attempts/912',
        }),
      };
    default:
      return { status: 200, body: { items: [] } };
  }
};
