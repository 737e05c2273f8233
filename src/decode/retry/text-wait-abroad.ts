/** The words by which one language asks to wait; all in lower case, as parts of regular expressions. */
interface Language {
  /** Asks to come again, or to wait. */
  readonly asks: string;
  /** Those of them that ask to wait: the number may stand right behind. */
  readonly waits: string;
  /** Stands between that and the number, beside up to sixty other characters. */
  readonly after: string;
  /** Seconds, minutes, hours and days. */
  readonly units: readonly [string, string, string, string];
  /** Where the number comes first ("nach 30 Sekunden erneut versuchen"): what stands before it. */
  readonly before?: string;
}

const languages: readonly Language[] = [
  {
    asks: 'versuch(?:en?|e? es|t)?|probier(?:en?|t)?|wart(?:en?|et)|wiederhol(?:en?|t)|erneut|nochmals?',
    waits: 'warten sie|wart(?:en?|et)',
    after: 'in|nach|mindestens|noch|etwa|ca\\.?|frühestens in',
    units: ['sekunden?|sek\\.?', 'minuten?|min\\.?', 'stunden?|std\\.?', 'tage?n?'],
    before: 'in|nach',
  },
  {
    asks: 'réessay(?:er|ez)|r[ée]-?essayez|attend(?:re|ez)|patient(?:er|ez)|recommence[rz]|nouvelle tentative',
    waits: 'attend(?:re|ez)|patient(?:er|ez)',
    after: 'dans|après|pendant|environ|au moins|encore|de',
    units: ['secondes?|sec', 'minutes?|min', 'heures?', 'jours?'],
    before: 'dans|après',
  },
  {
    asks: 'int[eé]nt(?:e|a|elo|alo|ar|arlo)|reint[eé]nt(?:e|a|elo|ar)|esper(?:e|a|ar)|vuelv(?:a|e) a|prueb[ea]|aguard[ea]',
    waits: 'esper(?:e|a|ar)|aguard[ea]',
    after: 'en|dentro de|después de|al menos|durante|otros|unos',
    units: ['segundos?|seg', 'minutos?|min', 'horas?', 'días?'],
    before: 'en|dentro de|después de',
  },
  {
    asks: 'tent(?:e|ar)|aguard(?:e|ar)|esper(?:e|ar)',
    waits: 'aguard(?:e|ar)|esper(?:e|ar)',
    after: 'em|daqui a|dentro de|após|por|pelo menos|mais|cerca de',
    units: ['segundos?|seg', 'minutos?|min', 'horas?', 'dias?'],
    before: 'em|daqui a|dentro de|após',
  },
  {
    asks: 'riprov(?:a|are|i)|ritent(?:a|are|i)|attend(?:i|ere|a)|aspett(?:a|are|i)',
    waits: 'attend(?:i|ere|a)|aspett(?:a|are|i)',
    after: 'tra|fra|dopo|per|almeno|altri|circa',
    units: ['second[oi]|sec', 'minut[oi]|min', 'or[ae]', 'giorn[oi]'],
    before: 'tra|fra|dopo',
  },
  {
    asks: 'probeer|wacht|opnieuw',
    waits: 'wacht',
    after: 'over|na|nog|minstens|ongeveer|minimaal',
    units: ['second(?:en|e)|sec', 'minuten|minuut|min', 'u(?:ur|ren)', 'dag(?:en)?'],
    before: 'over|na',
  },
  {
    asks: 'spróbuj(?:cie)?|poczekaj(?:cie)?|odczekaj|zaczekaj|ponów|ponownie',
    waits: 'poczekaj(?:cie)?|odczekaj|zaczekaj',
    after: 'za|po|jeszcze|co najmniej|około',
    units: ['sekund[aęy]?|sek\\.?', 'minut[aęy]?|min\\.?', 'godzin[aęy]?|godz\\.?', 'dzień|dni'],
    before: 'za|po',
  },
  {
    asks: 'försök|vänta|prøv|vent|yritä|odota',
    waits: 'vänta|vent|odota',
    after: 'om|efter|i|minst|mindst',
    units: ['sekund(?:er|in)?|sek', 'minut(?:er|in)?|min', 'tim(?:mar|er|e|me)|tunnin', 'dag(?:ar|e)?|päivän'],
    before: 'om|efter',
  },
  {
    asks: 'повтор(?:ите|ить)|попроб(?:уйте|овать)|подожд(?:ите|ать)|зачека(?:йте|ти)|спробуйте|повтор[іи]ть',
    waits: 'подожд(?:ите|ать)|зачека(?:йте|ти)',
    after: 'через|после|ещё|еще|не менее|за|після',
    units: ['сек(?:унд[аыуи]?)?\\.?', 'мин(?:ут[аыу]?)?\\.?|хв(?:илин[аиу]?)?\\.?', 'час(?:а|ов)?|годин[аиу]?', 'д(?:ень|ня|ней|н[ія]в?)'],
    before: 'через|после|після',
  },
];

