import { webUrl } from './doc-url';
import { spread } from './generic-json';
import { get, isObject, type Reader, textOf } from './reader';
import { isJoinedCode } from './words';

/**
 * Errors of OAuth 2.0 endpoints: `{ error, error_description, error_uri }` (RFC 6749 section 5.2, RFC 8628 section 3.5).
 * The challenge of a protected resource (RFC 6750, RFC 9470) is read from its header for every answer.
 */
export const oauth: Reader = (input) => {
  const value = input.json?.value;
  if (!isObject(value)) return null;
  const code = textOf(get(value, 'error'));
  const description = textOf(get(value, 'error_description'));
  const uri = webUrl(get(value, 'error_uri'));
  if (code === null || !/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(code) || (description === null && uri === null)) return null;
  // A code of the API's own says more than the few that the standard has.
  const key = ['errorCode', 'error_code'].find((name) => isJoinedCode(textOf(get(value, name)) ?? ''));
  const own = key === undefined ? null : textOf(get(value, key));
  return {
    format: 'oauth',
    code: own === null ? { value: code, at: '/error' } : { value: own, at: `/${key}` },
    ...(description === null ? {} : { message: { value: description, at: '/error_description' } }),
    ...spread('docUrl', uri === null ? null : { value: uri, at: '/error_uri' }),
  };
};
