import type { Api, Timing } from '../answer';
import { fixedWindow } from '../fixed-window';

const errorPage = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n</body>\r\n</html>\r\n`;
const gatewayErrors: Readonly<Record<string, readonly [number, string]>> = {
  '/502': [502, '502 Bad Gateway'],
  '/503': [503, '503 Service Temporarily Unavailable'],
  '/504': [504, '504 Gateway Time-out'],
};

/** A proxy whose upstream is down: it writes the pages itself. */
export const gatewayApi: Api = (call) => {
  const [status, title] = gatewayErrors[call.path] ?? [404, '404 Not Found'];
  return { status, headers: { Server: 'nginx/1.24.0', 'Content-Type': 'text/html' }, body: errorPage(title) };
};

const perWindow = 5;

/** The API under test of the document on connection errors: what can go wrong between the first byte and the last. */
export function stagingApi(timing: Timing): Api {
  const take = fixedWindow(timing.windowSeconds);
  return (call) => {
    switch (call.path) {
      case '/health':
        return { status: 200, body: { status: 'ok' } };
      case '/limited': {
        const taken = take('target', perWindow, call.now);
        if (taken.allowed) return { status: 200, body: { items: [] } };
        return { status: 429, headers: { 'Retry-After': `${taken.resetSeconds}` }, body: 'Too Many Requests' };
      }
      case '/loop':
        return { status: 302, headers: { Location: '/loop/again' } };
      case '/loop/again':
        return { status: 302, headers: { Location: '/loop' } };
      case '/silent':
        return { status: 0, connection: () => {} }; // the request hangs until somebody gives up
      case '/dropped':
        return { status: 0, connection: (response) => response.socket?.destroy() };
      case '/reset':
        return { status: 0, connection: (response) => response.socket?.resetAndDestroy() };
      case '/truncated':
        return {
          status: 0,
          connection: (response) => {
            const origin = call.headers.origin ?? '*';
            response.writeHead(500, {
              'Content-Type': 'application/json',
              'Content-Length': '4096',
              'Access-Control-Allow-Origin': origin,
            });
            response.write('{"error":{"code":"EXPORT_FAILED","message":"The export stopped half');
            setTimeout(() => response.socket?.destroy(), 100);
          },
        };
      case '/garbled':
        return {
          status: 500,
          headers: { 'Content-Encoding': 'gzip' },
          body: { error: { code: 'ENCODING', message: 'This is not gzip.' } },
        };
      default:
        return { status: 404, body: { error: { code: 'NOT_FOUND', message: 'No such route.' } } };
    }
  };
}
