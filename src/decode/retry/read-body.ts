import { parseJson } from '../../http/parse-json';
import type { Exchange } from '../../model';

/** Characters of a body beyond which it is not read for times. */
const LONGEST_BODY = 1_000_000;
const LONGEST_TEXT = 65_536;

export interface ReadBody {
  /** Undefined where the body is not JSON. */
  readonly json: unknown;
  /** The beginning of a body that is not JSON, '' otherwise. */
  readonly text: string;
}

const NOTHING: ReadBody = { json: undefined, text: '' };

/** The response body as JSON or else as text; nothing above 1 MB. JSON that broke off is text: its last number may be cut. */
export const readBody = (exchange: Exchange): ReadBody => {
  const text = exchange.response.body.text;
  if (text === null || text.length > LONGEST_BODY) return NOTHING;
  const parsed = parseJson(text);
  if (parsed?.complete === true && typeof parsed.value === 'object') return { json: parsed.value, text: '' };
  return { json: undefined, text: text.slice(0, LONGEST_TEXT) };
};
