import type { Diagnosis } from '../../model';
import { mapStrings } from './map-strings';
import { redactPlain, redactQuoting } from './redact-plain';
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

/** Sentences and snippets that Culprit wrote; what they quote is found in the exchange first. */
const ours = new Set(['text', 'title', 'summary', 'evidence', 'code', 'warnings', 'columns', 'rows', 'name']);

/** One text of a diagnosis, by the key it stands under: what the answer says is searched in full, our own words for what they quote. */
export const redactDiagnosed = (scope: Scope, text: string, key: string): string => {
  if (verbatim.has(key)) return text;
  if (/^[a-z]{2,8}:\/\/\S+$/i.test(text)) return redactUrl(scope, text);
  return ours.has(key) ? redactQuoting(scope, text) : redactPlain(scope, text);
};

/** The error's own code stands under the same key as a snippet, but was captured. */
const isCode = ({ error }: Diagnosis, text: string, key: string): boolean => key === 'code' && text === error.code;

/** A redacted copy of a diagnosis: its sentences, snippets and links quote what was captured. */
export const redactDiagnosis = (scope: Scope, diagnosis: Diagnosis): Diagnosis => {
  const answered: Scope = { ...scope, side: 'response' };
  return mapStrings(diagnosis, (text, key) =>
    isCode(diagnosis, text, key) ? redactPlain(answered, text) : redactDiagnosed(answered, text, key),
  );
};
