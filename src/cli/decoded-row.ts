import { wholeError } from '../http/whole-error';
import type { Incident } from '../model';

/** One line of the JSON Lines output: the contract that other programs rely on. Times are ISO 8601, waits seconds. */
export const decodedRow = ({ exchange, diagnosis }: Incident, entry: number, file?: string): Record<string, unknown> => {
  const { provider, error, answeredBy, retry } = diagnosis;
  return {
    ...(file === undefined ? {} : { file }),
    entry,
    url: exchange.request.url,
    method: exchange.request.method,
    status: exchange.response.status,
    isFailure: diagnosis.isFailure,
    kind: diagnosis.kind,
    provider: provider && { id: provider.id, name: provider.name },
    rule: diagnosis.rule,
    title: diagnosis.title,
    summary: diagnosis.summary,
    category: diagnosis.category,
    error: wholeError(error),
    answeredBy,
    causes: diagnosis.causes.map(({ text, verdict, evidence }) => ({ text, verdict, evidence })),
    fixes: diagnosis.fixes.flatMap(({ text, snippets, url }) => ({ text, code: snippets[0]?.code ?? null, url })),
    warnings: diagnosis.warnings,
    retry: retry && { at: new Date(retry.at).toISOString(), afterSeconds: retry.afterSeconds, source: retry.source },
    limits: diagnosis.limits,
  };
};
