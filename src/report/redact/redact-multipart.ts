import { redactBodyText } from './redact-body';
import { coverNamed } from './redact-pairs';
import { redactPlain } from './redact-plain';
import { judgeName, type Scope } from './scope';

const nameShape = /name\*?="([^"]{0,300})"|name=([^\s;"]{1,300})/i;

const partType = /^content-type:\s{0,5}([^\r\n]{1,300})/im;

const redactPart = (scope: Scope, part: string): string => {
  const gap = /\r?\n\r?\n/.exec(part.slice(0, 8192));
  if (gap === null) return redactPlain(scope, part);
  const head = part.slice(0, gap.index);
  const start = gap.index + gap[0].length;
  const tail = /\r?\n$/.exec(part)?.[0] ?? '';
  const value = part.slice(start, part.length - tail.length);
  const named = nameShape.exec(head);
  const isFile = /filename\*?=/i.test(head);
  const verdict = isFile ? null : judgeName(scope, named?.[1] ?? named?.[2] ?? '');
  const shown =
    (verdict === null ? null : coverNamed(scope, verdict, value)) ?? redactBodyText(scope, value, partType.exec(head)?.[1] ?? '');
  return `${redactPlain(scope, head)}${gap[0]}${shown}${tail}`;
};

/** `multipart/*` in place (RFC 7578): each part by its name, files as the text they are. A boundary stands at the beginning of a line. */
export const redactMultipart = (scope: Scope, text: string, boundary: string): string => {
  const mark = `--${boundary}`;
  const out: string[] = [];
  let from = 0;
  for (let at = text.startsWith(mark) ? 0 : text.indexOf(`\n${mark}`); at >= 0; at = text.indexOf(`\n${mark}`, from)) {
    const start = text.startsWith(mark, at) ? at : at + 1;
    out.push(redactPart(scope, text.slice(from, start)), mark);
    from = start + mark.length;
  }
  out.push(redactPart(scope, text.slice(from)));
  return out.join('');
};
