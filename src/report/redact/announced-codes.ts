import { coverSecret } from './cover-secret';
import type { Scope } from './scope';
import type { Claimed } from './spans';

/** A code of one use as messages write it: digits, in two groups or after a letter and a dash. */
const digits = String.raw`(?:[A-Z]{1,2}-)?\d{3,4}[ -]?\d{1,4}`;
/** What makes a code one that lets somebody in. */
const kinds = `verification|security|one[- ]?time|log[- ]?in|sign[- ]?in|sign[- ]?up|authenti[cs]ation|authori[sz]ation|access|confirmation|activation|recovery|pairing|backup|otp|2fa|mfa|sms|two[- ]?factor|pin|bekreftelses|engangs|bestätigungs|sicherheits|anmelde|verifizierungs|einmal|verificación|seguridad|vérification|sécurité|verificatie|verifierings|bekräftelse|vahvistus|verifica|verificação|sicurezza|segurança|accesso|acceso|acesso|connexion`;
const nouns = `code|pin|otp|passcode|password|passwort|kode|kod|koodi|kennwort|código|codigo|codice`;

/** `482913 is your Acme verification code`, `G-482913 is your code` */
const before = new RegExp(
  String.raw`(?<![\w.,:/+-])(${digits}) (?:is|er|ist|är|es|est|è) (?:your|din|ditt|dein|ihr|tu|su|votre|ton|il tuo) (?:[^\s.!?]{1,30} ){0,4}?[\wäéó-]{0,20}(?:${nouns})(?!\p{L})`,
  'giu',
);
/** `verification code: 482913`, `your login code is 482 913`, `código de verificación es 482913` */
const after = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${kinds})[ -]?(?:${nouns})|(?:${nouns}) (?:de|d'|di) ?(?:${kinds})|otp|passcode)(?: \([^()]{1,20}\))?(?: (?:for|to|für|til|para|pour) [^\s.!?:]{1,30}(?: [^\s.!?:]{1,30}){0,2})?(?: is| er| ist| lautet| är| es| est| è)?:?(?: is:)?[ \n]{1,2}\**(${digits})(?![\w/]|[.,:-]\d)`,
  'giu',
);
/** `Your Acme code is 4829`: codes of errors, countries and shops are others. */
const yours =
  /(?<!\p{L})(?:your|din|dein|ihr|votre|su|tu) (?:(?!error|status|exit|country|postal|post|zip|area|dial\w*|response|result|discount|promo\w*|voucher|coupon|gift|order|product|tracking|booking|reference|referral|store|branch|sort|tax|hs|iata|icd|currency|language|http)[\p{L}\d&'’.-]{1,20} ){0,3}?(?:code|kode|kod|código) (?:is|er|ist|lautet|är|es|est):? \**((?:[A-Z]{1,2}-)?\d{3,4}[ -]?\d{1,4})(?![\w/]|[.,:-]\d)/giu;

/** `Use 482913 to verify your account`, `enter code 482 913 to log in` */
const toUse = new RegExp(
  String.raw`(?<!\p{L})(?:use|enter|type|bruk|oppgi|utilisez|usa) (?:the |this )?(?:(?:${nouns}) )?\**(${digits})\** (?:(?:to|for å|pour|para) (?:verify|log ?in|log ?on|sign ?in|sign ?up|confirm|complete|authenticate|continue|finish|reset|access|unlock|logge|bekrefte|confirmer|vous|iniciar)|(?:as|for) (?:your|the) (?:[^\s.!?]{1,30} ){0,3}?(?:${nouns}|login|verification))`,
  'giu',
);
/** Languages in which the word for it is one that nothing else is called. */
const abroad =
  /(?:验证码|驗證碼|校验码|动态密码|確認コード|認証コード|ワンタイムパスワード|인증 ?번호|код (?:подтверждения|доступа|авторизации|входа)|ваш код|رمز التحقق|doğrulama kodu\p{L}{0,5}|kod weryfikacyjny|ověřovací kód)[^\d\n]{0,6}(\d{4,8})(?!\d)/giu;

/** Codes of one use in the text of a message that carries them: a short message, a mail. */
export const claimCodes = (scope: Scope, text: string, claims: Claimed): void => {
  if (!/\d{3}/.test(text)) return;
  const claim = (start: number, code: string): void => {
    if (claims.isFree(start, start + code.length)) claims.add({ start, end: start + code.length, shown: coverSecret(scope, code, 'code') });
  };
  if (/cod[eigo]|k[oó]d|pin|otp|pass|login|verif|\b(?:use|enter)\b/i.test(text)) {
    for (const match of text.matchAll(before)) claim(match.index, match[1] ?? '');
    for (const shape of [after, yours])
      for (const match of text.matchAll(shape)) claim(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '');
    for (const match of text.matchAll(toUse)) claim(match.index + match[0].indexOf(match[1] ?? ''), match[1] ?? '');
  }
  if (/[^ -~\s]/.test(text) || text.includes('kod'))
    for (const match of text.matchAll(abroad)) claim(match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '');
};
