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
    case '/graphql/deferred': {
      const parts = [
        { data: { order: { id: 7 } }, hasNext: true },
        {
          incremental: [
            {
              data: null,
              path: ['order'],
              errors: [
                { message: 'The courier does not answer.', path: ['order', 'tracking'], extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } },
              ],
            },
          ],
          hasNext: false,
        },
      ];
      const body = parts.map((part) => `\r\n---\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(part)}`).join('');
      return { status: 200, headers: { 'Content-Type': 'multipart/mixed; boundary="-"' }, body: `${body}\r\n-----\r\n` };
    }
    case '/chat/stream': {
      const error = { type: 'overloaded_error', message: 'The model is overloaded.' };
      const body = `event: start\ndata: {"id":"msg_7"}\n\nevent: error\ndata: ${JSON.stringify({ type: 'error', error })}\n\n`;
      return { status: 200, headers: { 'Content-Type': 'text/event-stream' }, body };
    }
    case '/shop.v1.StockService/Watch': {
      const message = `Watching stock takes a plan with live data. ${'See the plans in your account. '.repeat(3)}`.trim();
      const end = Buffer.from(JSON.stringify({ error: { code: 'permission_denied', message } }));
      const first = Buffer.from('{"left":3}');
      const envelope = (flags: number, content: Buffer) => Buffer.concat([Buffer.from([flags, 0, 0, 0, content.length]), content]);
      return {
        status: 200,
        headers: { 'Content-Type': 'application/connect+json' },
        body: Buffer.concat([envelope(0, first), envelope(2, end)]),
      };
    }
    case '/nvp':
      return {
        status: 200,
        body: 'TIMESTAMP=2026%2d11%2d21T09%3a00%3a00Z&CORRELATIONID=9d1c6f1b7a3e2&ACK=Failure&VERSION=204&L_ERRORCODE0=10417&L_SHORTMESSAGE0=Transaction%20cannot%20complete&L_LONGMESSAGE0=The%20card%20was%20declined%20by%20its%20bank&L_SEVERITYCODE0=Error',
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
