import type { Exchange } from '../model';
import { ofLatest } from './of-latest';
import { requestContent } from './request-content';

/** A credential as it was sent. `value` is a secret: it never leaves the engine but as a fingerprint. */
export interface SentCredential {
  readonly in: 'header' | 'query' | 'cookie' | 'body';
  readonly name: string;
  /** `Bearer`, `Basic`… as spelt; null where the bare value is sent. */
  readonly scheme: string | null;
  /** Without the scheme. */
  readonly value: string;
}

const keyLike =
  /(?:^|[-_.])(?:api-?_?key|apikey|access-?_?key|access-?_?token|auth-?_?token|token|secret|session-?_?(?:key|token)|auth|authorization|jwt|key|sig|signature|password|passwd|credentials?)$/i;
const notCredential =
  /csrf|xsrf|idempotency|requestverification|^sec-|^access-control-|^content-|^if-|page-?_?token|continuation|next-?_?token|sync-?_?token|cursor|public-?key$|sort-?key|partition-?key|cache-?key|foreign-?key|primary-?key|device-?_?token|push-?_?token|max-?_?token/i;
const queryNames =
  /^(?:key|token|auth|sig|signature|jwt|sid|secret|code_verifier)$|api[-_]?key|access[-_]?(?:key|token)|auth[-_]?token|client[-_]?secret|x-amz-(?:signature|credential)|x-goog-(?:signature|credential)/i;
/** Names that often mean something else: only a long value is a credential. */
const vague = /^(?:key|token|auth|sid|secret)$/i;
const bodyNames =
  /^(?:password|passwd|pass|pwd|pin|otp|client_secret|client_assertion|refresh_token|access_token|id_token|api_?key|secret|token|code|assertion|credentials?)$/i;

const judgedNames = new Map<string, boolean>();

/** True for a header, query or body name under which a credential usually travels. The same few names come again and again. */
export const isCredentialName = (name: string): boolean => {
  const known = judgedNames.get(name);
  if (known !== undefined) return known;
  const judged = keyLike.test(name) && !notCredential.test(name);
  if (judgedNames.size < 2000 && name.length < 100) judgedNames.set(name, judged);
  return judged;
};

const knownSchemes = /^(?:AWS4-HMAC-SHA256|AWS4-ECDSA-P256-SHA256|OAuth2|ApiKey-v1)$/i;

/** A header value cut into its scheme and the rest: `Bearer abc` (RFC 9110 section 11.4). Only plain words are schemes, so none holds a secret. */
export const splitScheme = (value: string): { scheme: string | null; value: string } => {
  const match = /^\s*([A-Za-z][A-Za-z0-9-]{1,25})[ \t]+(?=\S)/.exec(value.slice(0, 300));
  const scheme = match?.[1] ?? '';
  if (match === null || !(/^[A-Za-z-]{2,20}$/.test(scheme) || knownSchemes.test(scheme))) return { scheme: null, value };
  return { scheme, value: value.slice(match[0].length) };
};

const schemeAlone = /^(?:bearer|basic|digest|token|apikey|negotiate)$/i;

const ofHeader = (name: string, value: string): SentCredential | null => {
  const lower = name.toLowerCase();
  if (lower !== 'authorization' && lower !== 'proxy-authorization' && !isCredentialName(lower)) return null;
  if (lower === 'proxy-authorization' || value === '') return null;
  if (schemeAlone.test(value.trim())) return { in: 'header', name, scheme: value.trim(), value: '' };
  return { in: 'header', name, ...splitScheme(value) };
};

const queryOf = (url: string): Iterable<[string, string]> => {
  const mark = url.indexOf('?');
  return mark < 0 ? [] : new URLSearchParams(url.slice(mark + 1).split('#', 1)[0] ?? '');
};

const topLevel = (request: Exchange['request']): [string, string][] => {
  const { json, fields } = requestContent(request);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fields.map(({ name, value }) => [name, value]);
  const texts: [string, string][] = [];
  for (const [name, value] of Object.entries(json)) if (typeof value === 'string') texts.push([name, value]);
  return texts;
};

const read = (request: Exchange['request']): SentCredential[] => {
  const sent: SentCredential[] = [];
  for (const { name, value } of request.headers.slice(0, 500)) {
    if (name.toLowerCase() === 'cookie' && value !== '') sent.push({ in: 'cookie', name: 'Cookie', scheme: null, value });
    const found = ofHeader(name, value);
    if (found !== null && !name.startsWith(':')) sent.push(found);
  }
  for (const [name, value] of queryOf(request.url)) {
    if (queryNames.test(name) && !notCredential.test(name) && (!vague.test(name) || value.length >= 12))
      sent.push({ in: 'query', name, scheme: null, value });
  }
  const userinfo = request.url.includes('@') ? /^[a-z]+:\/\/([^/?#@]+)@/i.exec(request.url.slice(0, 1000)) : null;
  if (userinfo?.[1] !== undefined) sent.push({ in: 'header', name: 'Authorization', scheme: 'Basic', value: userinfo[1] });
  for (const [name, value] of topLevel(request)) if (bodyNames.test(name)) sent.push({ in: 'body', name, scheme: null, value });
  return sent.slice(0, 50);
};

/** Every credential of a request, wherever it stands: headers that carry keys, cookies, query, user info of the URL, body of a login. */
export const sentCredentials: (request: Exchange['request']) => readonly SentCredential[] = ofLatest(read);
