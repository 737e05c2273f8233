import { header } from '../http/headers';
import type { Exchange } from '../model';
import type { ReplayOutcome } from '../session/replays';

/** Evaluates one expression in the inspected page: the only use of `inspectedWindow.eval`, and only on a click. */
export type Evaluate = (expression: string) => Promise<unknown>;

/** Header fields that no page may set (Fetch standard, forbidden request-headers): the browser fills in its own. */
const forbidden =
  /^(:.*|accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*|priority)$/i;

const patienceMs = 60_000;
const intervalMs = 200;

/** JSON is JavaScript but for two line separators in old engines; `<` is escaped as well, so that no tag can be closed. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029').replaceAll('<', '\\u003c');

interface Spec {
  readonly id: string;
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly credentials: string;
  };
}

const specOf = ({ request }: Exchange, id: string): Spec => {
  const headers: Record<string, string> = {};
  for (const { name, value } of request.headers) {
    if (forbidden.test(name)) continue;
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  const method = request.method.toUpperCase();
  const bodiless = method === 'GET' || method === 'HEAD' || request.body.text === null;
  return {
    id,
    url: request.url,
    init: {
      method,
      headers,
      credentials: header(request.headers, 'cookie') === null ? 'same-origin' : 'include',
      ...(bodiless ? {} : { body: request.body.text ?? '' }),
    },
  };
};

/** The answer waits under a symbol of its own until it is fetched: nothing of the page's is touched. */
const box = 'window[Symbol.for("culprit.replay")]';

const startScript = (spec: Spec): string =>
  `(function(spec){var box=${box}=${box}||{};box[spec.id]=null;var at=performance.now();` +
  'fetch(spec.url,spec.init).then(function(r){box[spec.id]={status:r.status,durationMs:performance.now()-at,error:null};' +
  'return r.text().catch(function(){})},function(e){box[spec.id]={status:0,durationMs:performance.now()-at,error:String(e&&e.message||e)}});' +
  `return true})(${literal(spec)})`;

/** Without its place in the box the page is another one: nobody will ever tell. */
const gone = 'gone';

const readScript = (id: string): string =>
  `(function(id){var box=${box}||{};if(!(id in box))return ${literal(gone)};var v=box[id];if(v)delete box[id];return v})(${literal(id)})`;

const isOutcome = (value: unknown): value is ReplayOutcome => {
  if (typeof value !== 'object' || value === null) return false;
  const { status, durationMs, error } = value as Record<string, unknown>;
  return typeof status === 'number' && typeof durationMs === 'number' && (error === null || typeof error === 'string');
};

/**
 * Repeats a request in the inspected page, with the page's own cookies and origin. Resolves with what came of it.
 * @throws Error with a message for the person where nothing was sent
 */
export const replay = async (
  exchange: Exchange,
  id: string,
  evaluate: Evaluate,
  wait: (ms: number) => Promise<void>,
): Promise<ReplayOutcome> => {
  if ((await evaluate(startScript(specOf(exchange, id)))) !== true)
    throw new Error('The page did not take the request. Reload it and try again.');
  for (let waited = intervalMs; waited <= patienceMs; waited += intervalMs) {
    await wait(intervalMs);
    // While the page navigates there may be nobody to ask.
    const outcome = await evaluate(readScript(id)).catch(() => null);
    if (isOutcome(outcome)) return outcome;
    if (outcome === gone) return { status: 0, durationMs: waited, error: 'the page was left before the answer came' };
  }
  return { status: 0, durationMs: patienceMs, error: 'none within a minute' };
};
