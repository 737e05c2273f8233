import { isJson } from '../../http/media-type';
import { contentType, requestContent } from '../../http/request-content';
import { type Check, no, unknown, yes } from './check';
import { namedFields } from './named-fields';
import { quoteOf, said } from './said';
import { sentValue } from './sent-value';

const absent = /missing|required|not (?:provided|present|found|specified)|is empty|invalid_request|unsupported_grant_type/;
const asksForForm = /form[ _-]?(?:param|data|url|field|encod|body)|urlencoded|url-encoded/;

/**
 * Was JSON sent where the server reads a form: does it miss a parameter that the JSON holds, and speak of forms or of OAuth, whose token
 * requests are forms (RFC 6749 section 4)?
 */
export const formExpected: Check = (context) => {
  const { exchange, reading } = context;
  const type = contentType(exchange.request);
  const { kind } = requestContent(exchange.request);
  const cited = { part: 'request-header', at: 'Content-Type' } as const;
  if (kind === 'form') return no('The body was sent as a form', cited);
  if (kind !== 'json' || !isJson(type)) return unknown();
  const words = said(context);
  if (reading.format !== 'oauth' && !words.text.includes('form')) return unknown();
  if (!absent.test(words.text)) return unknown();
  const named = namedFields(context)
    .map(({ field }) => sentValue(exchange, field))
    .find((sent) => sent?.exact === true && sent.citation.part === 'request-body');
  if (asksForForm.test(words.text) && named !== undefined && named !== null)
    return yes(`${named.place.slice(1)} was sent, but in JSON. ${quoteOf(words)}`, cited, named.citation, words.citation);
  if (reading.format !== 'oauth' || named === undefined || named === null) return unknown();
  return yes(
    `The answer misses ${named.place.slice(1)}, which was sent, but in JSON: token requests are read as forms`,
    cited,
    named.citation,
  );
};
