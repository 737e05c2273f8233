import { header } from '../../http/headers';
import { isMultipart } from '../../http/media-type';
import type { Exchange } from '../../model';
import { originOf, pageOriginOf } from '../../session/page-origin';

export interface ReplayPlan {
  /** Why it must be asked for once more; null where repeating is harmless. */
  readonly confirm: string | null;
  /** What the repeated request cannot have in common with the original, in a few words beside the button; null where it has all. */
  readonly brief: string | null;
  /** The same with reasons, and what is kept: one sentence each. */
  readonly notes: readonly string[];
}

const IDEMPOTENCY_KEYS = ['idempotency-key', 'x-idempotency-key', 'x-request-idempotency-key'];

/** Headers that no page may set (Fetch standard, forbidden request-headers), as far as an API would notice. */
const FORBIDDEN = ['cookie', 'date', 'via', 'te', 'trailer', 'dnt'];

const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** What sending it twice may do (RFC 9110 sections 9.2 and 9.3). */
const reasons: Readonly<Record<string, string>> = {
  PUT: 'PUT writes again, over what may have changed since.',
  DELETE: 'DELETE removes again, perhaps what was made since.',
  OPTIONS: 'OPTIONS is the preflight alone: the request that it asks for does not follow.',
};

/** What of a message cannot be sent again: briefly, and why. */
const unrepeatable = ({ request }: Exchange): (readonly [string, string])[] => {
  const { body, headers } = request;
  const forbidden = FORBIDDEN.filter((name) => header(headers, name) !== null);
  const names = `the ${forbidden.join(' and ')} header${forbidden.length === 1 ? '' : 's'}`;
  const holdsFiles =
    isMultipart(header(headers, 'content-type') ?? body.mimeType) && (body.text === null || body.text.includes('filename'));
  return [
    ...(forbidden.length > 0 ? [[names, `A page cannot set ${forbidden.join(', ')}: the browser fills in its own.`] as const] : []),
    ...(holdsFiles ? [['uploaded files', 'Uploaded files are not in the record and cannot be sent again.'] as const] : []),
    ...(body.text === null && (body.size ?? 0) > 0
      ? [['the body', 'The body that was sent is not known, so it goes without.'] as const]
      : []),
    ...(body.text !== null && body.truncated ? [['all of the body', 'Only the beginning of the body is known.'] as const] : []),
  ];
};

/** What to say before a request is repeated in the page, whose address is known once it has navigated. */
export const replayPlan = (exchange: Exchange, pageUrl: string | null): ReplayPlan => {
  const { request } = exchange;
  const method = request.method.toUpperCase();
  const key = IDEMPOTENCY_KEYS.find((name) => header(request.headers, name) !== null);
  const safe = ['GET', 'HEAD'].includes(method);
  const confirm = safe ? null : (reasons[method] ?? `${method} may change something twice: an order, a payment, a message.`);
  const page = originOf(pageUrl) ?? pageOriginOf(exchange);
  const elsewhere = page !== null && originOf(request.url) !== page;
  const lost = unrepeatable(exchange);
  const brief = [
    ...(lost.length > 0 ? [`Replay can't repeat ${either.format(lost.map(([what]) => what))}`] : []),
    ...(elsewhere ? [`${lost.length > 0 ? 'it' : 'Replay'} goes to another origin`] : []),
  ];
  return {
    confirm,
    brief: brief.length === 0 ? null : brief.join('; '),
    notes: [
      ...(!safe && key ? [`Its ${key} header is kept, so an API that honours it acts only once.`] : []),
      ...(elsewhere ? ['It goes to another origin, so the API must allow the page to read the answer (CORS).'] : []),
      ...lost.map(([, why]) => why),
    ],
  };
};
