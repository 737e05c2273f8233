import { requestContent } from '../http/request-content';
import type { Exchange } from '../model';

/** What was sent, as a tree that JSON Pointers reach into: JSON, or the fields of a form. Undefined where it cannot be told. */
export const requestFields = ({ request }: Exchange): unknown => {
  const { kind, json, fields, parts } = requestContent(request);
  if (kind === 'json') return json;
  if (kind === 'none') return {};
  if (kind !== 'form' && kind !== 'multipart') return undefined;
  const files = parts.flatMap(({ name, filename }) => (name !== null && filename !== null ? [{ name, value: filename }] : []));
  return Object.fromEntries([...fields, ...files].map(({ name, value }) => [name, value]));
};
