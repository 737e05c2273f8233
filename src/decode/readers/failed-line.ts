import { essence } from '../../http/media-type';
import type { Reader } from './reader';

const LONGEST = 400;

/** `ERROR 120 :: WRONG KEY`, `ERROR|invalid_key|No such key`, `Error: bad token`: the word, a code it may have, and a text. */
const LINE = /^(?:ERROR|Error|ERR)(?:[ :|#]{0,2}(-?\d{1,6}|[A-Z][A-Z\d]*(?:_[A-Z\d]+)+))?\s{0,3}(?:::|[:|,;-])\s{0,3}(\S.{0,300})$/;

/** A path that leads to a file or to records: there a line that begins so is what was asked for. */
const ASKS_FOR_TEXT = /\.(?:txt|log|md|csv|out)(?:[?#]|$)|\/(?:logs?|raw|console|output|events?)(?:[/?#]|$)/i;

/** A success whose whole body is one line that begins with the word for its failure (query interfaces that answer in text or CSV). */
export const failedLine: Reader = ({ text, exchange }) => {
  if (text.length > LONGEST || !/^[\s\uFEFF]{0,8}ERR/i.test(text)) return null;
  const line = text.replace(/^\uFEFF/, '').trim();
  const [, code, message] = LINE.exec(line) ?? [];
  if (message === undefined || /[\r\n]/.test(line) || ASKS_FOR_TEXT.test(exchange.request.url)) return null;
  if (!/^(?:text\/(?:plain|html|csv)|application\/(?:json|csv|octet-stream))?$/.test(essence(exchange.response.body.mimeType))) return null;
  return {
    format: 'text',
    code: code === undefined ? null : { value: code, at: 'text' },
    message: { value: message, at: 'text' },
    fieldErrors: null,
  };
};
