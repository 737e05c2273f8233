import type { Citation } from '../../model';
import { type Check, type CheckContext, no, unknown, yes } from './check';
import { past, succeeded } from './past';
import { quoteOf, said } from './said';
import { target } from './url-form';
import { duration } from './words';

const citation: Citation = { part: 'request-url', at: null };

const aboutRoute =
  /\b(?:routes?|path|pages?|ur[il]|endpoint|address|handler|mapping|location|file|document|cannot (?:get|head|post|put|patch|delete)|no static resource)\b/;

const vague =
  '(?!(?:the|it|that|this|was|is|can|not|requested|resource|content|method|api|url|page|route|path|endpoint|what|error|status|code|http|object|item|site|server|service|action|such|static|handler|mapping|file|anything)(?:\\b|_))';

/** `Scan not found`, `no such customer`, `SCAN_NOT_FOUND`: whoever says so looked for the thing itself. Vague words are left to the route. */
const thing = new RegExp(
  [
    `\\b${vague}[a-z]{3,30}(?: with [^\\n.]{1,80}| ["'“‘]?[\\w-]{1,60}["'”’]?)? (?:(?:was |were |is |could |can |does |do )?not |\\w+n['’]t |cannot )(?:be )?(?:found|exist)`,
    `(?:not|n['’]t) find (?:the |that |this |an? |any )?${vague}[a-z]{3,30}\\b`,
    `\\bno (?:such )?${vague}[a-z]{3,30}\\b[^\\n]{0,60}(?:found|exists?|:)`,
    `(?:^|\\n)${vague}[a-z]{3,30}_not_found\\b`,
  ].join('|'),
);

const speaksOfThing = (text: string): boolean => thing.test(text) && !aboutRoute.test(text);

const shorter = (path: string): string => path.replace(/\/{2,}/g, '/');

/** Whether the answer leaves the route in question: a 404 or 405 that names nothing else. Other refusals come from whoever was reached. */
const missesRoute = (context: CheckContext): boolean =>
  [404, 405].includes(context.exchange.response.status) && !speaksOfThing(said(context).text);

/**
 * Do two slashes in a row in the path lead nowhere? An address within the path (`/proxy/https://…`) is none of them. Many servers take
 * them for one: only where nothing speaks for a handler that was reached, or where the path worked with one, are they to blame.
 */
export const doubleSlash: Check = (context) => {
  const { exchange } = context;
  if (exchange.request.url === '') return unknown();
  const path = target(exchange.request).split('?', 1)[0] ?? '';
  const plain = path.includes('//') ? path.replace(/[a-z]+:\/\//gi, '') : path;
  const at = plain.indexOf('//');
  if (at < 0) return no('The path has no double slash', citation);
  const told = `The path has two slashes in a row: ${plain.slice(Math.max(0, at - 30), at + 30)}`;
  const worked = past(context).onHost.filter(succeeded);
  const asIs = worked.find((record) => record.path === path);
  const since = (startedAt: number): string => duration(exchange.startedAt - startedAt);
  if (asIs !== undefined)
    return no(`The same path, double slash and all, worked ${since(asIs.startedAt)} before`, { part: 'history', at: asIs.id });
  const single = worked.find((record) => record.path === shorter(path));
  if (single !== undefined)
    return yes(`${told}; with a single one it worked ${since(single.startedAt)} before`, citation, { part: 'history', at: single.id });
  const tolerated = worked.find((record) => record.path.includes('//'));
  if (tolerated !== undefined)
    return unknown(`${told}, but so had ${tolerated.path.slice(0, 80)}, which worked`, { part: 'history', at: tolerated.id });
  if (missesRoute(context)) return yes(told, citation);
  return unknown(`${told}, yet the server may take them for one. ${quoteOf(said(context))}`, citation, said(context).citation);
};
