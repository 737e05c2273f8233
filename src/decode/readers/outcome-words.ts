/** By one of these, alone, an answer says that the call ended badly: in English, and in the languages that APIs write besides. */
const BAD =
  /^(?:error|err|fail|failed|failure|ko|nok|ng|not[ _-]?ok|fehler|fehlerhaft|fehlgeschlagen|erreur|[ée]chec|[ée]chou[ée]|errore|fallit[ao]|erro|falha|fallo|fallid[ao]|fracaso|fout|mislukt|b[łl][ąa]d|niepowodzenie|hata|ba[şs]ar[ıi]s[ıi]z|ошибка|неудача|помилка|chyba|ne[úu]sp[ěe]ch|fel|misslyckades|fejl|feil|mislykkedes|virhe|gagal|hiba|失败|失敗|错误|錯誤|エラー|异常|오류|실패)[.!]?$/i;

export const isBadOutcomeWord = (text: string): boolean => text.length <= 20 && BAD.test(text);
