import type { Diagnosis } from '../../model';
import { mapStrings } from './map-strings';
import { redactPlain } from './redact-plain';
import { redactUrl } from './redact-url';
import type { Scope } from './scope';

/** Set by Culprit itself, or identifiers that support needs as they are: only known secrets are swept from them. */
const verbatim = new Set([
  'exchangeId',
  'requestId',
  'rule',
  'id',
  'category',
  'kind',
  'verdict',
  'format',
  'part',
  'at',
  'source',
  'language',
]);

/** A redacted copy of a diagnosis: its sentences, snippets and links quote what was captured. */
export const redactDiagnosis = (scope: Scope, diagnosis: Diagnosis): Diagnosis => {
  const answered: Scope = { ...scope, side: 'response' };
  return mapStrings(diagnosis, (text, key) => {
    if (verbatim.has(key)) return text;
    return /^(?:https?|wss?):\/\/\S+$/.test(text) ? redactUrl(answered, text) : redactPlain(answered, text);
  });
};
