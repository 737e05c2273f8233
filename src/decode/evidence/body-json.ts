import { jsonSyntaxError } from '../../http/json-position';
import { isMasked } from '../../http/masked';
import { isJson } from '../../http/media-type';
import { contentType, requestContent } from '../../http/request-content';
import { type Check, no, unknown, yes } from './check';
import { said } from './said';

const writes = ['POST', 'PUT', 'PATCH'];

const aboutBody = /json|body|payload|pars|content|empty|syntax|input|eof|deserializ|required|missing|invalid|bad request|malformed/;

/** Text that is JSON again, an object or a list: whoever reads the body finds a string there. */
const isStringified = (json: unknown): boolean => {
  if (typeof json !== 'string' || !/^\s*[[{]/.test(json.slice(0, 100))) return false;
  try {
    return typeof JSON.parse(json) === 'object';
  } catch {
    return false;
  }
};

/** Is the body a JSON text within a JSON string, as when JSON.stringify was called twice? */
export const jsonStringifiedTwice: Check = ({ exchange }) => {
  const { kind, json } = requestContent(exchange.request);
  const cited = { part: 'request-body', at: null } as const;
  if (kind !== 'json') return unknown();
  return isStringified(json)
    ? yes('The body is one JSON string that holds JSON text: it was stringified twice', cited)
    : no('The body was stringified once', cited);
};

/** Is the body that was sent no JSON, though it should be? Says where it stops being JSON. */
export const jsonMalformed: Check = (context) => {
  const { request } = context.exchange;
  const { kind } = requestContent(request);
  const type = contentType(request);
  const declared = isJson(type) && !type.includes('json5');
  if (kind === 'unknown') return unknown('The whole body that was sent is not recorded');
  if (kind === 'json') return no('The body that was sent is valid JSON', { part: 'request-body', at: null });
  if (kind === 'none') {
    const empty = declared && writes.includes(request.method.toUpperCase()) && !request.provisional;
    if (!empty) return no('No body was sent');
    const cited = { part: 'request-header', at: 'Content-Type' } as const;
    const told = 'Content-Type says JSON, but the body is empty';
    // Some calls take no body, and fail for another reason: that the body is missing must be what the answer speaks of, or nothing else.
    const { text, sentence } = said(context);
    return sentence === null || aboutBody.test(text) ? yes(told, cited) : unknown(told, cited);
  }
  if (!declared && kind !== 'broken-json') return unknown();
  if (!declared && type !== '' && !type.startsWith('text/plain')) return unknown();
  const text = request.body.text ?? '';
  const error = jsonSyntaxError(text);
  if (error === null) return unknown();
  // A cleaner that works on the text, `{"token": [REDACTED]}`, leaves something that nobody sent.
  if (isMasked(text.slice(Math.max(0, error.offset - 60), error.offset + 60)))
    return unknown('The recorded body is masked where it stops being JSON');
  const culprit = error.culprit === null ? '' : ` (it stands at line ${error.culprit.line}, column ${error.culprit.column})`;
  return yes(`The body that was sent stops being JSON at line ${error.line}, column ${error.column}: ${error.reason}${culprit}`, {
    part: 'request-body',
    at: null,
    range: { start: Math.max(0, Math.min(error.offset, text.length - 1)), end: Math.min(error.offset + 1, text.length) },
  });
};
