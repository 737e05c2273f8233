import { hasWords, isUuid } from './words';

/** The last segment of the problem type: what the people of that API call it. The RFC that defines a status is no type. */
export const typeCode = (type: string | null): string | null => {
  if (
    type === null ||
    type === 'about:blank' ||
    /^https?:\/\/(?:tools\.ietf\.org|datatracker\.ietf\.org|www\.rfc-editor\.org|www\.w3\.org|httpstatuses\.\w+|httpstatus\.\w+|developer\.mozilla\.org)\//i.test(
      type,
    )
  )
    return null;
  const plain = type.split(/[?#]/, 1)[0] ?? '';
  const fragment = type.split('#')[1] ?? '';
  const segment =
    plain
      .split(/[/:]/)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  // A page for all problems with an anchor for each.
  const isNumbered = /^\d{2,8}$/.test(fragment);
  const last = isNumbered || (fragment !== '' && /errors?|problems?|docs?|index|\.html?$/i.test(segment)) ? fragment : segment;
  const code = decodeSafely(last);
  return code === '' || /^\d{3}$/.test(code) || isUuid(code) || hasWords(code) ? null : code;
};

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
