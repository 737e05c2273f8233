import { headerValues } from '../../http/headers';
import { isHtml } from '../../http/media-type';
import { ofLatest } from '../../http/of-latest';
import type { Citation } from '../../model';
import type { CheckContext } from './check';
import { ownWords } from './own-words';
import { quoted } from './words';

/** What the answer says in words. */
export interface Said {
  /** Code, message, field errors and challenges in lower case, for looking up words; a short body where no message was found. Without what it repeats of the request. */
  readonly text: string;
  /** The sentence to quote, null where the answer has none. */
  readonly sentence: string | null;
  readonly citation: Citation;
}

const longestBody = 2048;

const read = ({ exchange, reading }: CheckContext): Said => {
  const { code, message, fieldErrors, foundAt } = reading.error;
  const challenges = headerValues(exchange.response.headers, 'www-authenticate');
  const body = message === null ? (exchange.response.body.text ?? '') : '';
  const short = body.length <= longestBody && !isHtml(exchange.response.body.mimeType) ? body : '';
  const fields = fieldErrors.slice(0, 50).map(({ field, message: text }) => `${field} ${text}`);
  const description = /error_description="([^"]{1,500})"/.exec(challenges.join('\n'))?.[1];
  const sentence = message ?? description ?? code;
  return {
    text: ownWords(exchange, [code ?? '', message ?? '', ...fields, ...challenges, short].join('\n').slice(0, 20_000)).toLowerCase(),
    sentence,
    citation:
      message === null && description !== undefined
        ? { part: 'response-header', at: 'WWW-Authenticate' }
        : { part: 'response-body', at: foundAt.message ?? foundAt.code ?? null },
  };
};

/** The answer's own words. */
export const said = ofLatest(read);

/** `The answer says: “…”`. */
export const quoteOf = (words: Said): string =>
  words.sentence === null ? 'The answer says so' : `The answer says: ${quoted(words.sentence)}`;
