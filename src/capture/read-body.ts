import { bytesOf, utf8 } from '../http/base64';
import type { Body, Exchange } from '../model';

/** The content that `getContent` gave, or that a file holds; undefined where it was not asked for. */
export interface Content {
  readonly text: string | null;
  readonly base64: boolean;
}

/** Firefox reads no more of a body than this (devtools.netmonitor.responseBodyLimit) and pads the rest of the text with NUL. */
const firefoxLimit = 1_048_576;

interface About {
  readonly mimeType: string;
  readonly size: number | null;
  readonly browser: Exchange['browser'];
}

const withoutBom = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** Text, unless it holds what only binary content does: such bytes are kept as they came. */
const asText = (base64: string): string | null => {
  const bytes = bytesOf(base64);
  const text = bytes === null ? null : utf8(bytes);
  return text === null || text.slice(0, 4096).includes('\0') ? null : withoutBom(text);
};

/**
 * A response body out of what `getContent` or a file gave: base64 is decoded where it holds text, a BOM is dropped,
 * the NUL padding that Firefox puts behind its limit is cut and the rest marked as truncated.
 */
export const readBody = (content: Content | undefined, { mimeType, size, browser }: About): Body => {
  const none = { text: null, base64: null, mimeType, size, truncated: false };
  if (!content) return { ...none, missing: 'not-read' };
  if (content.text === null) return { ...none, missing: size === 0 ? 'empty' : 'unavailable' };
  if (content.text === '') return { ...none, missing: size !== null && size > 0 ? 'unavailable' : 'empty' };
  const padded = browser !== 'chromium' && content.text.length >= firefoxLimit;
  if (content.base64) {
    const raw = padded ? content.text.replace(/A{4,}=*$/, '') : content.text;
    const truncated = raw.length < content.text.length;
    const text = asText(raw.slice(0, raw.length - (raw.length % 4)));
    if (text !== null) return { text, base64: null, mimeType, size, truncated, missing: text === '' ? 'empty' : null };
    return { text: null, base64: raw, mimeType, size, truncated, missing: null };
  }
  const nul = padded ? content.text.indexOf('\0') : -1;
  const text = withoutBom(nul >= 0 ? content.text.slice(0, nul) : content.text);
  return { text, base64: null, mimeType, size, truncated: nul >= 0, missing: text === '' ? 'empty' : null };
};
