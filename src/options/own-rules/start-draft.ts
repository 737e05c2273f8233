import { hostMatches } from '../../http/glob';
import { visibleLine } from '../../http/visible';
import type { Incident, RuleDraft } from '../../model';
import { ownId } from '../active-packs';
import type { Settings } from '../settings';

const longestTitle = 60;
const longestCode = 200;

/** Cuts between words where it can. */
const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  const word = start.replace(/\s+\S*$/, '');
  return `${(word.length > most / 2 ? word : start).replace(/[\s,;:.]+$/, '')}…`;
};

/** The first sentence, as titles have it: on one line, without a full stop. */
const titleOf = (text: string): string => {
  const line = visibleLine(text).replace(/\s+/g, ' ').trim();
  const [sentence = ''] = line.split(/(?<=[.!?])\s/, 1);
  return cut(sentence.replace(/\.+$/, ''), longestTitle);
};

/** `INSUFFICIENT_BALANCE` → `Insufficient balance`. */
const wordsOf = (code: string): string => {
  const words = code
    .replace(/[_\-.]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Where the host is one of an own pack already, that pack's name and pattern: the rule goes there. */
const known = ({ diagnosis }: Incident, { own }: Settings, host: string): { name: string; host: string } => {
  const pack = own.find(({ id }) => ownId(id) === diagnosis.provider?.id)?.pack;
  const pattern = pack?.recognize?.hosts?.find((one) => hostMatches(one, host));
  return { name: pack?.name ?? host, host: pattern ?? host };
};

/**
 * A draft from what a failure shows: host, status and code to recognise it by, a title from its message. Nothing secret goes into it:
 * every text of the answer is redacted first, and a code in which something had to be taken out is left to the person.
 */
export const startDraft = (incident: Incident, settings: Settings, redact: (text: string) => string): RuleDraft => {
  const { exchange, diagnosis } = incident;
  const { error } = diagnosis;
  const { status } = exchange.response;
  const host = URL.canParse(exchange.request.url) ? new URL(exchange.request.url).hostname : '';
  const asItIs = (text: string | null): string => (text !== null && text.length <= longestCode && redact(text) === text ? text : '');
  const code = asItIs(error.code);
  const networkError = status === 0 ? asItIs(error.networkError) : '';
  const said = [
    error.message === null ? '' : titleOf(redact(error.message.slice(0, 2_000))),
    titleOf(wordsOf(code)),
    titleOf(redact(diagnosis.title)),
  ];
  return {
    ...known(incident, settings, host),
    status: status === 0 && networkError !== '' ? '' : String(status),
    code,
    networkError,
    message: '',
    title: said.find((text) => text !== '') ?? '',
    summary: redact(diagnosis.summary),
    category: diagnosis.category,
    causes: [''],
    fixes: [{ text: '', url: '' }],
  };
};
