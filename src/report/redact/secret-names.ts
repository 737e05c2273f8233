import { foreignKind } from './foreign-names';
import { wordsOf } from './name-words';

/** How surely a name marks its value: always, unless it reads like a word, or only where the value looks generated. */
export type Strength = 'always' | 'opaque' | 'random';

export interface NameClass {
  readonly kind: string;
  readonly strength: Strength;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Last words that make a name tell *about* a credential: `token_type`, `password_policy`, `auth_url`. */
const about = set(`policy required requirement requirements type types kind expires expiry expired expiration expire exp ttl in at on
  length len count counts limit limits min max minimum maximum field fields name names label url urls uri uris endpoint endpoints path
  status error errors valid invalid validity age scope scopes format formats alg algorithm method methods strength version changed updated
  created issued enabled disabled missing present mode modes rule rules usage budget remaining used total quota cost index position offset
  size bytes rate bucket provider issuer audience location header headers param parameter parameters description message reason title help
  docs documentation placeholder attempts retries history rotation rotated flow support supported input duration lifetime level strategy
  schemes scheme challenge rounds details verified confirmed configured set exists allowed forbidden needed hash_algorithm window
  ms millis milliseconds seconds secs minutes mins hours days weeks months years use time times timestamp date
  hasher hashers hashing encoder encoders validator validators
  identifier class classes backend store engine manager source ref reference arn
  exception failure filter handler factory builder interceptor middleware controller listener parser resolver generator
  scanning scanner detection protection sharing address addresses symbol decimals contract supply standard`);

const counters = set('max min num number total prompt completion input output cached reasoning remaining used limit count average avg');

const paging = set(
  'page next prev previous continuation cursor sync pagination scroll start last resume delta skip nav list result results',
);

const notKeys =
  set(`idempotency cache i18n partition sort primary foreign routing object message translation group dedup dedupe deduplication
  surrogate row hash range json public publishable field config feature project issue lookup s3 map index unique duplicate shard error label event
  tag locale text registry ssh-public widget column record storage-class parent item entry property attribute natural composite websocket
  dictionary search hot short job queue topic document correlation request trace kms site monkey turkey`);

const safeKeys =
  set(`api access secret private client app application consumer subscription auth encryption signing sign master license licence
  account shared server service admin administrator user developer write read deploy functions function product activation recovery wallet security
  session root host rest integration partner merchant tenant vendor webhook hmac aes rsa ssh pgp gpg jwt crypto ingest ingestion insert
  license sas sdk team org organization organisation workspace`);

const codeWords =
  set(`auth authorization authorisation verification mfa otp sms totp 2fa twofactor factor backup recovery security access device user
  unlock oob action signin signup register registration link passwordless challenge exchange pairing invite invitation activation confirmation reset time login pin tan verify magic`);

const linkWords = set(
  'magic magiclink invite invitation activation activate confirm confirmation verify verification reset unsubscribe unlock share',
);

const password = /passw(?:or)?d|passphrase|passcode/;

const has = (words: readonly string[], ...any: string[]): boolean => any.some((word) => words.includes(word));

const always = (kind: string): NameClass => ({ kind, strength: 'always' });
const opaque = (kind: string): NameClass => ({ kind, strength: 'opaque' });
const random = (kind: string): NameClass => ({ kind, strength: 'random' });

const ofKey = (words: readonly string[]): NameClass | null => {
  const before = words.at(-2) ?? '';
  if (notKeys.has(before)) return null;
  if (words.some((word) => safeKeys.has(word)) || /^x\d?$/.test(words[0] ?? '')) {
    return always(has(words, 'private', 'ssh', 'rsa', 'pgp', 'gpg') ? 'private-key' : 'api-key');
  }
  return random('api-key');
};

const ofToken = (words: readonly string[]): NameClass | null => {
  const others = words.map((word) => word.replace(/tokens?$/, '')).filter((word) => word !== '');
  if (others.length > 0 && others.every((word) => paging.has(word))) return null;
  if (words.includes('tokens') || others.some((word) => counters.has(word))) return random('token');
  return always('token');
};

const ofCode = (words: readonly string[]): NameClass | null => {
  if (has(words, 'verifier')) return always('code');
  if (!has([words.at(-1) ?? ''], 'code', 'codes')) return null;
  if (words.length === 1) return words[0] === 'code' ? random('code') : null;
  if (has(words, 'status', 'error', 'country', 'currency', 'language', 'response', 'result', 'reason', 'exit', 'zip', 'postal'))
    return null;
  return words.slice(0, -1).some((word) => codeWords.has(word)) ? always('code') : null;
};

const ofWords = (words: readonly string[]): NameClass | null => {
  const flat = words.join('');
  const last = words.at(-1) ?? '';
  if (about.has(last) || words[0] === 'has' || words[0] === 'is' || words[0] === 'existing') return null;
  // `token_type_hint` names a kind of token; a password hint gives the password away.
  if (last === 'hint' && !password.test(flat)) return null;
  if ((words.at(-2) === 'key' && last === 'data') || /privatekey(?:pem|der|jwk|base64|b64|string|value|content)$/.test(flat))
    return always('private-key');
  if (/(?:security|secret)answers?$/.test(flat)) return always('password');
  // The name of an assembly carries the end of its public key's hash.
  if (flat === 'publickeytoken') return null;
  // `StringToSign` is what a signature was made over.
  if (/tosign$/.test(flat)) return null;
  if (has(words, 'mnemonic') || /seedphrase|recoveryphrase/.test(flat)) return always('secret');
  if (/csrf|xsrf|requestverification|authenticitytoken/.test(flat)) return always('csrf-token');
  if (password.test(flat) || has(words, 'pwd', 'pw', 'psw', 'psk', 'bindpw', 'rootpw', 'requirepass', 'masterauth', 'pword', 'passwds'))
    return always('password');
  const foreign = foreignKind(words);
  if (foreign !== null) return always(foreign);
  if (last === 'pass' && words.length <= 3) return opaque('password');
  if (words.some((word) => /^secrets?$|secret$|^secretkey|^secretaccess/.test(word))) return always('secret');
  if (/sess(?:ion)?id$|^(?:j|asp|php|asp ?net)sess|sessionkey|sessiontoken/.test(flat) || /^cftoken$/.test(flat)) return always('session');
  if (/accesskeyid$|accesskey$|apikeyid$/.test(flat)) return always('access-key');
  if (/apikey$|apitoken$|apisecret$/.test(flat)) return always('api-key');
  if (/(?:key|token|cred|credential|auth|sign|signature)id$|^kid$/.test(flat)) return null;
  if (words.some((word) => /^tokens?$|token$/.test(word))) return ofToken(words);
  if (words.some((word) => /^creds?$|^credentials?$/.test(word))) return always('credentials');
  if (has(words, 'jwt', 'jws', 'jwe', 'bearer') || /^saml(?:response|request|assertion|art)$/.test(flat)) return always('token');
  if (has(words, 'assertion')) return opaque('token');
  if (has(words, 'signature', 'sig', 'hmac') && !has(words, 'signatures', 'valid')) return always('signature');
  if (has(words, 'sign', 'signed')) return words.length > 1 ? opaque('signature') : random('signature');
  if (has(words, 'cvv', 'cvc', 'csc', 'cvv2', 'cvc2', 'cav2')) return always('card-code');
  if (has(words, 'otp', 'totp', 'pin', 'tan', 'mfa', 'pincode') && (words.length <= 3 || /^t?otp$/.test(last))) return opaque('code');
  if (has(words, 'code', 'codes', 'verifier')) return ofCode(words);
  if (last === 'cookie' || last === 'cookies') return always('cookie');
  if (/(?:password|key)hash|saltedhash/.test(flat) || (last === 'salt' && words.length <= 2)) return opaque('secret');
  if (last === 'key' || last === 'keys' || /[a-z]key$/.test(last))
    return ofKey(/^keys?$/.test(last) ? words : [...words, last.replace(/key$/, ''), 'key']);
  if (/^(?:o?auth2?|tempauth|authori[sz]ation|authentication)$/.test(last)) return opaque('credentials');
  if (/^(?:sso|session|sess|sid|principal|keystore|pfx|pkcs12)$/.test(last) || flat === 'sessionstate' || /^[a-z]{1,6}sid$/.test(last))
    return opaque('session');
  if (/^c?nonce$|^state$/.test(last)) return random('token');
  // A sign-in's ticket is generated; a service desk's is a number with a word or two before it.
  if (last === 'ticket') return random('session');
  // What links of one use carry, and keys that some APIs call an id.
  if (words.length <= 2 && linkWords.has(last)) return random('link-token');
  if (flat === 'appid') return random('api-key');
  return null;
};

const known = new Map<string, NameClass | null>();

/** What a header, query, form, JSON, XML or variable name says of its value; null where it says nothing. */
export const classifySecretName = (name: string): NameClass | null => {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const result = ofWords(wordsOf(name));
  if (known.size > 5000) known.clear();
  known.set(name, result);
  return result;
};