const scales = [1, 60, 3600, 86_400] as const;

const seconds = (groups: readonly (string | undefined)[], number: string | undefined): number | null => {
  const unit = groups.findIndex((group) => group !== undefined);
  return number === undefined || unit < 0 ? null : Number(number) * (scales[unit] ?? 1);
};

const NUMBER = String.raw`(\d{1,6}(?:[.,]\d{1,3})?)`;

/** Words of no sentence's own: letters end a word whatever the alphabet. */
const word = (pattern: string): string => String.raw`(?<![\p{L}\d])(?:${pattern})(?!\p{L})`;

const unitsOf = (units: readonly string[]): string => `(?:${units.map((unit) => `(${unit})`).join('|')})(?!\\p{L})`;

const forward = languages.map(
  ({ asks, after, units }) =>
    new RegExp(String.raw`${word(asks)}[^.!?\d\n]{0,60}?(?<!\p{L})(?:${after}) (?:[^.!?\d\n]{1,12} )?${NUMBER} ?${unitsOf(units)}`, 'iu'),
);

const direct = languages.map(({ waits, units }) => new RegExp(`${word(waits)} ${NUMBER} ?${unitsOf(units)}`, 'iu'));

/** The number first: "in 30 Sekunden erneut". What asks must follow at once, in the same clause. */
const backward = languages.map(
  ({ asks, before, units }) =>
    new RegExp(String.raw`${word(before ?? '(?!)')} ${NUMBER} ?${unitsOf(units)}[^.!?,;:\d\n]{0,30}?${word(asks)}`, 'iu'),
);

/** Turkish and the languages without spaces put the number first, and what asks last. */
const compact: readonly RegExp[] = [
  /(\d{1,6}) ?(?:(saniye)|(dakika)|(saat)|(gün)) (?:sonra|bekle|içinde tekrar)/iu,
  /(\d{1,6}) ?(?:(秒)|(分)|(時間)|(日))間?(?:後|以上|ほど|程度|経過後|待|お待ち)[^。\d\n]{0,12}(?:再|もう一度|試|待|ください|お願い)/u,
  /(?:请|請|等|稍|过|過|于|於|在|后再|後再)[^。，,\d\n]{0,6}(\d{1,6}) ?(?:(秒)|(分)|(小时|小時)|(天))(?:钟|鐘)?(?:之?[后後])?(?:再|重|后|後|$|[。，,！!])/u,
  /(\d{1,6}) ?(?:(秒)|(分)|(小时|小時)|(天))(?:钟|鐘)?之?[后後][^。，,\d\n]{0,6}(?:再|重试|重試|重新)/u,
  /(\d{1,6}) ?(?:(초)|(분)|(시간)|(일)) ?(?:후|뒤|이후|동안)[^.\d\n]{0,12}(?:다시|재시도|시도|기다|대기)/u,
];

/** One look that tells whether any of these languages may ask for something: most texts are in English. */
const MAY_ASK = new RegExp(
  `${languages.map(({ asks }) => asks).join('|')}|saniye|dakika|saat|gün|[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]`,
  'iu',
);

/**
 * The wait that a sentence in another language than English asks for ("Bitte versuchen Sie es in 30 Sekunden erneut"), in seconds, with
 * the words that say so; null without one. Each asks to come again or to wait: how long something took is none.
 */
export const waitInOtherLanguages = (text: string): { readonly seconds: number; readonly raw: string } | null => {
  if (!MAY_ASK.test(text)) return null;
  for (const patterns of [forward, direct, backward, compact])
    for (const pattern of patterns) {
      const found = pattern.exec(text);
      const [raw, number, ...units] = found ?? [];
      const value = seconds(units, number?.replace(',', '.'));
      if (raw !== undefined && value !== null) return { seconds: value, raw };
    }
  return null;
};
