import { visible } from '../../http/visible';
import type { Exchange } from '../../model';
import type { RedactionRules } from '../types';
import { mapStrings } from './map-strings';
import { redactDiagnosed } from './redact-diagnosis';
import { redactExchange } from './redact-exchange';
import { redactPlain } from './redact-plain';
import { redactUrl as redactUrlIn } from './redact-url';
import { createScope, type Scope } from './scope';
import { createSweeper } from './sweep';

const left = '[left out: it could not be redacted]';

/** One URL without its secrets, host, path template and harmless parameters kept. */
export const redactUrl = (url: string, rules: RedactionRules): string => {
  try {
    return visible(redactUrlIn(createScope(rules), url));
  } catch {
    return left;
  }
};

const redactUnknown = (scope: Scope, text: string): string =>
  /^[a-z]{2,8}:\/\/\S+$/i.test(text) ? redactUrlIn(scope, text) : redactPlain(scope, text);

/** A copy of plain data (a table row, a JSON Lines object) without secrets: by shape, and by what its exchange is known to carry. */
export const redactValue = <T>(value: T, rules: RedactionRules, exchange: Exchange | null = null): T => {
  try {
    const scope = createScope(rules);
    if (exchange !== null) redactExchange(scope, exchange);
    const inText = { ...scope, side: 'response' as const, known: createSweeper(scope.vault) };
    const found = mapStrings(value, (text, key) => (exchange === null ? redactUnknown(inText, text) : redactDiagnosed(inText, text, key)));
    const sweeper = createSweeper(scope.vault);
    return mapStrings(found, (text) => visible(sweeper.clean(text)));
  } catch {
    return mapStrings(value, () => left);
  }
};

/** One text without secrets: a snippet, a message, a row of a table. */
export const redactText = (text: string, rules: RedactionRules, exchange: Exchange | null = null): string =>
  redactValue(text, rules, exchange);
