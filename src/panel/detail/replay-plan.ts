import { header } from '../../http/headers';
import { isMultipart } from '../../http/media-type';
import type { Exchange } from '../../model';

export interface ReplayPlan {
  /** Why it must be asked for once more; null where repeating is harmless. */
  readonly confirm: string | null;
  /** What the repeated request cannot have in common with the original. */
  readonly notes: readonly string[];
}

const IDEMPOTENCY_KEYS = ['idempotency-key', 'x-idempotency-key', 'x-request-idempotency-key'];

/** Headers that no page may set (Fetch standard, forbidden request-headers), as far as an API would notice. */
const FORBIDDEN = ['cookie', 'origin', 'referer', 'host', 'date', 'via', 'te', 'trailer', 'dnt'];

const originOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).origin : null);

/** What to say before a request is repeated in the page. */
export const replayPlan = ({ request, pageUrl }: Exchange): ReplayPlan => {
  const method = request.method.toUpperCase();
  const notes: string[] = [];
  const key = IDEMPOTENCY_KEYS.find((name) => header(request.headers, name) !== null);
  const safe = ['GET', 'HEAD'].includes(method);
  const confirm = safe ? null : `${method} may change something twice: an order, a payment, a message.`;
  if (!safe && key) notes.push(`Its ${key} header is kept, so an API that honours it acts only once.`);
  // Before the first navigation the page is known only by what the request says of it.
  const page = originOf(header(request.headers, 'origin') ?? header(request.headers, 'referer') ?? pageUrl);
  if (page !== null && originOf(request.url) !== page) {
    notes.push('It goes to another origin, so the API must allow the page to read the answer (CORS).');
  }
  const forbidden = FORBIDDEN.filter(
    (name) => name !== 'host' && name !== 'origin' && name !== 'referer' && header(request.headers, name) !== null,
  );
  if (forbidden.length > 0) notes.push(`A page cannot set ${forbidden.join(', ')}: the browser fills in its own.`);
  if (isMultipart(header(request.headers, 'content-type') ?? request.body.mimeType))
    notes.push('Uploaded files are not in the record and cannot be sent again.');
  if (request.body.text === null && (request.body.size ?? 0) > 0) notes.push('The body that was sent is not known, so it goes without.');
  return { confirm, notes };
};
