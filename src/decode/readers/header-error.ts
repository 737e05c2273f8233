import { headerValues, perHeaderName } from '../../http/headers';
import type { HeaderField } from '../../model';
import { type Fact, textOf } from './reader';
import { hasWords, looksLikeCode } from './words';

const fact = (name: string, value: string): Fact => ({ value, at: `header:${name}` });

/** `ThrottlingException:http://internal/…` and `com.example#NotFound`: the name alone (Smithy, AWS JSON protocols). */
export const shortName = (type: string): string => {
  const name = type.split(':', 1)[0] ?? '';
  return name.slice(name.lastIndexOf('#') + 1).trim();
};

const first500 = (headers: readonly HeaderField[]): readonly HeaderField[] => (headers.length > 500 ? headers.slice(0, 500) : headers);

/** What a field's name promises: `named` for a code for sure, `weak` for one that must read like one. */
const promisesCode = perHeaderName((name): 'named' | 'weak' | null => {
  if (/(?:^|[-_])(?:error|exception|fault|failure)[-_]?(?:code|type|reason)$/.test(name)) return 'named';
  return /^(?:x-)?(?:[a-z\d]+-){1,3}(?:error|failure)$|^x-(?:[a-z\d]+[-_]){0,3}error$/.test(name) ? 'weak' : null;
});

const promisesMessage = perHeaderName((name) =>
  /(?:^|[-_])(?:error|exception|fault|failure)[-_]?(?:message|msg|description|desc|details?|text|reason)$/.test(name),
);

/** `917656; Access%20denied`, `120: Wrong key`: a number and a text in one field for both. */
const numbered = (name: string, value: string): { readonly code: string; readonly text: string } | null => {
  const [, code, text] = promisesCode(name) === 'weak' ? (/^\s{0,4}(-?\d{1,10})\s{0,2}[;:,]\s{0,4}(\S.{0,2000})$/.exec(value) ?? []) : [];
  return code === undefined || text === undefined ? null : { code, text: unescaped(text) };
};

const unescaped = (text: string): string => {
  try {
    return /%[\da-f]{2}/i.test(text) && !/\s/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
  } catch {
    return text;
  }
};

/** A code in a field of its own: `X-Error-Code`, `x-amzn-errortype`, `x-…-exception-code`; `x-…-error` where it reads like one. */
export const codeInHeaders = (headers: readonly HeaderField[]): Fact | null => {
  for (const { name, value } of first500(headers)) {
    const promise = promisesCode(name);
    if (promise === null) continue;
    const low = name.toLowerCase();
    const pair = numbered(low, value);
    if (pair !== null) return fact(low, pair.code);
    // `ERR_CONNECT_FAIL 111`: a name with the number of the system's own error.
    const code = /error-?type$/.test(low) ? shortName(value) : value.trim().replace(/^([A-Z][A-Z_]{3,60}) \d{1,5}$/, '$1');
    if (code !== '' && !hasWords(code) && (promise === 'named' ? code.length < 200 : looksLikeCode(code))) return fact(low, code);
  }
  return null;
};

/** A field called an error that holds a sentence. */
const sentence = (name: string, value: string): string | null => {
  const text = /[-_]error$/i.test(name) ? unescaped(value) : '';
  return hasWords(text) ? text : null;
};

/** A text in a field of its own: `X-Error-Message`, `x-amzn-errormessage`. */
export const messageInHeaders = (headers: readonly HeaderField[]): Fact | null => {
  for (const { name, value } of first500(headers)) {
    const text = promisesMessage(name) ? textOf(unescaped(value)) : (numbered(name, value)?.text ?? sentence(name, value));
    if (text !== null) return fact(name.toLowerCase(), text);
  }
  return null;
};

const PARAMETER = /([a-z][a-z_-]{0,40})\s?=\s?(?:"((?:[^"\\]|\\.){0,2000})"|([^\s",;]{1,200}))/gi;

/** `x-…-routing: hibernate-wake-error`: a value of joined words that calls itself an error, in a field of any name; asked last. */
export const errorNamedInHeaders = (headers: readonly HeaderField[]): Fact | null => {
  for (const { name, value } of first500(headers))
    if (/^x-/i.test(name) && /^[a-z]{1,20}(?:[-_][a-z]{1,20}){1,5}[-_](?:error|failure|failed|timeout)$/i.test(value))
      return fact(name.toLowerCase(), value);
  return null;
};

/** The parameters of a challenge or a structured field, names in lower case, quoted texts unescaped. */
export const parametersOf = (value: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [, name, quoted, token] of value.slice(0, 8000).matchAll(PARAMETER)) {
    const key = name?.toLowerCase() ?? '';
    if (!found.has(key)) found.set(key, quoted === undefined ? (token ?? '') : quoted.replace(/\\(.)/g, '$1'));
  }
  return found;
};

export interface Challenge {
  readonly code: Fact | null;
  readonly message: Fact | null;
  readonly docUrl: string | null;
}

/**
 * What the challenge says about the token (RFC 6750 section 3; `insufficient_user_authentication` is RFC 9470).
 * Some servers leave the commas out; the parameters are found all the same.
 */
export const challengeIn = (headers: readonly HeaderField[]): Challenge | null => {
  for (const name of ['www-authenticate', 'proxy-authenticate']) {
    for (const value of headerValues(headers, name)) {
      const parameters = parametersOf(value);
      const code = parameters.get('error') ?? '';
      const message = parameters.get('error_description') ?? '';
      if (code === '' && message === '') continue;
      return {
        code: code === '' || hasWords(code) ? null : fact(name, code),
        message: message === '' ? null : fact(name, message),
        docUrl: parameters.get('error_uri') ?? null,
      };
    }
  }
  return null;
};

/** The error that an intermediary reports of itself (Proxy-Status, RFC 9209 section 2.1.1), with its details. */
export const proxyStatusIn = (headers: readonly HeaderField[]): Pick<Challenge, 'code' | 'message'> | null => {
  for (const value of headerValues(headers, 'proxy-status')) {
    const parameters = parametersOf(value);
    const code = parameters.get('error');
    const details = parameters.get('details');
    if (code !== undefined && code !== '')
      return { code: fact('proxy-status', code), message: details === undefined || details === '' ? null : fact('proxy-status', details) };
  }
  return null;
};

/** Inside a 2xx two fields, one for the code of an error and one for its text, tell that there is one. */
export const pairInHeaders = (headers: readonly HeaderField[]): { readonly code: Fact; readonly message: Fact } | null => {
  if (!headers.some(({ name }) => promisesCode(name) === 'named')) return null;
  const code = codeInHeaders(headers);
  const message = code === null || /^(?:0+|ok|none|null|success|false)$/i.test(code.value) ? null : messageInHeaders(headers);
  return code === null || message === null || code.at === message.at ? null : { code, message };
};
