import { get, isList, isObject, keysAmong, ranksOf, scalarOf, textOf } from './readers/reader';

/** Words by which an answer says that all is well, in English and in the languages of many APIs. */
export const GOOD =
  /^(?:ok|okay|success(?:ful(?:ly)?)?|succeeded|done|completed?|no errors?|none|created|accepted|zero_results|correct[oa]|[ée]xito|r[ée]ussi|erfolg|gut|bien|va bene)[.!]?$|success|成功|正常|성공|(?<!\b(?:sin|nicht|sans|não|nao|non|pas|nie|niet|ikke|inte|без|не) )(?:[ée]xitos|con [ée]xito|succ[èe]s\b|sucesso|erfolgreich|geslaagd|gelukt|sukces|pomyślnie|ba[şs]arı(?!s[ıi]z)|успешн|correctamente|correttamente|avec succès|framgång|úspěšně|onnistui)/i;

/** Codes by which an RPC over 200 says that all is well. */
export const isGoodCode = (code: string): boolean =>
  /^0+$|^1$|^2\d\d$|^20000$|^10000$|^[A-Z]?0{3,}$|^[A-Z]{1,10}[-_]?0{2,}$/.test(code) || GOOD.test(code);

const BAD =
  /invalid|illegal|expired|denied|fail|error|missing|exceed|unable|\bnot\b|cannot|n't\b|unauthori|forbidden|insufficient|unsupported|reject|timed? ?out|offline|unknown|incorrect|wrong|required|already exists?|unavailable|maintenance|too many|declined/i;
/** The same in the languages of many APIs. */
const BAD_ABROAD =
  /未|失败|失敗|错误|無効|无效|过期|不存在|不足|异常|不正|エラー|ません|않|없|오류|실패|ошибк|невер|не (?:найден|удалось)|запрещ|недоступ|истек|превыш|inválid|incorreto|incorrecto|rejei|rechaz|caducad|denegad|no (?:existe|encontr|autoriz|válid|permit)|não (?:existe|encontr|autoriz|permit)|ungültig|unbekannt|fehler|falsch|abgelehnt|abgelaufen|nicht (?:gefunden|bekannt|erlaubt|berechtigt|verfügbar|vorhanden)|échec|invalide|introuvable|refusé|expiré|insuffisant|insuficient|inconnu|interdit|non (?:trouvé|valid|autoris|autorizz|trovat|esist)|scadut|errat[oa]\b|rifiutat|nieprawid|błęd|wygas|odmow|nie (?:znalezion|istnieje)|ongeldig|onbekend|verlopen|niet (?:gevonden|toegestaan)|geçersiz|bulunamad|yetkisiz|ogiltig|hittades inte|saknas|ugyldig|ikke (?:fundet|funnet|tillad)|neplatn/i;

const isBad = (text: string): boolean => BAD.test(text) || BAD_ABROAD.test(text);

/** `No errors found`, `El IBAN no presenta errores`, `Ошибок не найдено`: the words of a failure that there was not. */
const NO_ERRORS =
  /\b(?:no|not any|without|zero|0|sin|sem|non|aucune?|sans|nessuna?|senza|keine?|ohne|geen|zonder|brak|bez|inga|ingen|utan|uden|uten|nenhum)\b (?:[\p{L}]{1,12} ){0,2}(?:errors?|issues|failures|err(?:ores|os|ori|eurs?)|errore|erro|fehler|fouten|błęd(?:ów|u)|fel|fejl|feil)(?: (?:was|were|found|detected|occurred|reported))*(?![\p{L}])|(?:ошибок|ошибки) (?:не|нет)(?: [\p{L}]{1,12})?|没有错误|无错误|エラーは?(?:ありません|なし)|오류(?:가)? 없/giu;

/** True for a text that tells of something that went wrong. */
export const saysBad = (text: string): boolean => isBad(text) && isBad(text.replace(NO_ERRORS, ''));

const texts = [
  'message',
  'msg',
  'errmsg',
  'errMsg',
  'err_msg',
  'error_msg',
  'errorMsg',
  'error_message',
  'errorMessage',
  'error_description',
  'err_description',
  'errDescription',
  'err_desc',
  'description',
  'detail',
  'ret_msg',
  'retMsg',
  'resultMsg',
  'resultMessage',
  'response_message',
  'status_msg',
  'descripcion',
  'mensaje',
  'mensagem',
  'status_message',
  'reason',
  'Reason',
  'Message',
  'error_string',
  'error_text',
  'msg_string',
  'err',
  'error',
];
const TEXT_RANKS = ranksOf(texts);

/** The text that an answer gives, under the names that APIs use. */
export const messageOf = (root: unknown): string | null => {
  if (!isObject(root)) return null;
  for (const key of keysAmong(root, TEXT_RANKS)) {
    const text = textOf(root[key]);
    if (text !== null) return text;
  }
  return null;
};

/** `error` that tells of an error: a text, or an object with a text or a code other than nought, and not "success". */
export const isError = (value: unknown): boolean => {
  const text = textOf(value);
  if (text !== null) return !GOOD.test(text) && text !== '0';
  if (!isObject(value)) return false;
  const code = scalarOf(
    get(value, 'code') ??
      get(value, 'Code') ??
      get(value, 'type') ??
      get(value, 'status') ??
      get(value, 'errorCode') ??
      get(value, 'error_code') ??
      get(value, 'error_cd') ??
      get(value, 'number'),
  );
  // A text is one of an error where a number or name of it stands beside: elsewhere it may be anything's.
  const message = messageOf(value) ?? textOf(get(value, 'title')) ?? (code === null ? null : textOf(get(value, 'text')));
  if (message !== null && GOOD.test(message)) return false;
  if (code !== null && (/^0+$|^2\d\d$/.test(code) || GOOD.test(code))) return false;
  return message !== null || code !== null || Object.values(value).some((inner) => isObject(inner) && isError(inner));
};

/** A list in which every item tells of an error. */
export const isErrorList = (value: unknown): boolean =>
  isList(value) &&
  value.length > 0 &&
  value.slice(0, 50).every((one) => isError(one) || (isList(one) && textOf(one[0]) !== null && textOf(one[1]) !== null));

/** The value of a flag that says that it did not go well, however it is spelt. */
export const saysNo = (value: unknown): boolean =>
  value === false || value === 0 || value === 'false' || value === 'False' || value === 'N' || value === 'no' || value === '0';
