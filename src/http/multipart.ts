import { parameter } from './media-type';

/** One part of a multipart body (RFC 7578). `size` counts characters of the text it was cut from. */
export interface Part {
  readonly name: string | null;
  readonly filename: string | null;
  /** Content-Type of the part, '' where none is stated. */
  readonly type: string;
  readonly size: number;
  /** The text of a plain field; null for files and for long parts. */
  readonly value: string | null;
}

const longestField = 65_536;

const headerLine = (head: string, name: string): string => {
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return '';
};

/** RFC 5987 `filename*=UTF-8''a%20b` wins over `filename`. */
const filenameOf = (disposition: string): string | null => {
  const extended = parameter(disposition, 'filename*');
  const plain = parameter(disposition, 'filename');
  if (extended === null) return plain;
  try {
    return decodeURIComponent(extended.replace(/^[^']*'[^']*'/, ''));
  } catch {
    return plain ?? extended;
  }
};

const partOf = (section: string): Part => {
  const gap = /\r?\n\r?\n/.exec(section.slice(0, 8192));
  const head = gap === null ? section.slice(0, 8192) : section.slice(0, gap.index);
  const content = gap === null ? '' : section.slice(gap.index + gap[0].length);
  const disposition = headerLine(head, 'content-disposition');
  const filename = filenameOf(disposition);
  return {
    name: parameter(disposition, 'name'),
    filename,
    type: headerLine(head, 'content-type'),
    size: content.length,
    value: filename === null && content.length <= longestField ? content : null,
  };
};

/** The boundary that a body really uses: its first line without the two dashes; null where it does not begin like multipart. */
export const boundaryIn = (text: string): string | null => {
  const first = /^(?:\r?\n)?--([^\r\n]{1,200})\r?\n/.exec(text.slice(0, 300));
  return first?.[1] === undefined ? null : first[1].trimEnd();
};

/** The parts of a multipart body, at most `most`; null where the boundary does not occur in it. Linear. */
export const parseMultipart = (text: string, boundary: string, most = 200): Part[] | null => {
  const mark = `--${boundary}`;
  let at = text.startsWith(mark) ? 0 : text.indexOf(`\n${mark}`);
  if (boundary === '' || at < 0) return null;
  if (at > 0) at += 1;
  const parts: Part[] = [];
  while (parts.length < most) {
    const begin = at + mark.length;
    if (text.startsWith('--', begin)) break;
    const next = text.indexOf(`\n${mark}`, begin);
    const end = next < 0 ? text.length : next;
    parts.push(
      partOf(
        text
          .slice(begin, end)
          .replace(/^[ \t]*\r?\n/, '')
          .replace(/\r$/, ''),
      ),
    );
    if (next < 0) break;
    at = next + 1;
  }
  return parts;
};
