import type { CallFrame, Exchange, HeaderField } from '../../model';
import { redactBody } from './redact-body';
import { redactHeaderValue } from './redact-header';
import { redactFreeText, redactPlain } from './redact-plain';
import { redactUrl } from './redact-url';
import type { Scope } from './scope';

const redactHeaders = (scope: Scope, headers: readonly HeaderField[]): HeaderField[] =>
  headers.map(({ name, value }) => ({
    name: name.length > 24 ? redactFreeText(scope, name) : name,
    value: redactHeaderValue(scope, name, value),
  }));

const redactFrame = (scope: Scope, frame: CallFrame): CallFrame => ({ ...frame, url: redactUrl(scope, frame.url) });

const orNull = (text: string | null, change: (text: string) => string): string | null => (text === null ? null : change(text));

/** A redacted copy of an exchange. Where one part cannot be gone through, that part is emptied, never passed on. */
export const redactExchange = (scope: Scope, exchange: Exchange, depth = 0): Exchange => {
  const asked: Scope = { ...scope, side: 'request' };
  const answered: Scope = { ...scope, side: 'response' };
  const url = (text: string): string => redactUrl(asked, text);
  const { request, response, initiator } = exchange;
  return {
    ...exchange,
    request: {
      ...request,
      method: redactFreeText(asked, request.method),
      url: url(request.url),
      headers: redactHeaders(asked, request.headers),
      body: redactBody(asked, request.body),
    },
    response: {
      ...response,
      statusText: redactPlain(answered, response.statusText),
      headers: redactHeaders(answered, response.headers),
      body: redactBody(answered, response.body),
      redirectUrl: redactUrl(answered, response.redirectUrl),
    },
    networkError: orNull(exchange.networkError, (text) => redactFreeText(answered, text)),
    pageUrl: orNull(exchange.pageUrl, url),
    initiator:
      initiator === null
        ? null
        : {
            ...initiator,
            url: orNull(initiator.url, url),
            frames: initiator.frames.slice(0, 50).map((frame) => redactFrame(asked, frame)),
          },
    preflight: exchange.preflight === null || depth > 0 ? null : redactExchange(scope, exchange.preflight, depth + 1),
  };
};
