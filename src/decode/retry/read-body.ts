import { parseJson } from '../../http/parse-json';
import type { Exchange } from '../../model';
import { parsedResponse } from '../readers/response-json';

/** Characters of a body beyond which it is not read for times. */
const LONGEST_BODY = 1_000_000;
const LONGEST_TEXT = 65_536;

export interface ReadBody {
  /** Undefined where the body is not JSON. Of JSON that broke off, the members that are surely whole. */
  readonly json: unknown;
  /** The beginning of a body that is not JSON or broke off, '' otherwise. */
  readonly text: string;
}

const NOTHING: ReadBody = { json: undefined, text: '' };

/** JSON that broke off, up to the last comma before a member: the number that stands last in the text may be cut. */
const wholeMembers = (text: string): unknown => {
  let end = text.lastIndexOf(',');
  while (end > 0 && !/^,\s{0,20}"/.test(text.slice(end, end + 22))) end = text.lastIndexOf(',', end - 1);
  return end <= 0 || !/^\s{0,20}\{/.test(text) ? undefined : parseJson(text.slice(0, end))?.value;
};

/** The response body as JSON or else as text; nothing above 1 MB. */
export const readBody = (exchange: Exchange): ReadBody => {
  const { text } = exchange.response.body;
  if (text === null || text.length > LONGEST_BODY) return NOTHING;
  const parsed = parsedResponse(exchange);
  if (parsed?.complete === true && typeof parsed.value === 'object') return { json: parsed.value, text: '' };
  const beginning = text.slice(0, LONGEST_TEXT);
  return { json: parsed === null ? undefined : wholeMembers(beginning), text: beginning };
};
