/** The named character references that error pages use (HTML Living Standard, 13.5); the full list has 2231. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  sect: '§',
  deg: '°',
  times: '×',
  rarr: '→',
  larr: '←',
  euro: '€',
  pound: '£',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  szlig: 'ß',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  Eacute: 'É',
};

const XML_NAMES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

const numeric = (digits: string): string => {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
};

const decode = (text: string, knows: (name: string) => boolean): string => {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(x[0-9a-f]{1,8}|\d{1,8})|([a-z][a-z0-9]{1,31}));/gi, (whole, digits?: string, name?: string) => {
    if (digits !== undefined) return numeric(digits);
    return name !== undefined && knows(name) ? (NAMED[name] ?? whole) : whole;
  });
};

/** Text with HTML character references replaced; unknown ones stay as they are. One pass: nothing is decoded twice. */
export const decodeEntities = (text: string): string => decode(text, (name) => Object.hasOwn(NAMED, name));

/** The five predefined entities and numeric references (XML 1.0, 4.6); anything a DTD might define stays as it is. */
export const decodeXmlEntities = (text: string): string => decode(text, (name) => XML_NAMES.has(name));
