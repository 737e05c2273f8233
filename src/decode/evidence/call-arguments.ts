import { requestContent } from '../../http/request-content';
import { type Check, no, unknown, yes } from './check';
import { quoteOf, said } from './said';
import { counted } from './words';

/** How servers count the arguments of a call: geth from nought, others how many they want and got. */
const missingAt = /missing value for required argument (\d{1,3})/;
const wantedCount =
  /(?:expected|requires?|needs?|takes|want(?:ed|s)?)(?: exactly| at least)? (\d{1,3}) (?:positional )?(?:arguments?|parameters?|params?|args)\b/;
const tooMany = /too many (?:arguments|parameters|params)[^\n]{0,40}?(?:want|expected|at most) (?:at most )?(\d{1,3})/;

/** Does a call of JSON-RPC carry fewer or more arguments in its list than the answer wants (JSON-RPC 2.0 section 4.2)? */
export const argumentsMissing: Check = (context) => {
  const { json } = requestContent(context.exchange.request);
  const params = typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>).params : undefined;
  if (!Array.isArray(params)) return unknown();
  const words = said(context);
  const cited = { part: 'request-body', at: '/params' } as const;
  const has = `params holds ${counted(params.length, 'argument')}`;
  const missing = missingAt.exec(words.text)?.[1];
  if (missing !== undefined && params.length <= Number(missing))
    return yes(`${has}; number ${missing}, counted from 0, is missing`, cited, words.citation);
  const wanted = wantedCount.exec(words.text)?.[1] ?? tooMany.exec(words.text)?.[1];
  if (wanted !== undefined && params.length !== Number(wanted)) return yes(`${has}. ${quoteOf(words)}`, cited, words.citation);
  return wanted === undefined && missing === undefined ? unknown() : no(has, cited);
};
