import { get, isList, type Reader, textOf } from './reader';

/** A method call that failed (RFC 8620 section 3.6.2): `["error", { type, description }, "c1"]` among the responses, always with a 200. */
export const jmap: Reader = ({ json }) => {
  const responses = get(json?.value, 'methodResponses');
  if (!isList(responses)) return null;
  const index = responses.slice(0, 500).findIndex((one) => isList(one) && one[0] === 'error');
  const type = index < 0 ? null : textOf(get(responses, index, 1, 'type'));
  if (type === null) return null;
  const description = textOf(get(responses, index, 1, 'description'));
  const at = `/methodResponses/${index}/1`;
  return {
    format: 'jmap',
    code: { value: type, at: `${at}/type` },
    message: description === null ? null : { value: description, at: `${at}/description` },
    partial: responses.some((one) => isList(one) && one[0] !== 'error'),
  };
};
