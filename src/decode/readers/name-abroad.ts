import { perName } from '../../http/per-name';

/** Words of which APIs in other languages than English make the names of their members, without marks and in lower case. */
const ERROR =
  'fehler|erreurs?|errore|errori|erros?|errores|fouten|fout|bledow|bledu|hatasi|hata|oshibk[ai]|chyby|chyba|fel|fejl|feil|virhe|hiba|galat|kesalahan|fallos?|falhas?|anomalie|ошибк[аи]|помилк[аи]|错误|錯誤|エラー|오류';
const CODE = 'code|kode|kodu|kod|kood|koodi|codigo|codice|cod|nummer|numero|numer|nr|код|代码|代碼|码|碼|コード|코드';
const TEXT =
  'text|texte|texto|testo|tekst|tresc|message|messages|messaggio|mensaje|mensagem|msg|meldung|melding|meddelande|besked|mesaji?|pesan|zprava|viesti|uzenet|komunikat|beschreibung|beskrivelse|beskrivning|descripcion|descricao|descrizione|descr|desc|libelle|omschrijving|opis|popis|aciklama(?:si)?|detalle|detalhe|dettaglio|motif|motivo|сообщение|текст|описание|信息|消息|メッセージ|메시지';
const RESULT =
  'resultats?|resultado|risultato|ergebnis|esito|wynik|resultaat|sonuc|vysledek|tulos|hasil|retour|retorno|ritorno|результат|结果|結果|결과';
const ANSWER = 'antwort|reponse|respuesta|resposta|risposta|antwoord|odpowiedz|odpoved|cevap|yanit|svar|vastaus|valasz|ответ';
const OF = '(?:d[aeiou]|des|del|van|der)?';
const NOUN = `(?:${RESULT}|${ANSWER})`;
/** The number of a result or an answer is its place in a list. */
const CODE_OF_RESULT = 'code|kode|kodu|kod|codigo|codice|cod|код|代码|代碼|コード|코드';

/** The same without the words that English has too: only one half of a compound may be of these. */
const abroad = (words: string): string => words.replace(/\b(?:code|cod|nr|text|messages?|msg|descr?)\|/g, '');

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/** Each with what it is in English. Those that mean something else in another language (`blad`, `fallo`) count only in compounds. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [whole(`(?:${ERROR})s?${OF}(?:${CODE})|(?:${CODE})${OF}(?:${ERROR})|(?:${abroad(CODE)})${OF}error`), 'errorCode'],
  [whole(`(?:${ERROR})s?${OF}(?:${TEXT})|(?:${TEXT})${OF}(?:${ERROR})|(?:${abroad(TEXT)})${OF}error`), 'errorMessage'],
  [whole(`${NOUN}s?${OF}(?:${CODE_OF_RESULT})|(?:${CODE_OF_RESULT})${OF}${NOUN}`), 'resultCode'],
  [whole(`${NOUN}s?${OF}(?:${TEXT})|(?:${TEXT})${OF}${NOUN}`), 'resultMessage'],
  [whole('fehler|erreur|errore|erro|fout|fejl|feil|virhe|chyba|hata|ошибка|помилка|错误|錯誤|エラー|오류'), 'error'],
  [whole('erreurs|errori|erros|errores|fouten|hatalar|chyby|bledy|ошибки|помилки'), 'errors'],
  [
    whole(
      'mensaje|mensagem|messaggio|meldung|melding|meddelande|besked|mesaj|pesan|zprava|viesti|uzenet|komunikat|libelle|сообщение|повідомлення|消息|メッセージ|메시지',
    ),
    'message',
  ],
  [
    whole('descripcion|descricao|descrizione|beschreibung|omschrijving|beskrivning|beskrivelse|opis|popis|aciklama|описание'),
    'description',
  ],
  [whole('codigo|codice|kod|kode|код|代码|代碼|コード|코드'), 'code'],
  [whole(RESULT), 'result'],
  [whole(ANSWER), 'response'],
  [whole('statut|estatus|estado|stato|situacao|durum|статус|状态|狀態|ステータス|상태'), 'status'],
  [
    whole(
      'erfolg|erfolgreich|succes|exito|exitoso|sucesso|successo|sukces|basarili|basari|sukses|uspech|onnistui|siker|успех|успешно|成功|성공',
    ),
    'success',
  ],
  [
    whole(
      'fecha|fechahora|datum|dateheure|horodatage|zeitstempel|zeitpunkt|datahora|dataora|tidspunkt|tidsstempel|czas|tarih|zaman|дата|время',
    ),
    'timestamp',
  ],
];

const FOLDED: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', ß: 'ss', æ: 'ae' };

/** In lower case without joints and the marks on letters: `código_Error`, `CodigoError`. Kana and Cyrillic keep theirs. */
const folded = (key: string): string => {
  const name = key.toLowerCase().replace(/[_\-. ]/g, '');
  if (!/[\u00c0-\u024f]/.test(name)) return name;
  return name.replace(/[\u00c0-\u024f]/g, (letter) => FOLDED[letter] ?? letter.normalize('NFD').charAt(0));
};

/** What a member is called in English that another language names; null for any other. `codeErreur` → `errorCode`, `meldung` → `message`. */
export const nameInEnglish = perName((key): string | null => {
  if (key.length > 40) return null;
  const name = folded(key);
  return MEANINGS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
});
