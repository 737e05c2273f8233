import { essence, parameter } from '../../http/media-type';
import { boundaryIn, type Part, parseMultipart } from '../../http/multipart';
import { parseJson } from '../../http/parse-json';
import { asFormat, genericJson } from './generic-json';
import { googleRpc } from './google-rpc';
import type { Reader } from './reader';

const LONGEST = 262_144;

interface Answer {
  readonly status: number;
  readonly body: string;
}

const answerIn = ({ value }: Part): Answer | null => {
  const text = value?.trimStart() ?? '';
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(text)?.[1];
  const gap = /\r?\n\r?\n/.exec(text.slice(0, 8192));
  return status === undefined ? null : { status: Number(status), body: gap === null ? '' : text.slice(gap.index + gap[0].length).trim() };
};

/** The answers within; those of a change set of OData stand one level deeper. */
const answersIn = (parts: readonly Part[], depth = 0): Answer[] =>
  parts.flatMap((part) => {
    if (essence(part.type) === 'multipart/mixed' && depth === 0)
      return answersIn(parseMultipart(part.value ?? '', parameter(part.type, 'boundary') ?? '') ?? [], 1);
    const answer = essence(part.type) === 'application/http' ? answerIn(part) : null;
    return answer === null ? [] : [answer];
  });

/**
 * A batch whose parts are answers of HTTP (`multipart/mixed` of `application/http`: OData 4.01 Protocol, 11.7; Google API Client,
 * "Batching requests") and of which every one failed: the first is read.
 */
export const httpParts: Reader = (input) => {
  const { mimeType } = input.exchange.response.body;
  if (essence(mimeType) !== 'multipart/mixed' || input.text.length > LONGEST) return null;
  const boundary = parameter(mimeType, 'boundary') ?? boundaryIn(input.text) ?? '';
  const answers = answersIn(parseMultipart(input.text, boundary) ?? []);
  const first = answers[0];
  if (first === undefined || !answers.every(({ status }) => status >= 400)) return null;
  const json = parseJson(first.body);
  const own = { ...input, json, text: first.body, status: first.status };
  const read = json === null ? null : (googleRpc(own) ?? genericJson(own));
  const text = first.body.slice(0, 500).trim();
  return {
    ...(read === null ? { message: text === '' || text.startsWith('<') ? null : { value: text, at: 'text' } } : asFormat(read, '')),
    format: 'batch',
    partial: false,
    innerStatus: first.status,
  };
};
