import { coverSecret } from './cover-secret';
import type { Scope } from './scope';
import { passesLuhn, passesMod97 } from './shapes';
import type { Claimed } from './spans';

/** Addresses of a role, not of a person: worth keeping, for they say where to turn. */
const roles =
  /^(?:support|help|helpdesk|info|security|no-?reply|do-?not-?reply|abuse|postmaster|webmaster|hostmaster|sales|billing|git|hg)$/i;

const email =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}?(?:@|%40|&#64;|&#x40;|\\u0040)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}[\p{L}]{2,24}(?![\p{L}\p{N}])/giu;
/** A local part in quotes (RFC 5322 section 3.4.1). */
const quotedEmail = /"[^"\\@\n]{1,64}"@(?:[a-z\d][a-z\d-]{0,62}\.){1,8}[a-z]{2,24}(?![a-z\d])/gi;

/** E.164 with separators; or national forms that no identifier is written in. */
const phones = [
  /(?<![\w+.-])(?<!\d:)(?:\+|%2B)\d(?:[ ().\u00a0-]{0,2}\d){6,14}(?![\w:]|[.-]\d)/gi,
  /(?<![\w+.:-])00[1-9]\d{0,2}(?=[ .-])(?:[ ().\u00a0-]{0,2}\d){6,14}(?![\w:]|[.-]\d)/g,
  /(?<![\w.+-])\(\d{3}\)[ -]?\d{3}[ .-]\d{4}(?![\w-])/g,
  /(?<![\w.+-])\d{3}[-.]\d{3}[-.]\d{4}(?![\w-]|\.\d)/g,
];

/** National number with groups, only right after a word that announces it. */
const announcedPhone =
  /\b(?:phone|mobile|mobil|cell|tel|telephone|telefon|tlf|téléphone|telefono|fax|whatsapp|sms|msisdn)\b[^\d\n+(]{0,16}([\d(][\d ()./-]{5,24}\d)(?!\w)/gi;

const card = /(?<![\w.+-])(?:\d[ -]?){11,18}\d(?![\w]|[.-]\d)/g;
const ibanStart = /(?<![A-Za-z0-9_-])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{3})/g;

/** ISO 13616 registry: length of an account number by country. */
const ibanLengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22
  GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31
  MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24
  XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const ssn = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g;

const isCard = (digits: string): boolean => {
  const brand =
    (digits.length === 16 && /^(?:4|5[1-5]|2[2-7]|6|35|50)/.test(digits)) ||
    (digits.length === 15 && /^3[47]/.test(digits)) ||
    (digits.length === 14 && /^3[0689]/.test(digits)) ||
    (digits.length === 13 && digits.startsWith('4')) ||
    (digits.length === 19 && /^(?:62|4)/.test(digits)) ||
    (digits.length >= 12 && /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/.test(digits));
  return brand && passesLuhn(digits);
};

/** Same width of separators throughout: `4111 1111 1111 1111`, not a list of numbers. */
const isGrouped = (text: string): boolean => new Set(text.replace(/\d/g, '')).size <= 1;

/** The account number at the beginning of a text: of its country's length, with a right check sum; words may follow it. */
const ibanIn = (text: string): string | null => {
  const length = ibanLengths.get(text.slice(0, 2).toUpperCase());
  if (length === undefined) return null;
  let end = 0;
  for (let seen = 0; end < text.length && seen < length; end++) if (/[A-Za-z0-9]/.test(text.charAt(end))) seen++;
  const found = text.slice(0, end);
  const compact = found.replace(/[ -]/g, '');
  if (!/^(?:\w{4}[ -]?){3,8}\w{0,4}$/.test(found) || (found !== compact && /[a-z]/.test(found))) return null;
  if (compact.length !== length || /^[A-Za-z0-9]/.test(text.slice(end)) || /[a-z]/.test(compact) === /[A-Z]/.test(compact)) return null;
  return passesMod97(compact) ? found : null;
};

/** Digits of a UUID may look like anything; the first thousand of them are spared. */
const uuidsIn = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(/(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi)]
    .slice(0, 1000)
    .map(({ index }) => ({ start: index, end: index + 36 }));

/** Personal data with a checkable form in a text: e-mail, telephone, card and account numbers. */
export const claimPersonal = (scope: Scope, text: string, claims: Claimed): void => {
  const uuids = /-/.test(text) ? uuidsIn(text) : [];
  const claim = (start: number, found: string, kind: string, aliases: readonly string[] = []): void => {
    if (!claims.isFree(start, start + found.length) || uuids.some((uuid) => start < uuid.end && start + found.length > uuid.start)) return;
    for (const alias of aliases) scope.vault.cover(found, kind, { aliases: [alias] });
    claims.add({ start, end: start + found.length, shown: coverSecret(scope, found, kind) });
  };
  if (/@|%40|&#(?:64|x40);|\\u0040/i.test(text)) {
    for (const match of text.matchAll(email)) {
      const [local = ''] = match[0].split(/@|%40|&#64;|&#x40;|\\u0040/i);
      if (!roles.test(local)) claim(match.index, match[0], 'email', [match[0].replace(/%40|&#64;|&#x40;|\\u0040/i, '@')]);
    }
  }
  if (text.includes('"@')) for (const match of text.matchAll(quotedEmail)) claim(match.index, match[0], 'email');
  if (!/\d{2}/.test(text)) return;
  for (const match of text.matchAll(card)) {
    const digits = match[0].replace(/\D/g, '');
    if (isGrouped(match[0]) && isCard(digits)) claim(match.index, match[0], 'card', [digits]);
  }
  for (const match of text.matchAll(ibanStart)) {
    const found = ibanIn(text.slice(match.index, match.index + 60));
    if (found !== null) claim(match.index, found, 'iban', [found.replace(/[ -]/g, '')]);
  }
  for (const shape of phones)
    for (const match of text.matchAll(shape)) claim(match.index, match[0], 'phone', [match[0].replace(/%2B/i, '+')]);
  for (const match of text.matchAll(announcedPhone)) {
    const number = match[1] ?? '';
    const digits = number.replace(/\D/g, '');
    if (digits.length >= 7 && digits.length <= 15) claim(match.index + match[0].length - number.length, number, 'phone');
  }
  for (const match of text.matchAll(ssn)) claim(match.index, match[0], 'id-number');
};
