import { header } from '../http/headers';
import type { Exchange } from '../model';

/** The origin of an address; null for what is none. An opaque one is the text `null`. */
export const originOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).origin : null);

/** Where a request was sent from, as far as it tells: before the first navigation nothing else says which page is looked at. */
export const pageOriginOf = ({ request, pageUrl }: Exchange): string | null =>
  originOf(header(request.headers, 'origin') ?? header(request.headers, 'referer') ?? pageUrl);
