import { hostMatches } from '../../http/glob';
import type { Condition, Diagnosis, Exchange, History, RuleDraft, RulePack, RuleTrial } from '../../model';
import { activePacks, ownId } from '../active-packs';
import type { HostSetting, OwnPack, ReadPack, Settings } from '../settings';
import { type Asked, askedBy, hostOf } from './draft-pack';
import { type Place, placeRule } from './place-rule';

/** The real decoding, with the packs and hosts of the question. */
export type JudgeWith = (packs: readonly RulePack[], hosts: readonly HostSetting[], exchange: Exchange, history: History) => Diagnosis;

export interface Books {
  readonly builtIn: readonly RulePack[];
  readonly readPack: ReadPack;
  readonly judgeWith: JudgeWith;
}

const hostnameOf = ({ request }: Exchange): string => (URL.canParse(request.url) ? new URL(request.url).hostname : '');

/** True where the exchange passes one condition: it is asked by a pack that reads answers as `like` does and has nothing but that. */
const passes = (condition: Condition, exchange: Exchange, like: RulePack | null, { judgeWith }: Books): boolean => {
  const rule = { id: 'asked', when: condition, title: '-', summary: '-', category: 'other', causes: [], fixes: [] } as const;
  const { envelope, outcome } = like ?? {};
  const recognize = { hosts: [hostnameOf(exchange)] };
  const pack: RulePack = {
    id: 'asked',
    name: '-',
    kind: 'api',
    recognize,
    ...(envelope && { envelope }),
    ...(outcome && { outcome }),
    rules: [rule],
  };
  return judgeWith([pack], [], exchange, []).rule !== null;
};

/** What the answer has in the place of what was asked for. */
const instead = (field: Asked['field'], { response }: Exchange, { error }: Diagnosis): string => {
  if (field === 'status')
    return response.status === 0
      ? 'The request got no answer, so there is no status.'
      : `The status of this response is ${response.status}.`;
  const [what, found] = {
    code: ['code', error.code],
    networkError: ['network error', error.networkError],
    message: ['message', error.message],
  }[field] as [string, string | null];
  const { missing } = response.body;
  if (field !== 'networkError' && found === null && missing !== null && missing !== 'empty')
    return `The body of this response could not be read or kept, so its ${what} cannot be tried.`;
  if (found === null) return `This response has no ${what}.`;
  return field === 'message'
    ? 'The message of this response does not contain these words.'
    : `The ${what} of this response is ${found.slice(0, 100)}.`;
};

/** Why the rule does not hold for the exchange at all. */
const misses = (draft: RuleDraft, place: Place, exchange: Exchange, diagnosis: Diagnosis, books: Books): string[] => {
  const hostname = hostnameOf(exchange);
  const host = hostOf(draft);
  const elsewhere =
    place.before === null && !hostMatches(host, hostname)
      ? [`The request went to ${hostname.slice(0, 100)}, which ${host.slice(0, 100)} does not cover.`]
      : [];
  const asked = askedBy(draft).filter(({ condition }) => !passes(condition, exchange, place.pack, books));
  return [...elsewhere, ...asked.map(({ field }) => instead(field, exchange, diagnosis))];
};

/** Why another rule is shown though this one holds. */
const beaten = ({ id, pack }: Place, { rule, title }: Diagnosis, own: readonly OwnPack[]): string => {
  const [other = ''] = (rule ?? '').split('/');
  if (other === ownId(id)) return `Another rule of the same pack fits more exactly: “${title}”.`;
  const name = own.find((one) => ownId(one.id) === other)?.pack?.name;
  if (name !== undefined)
    return `Your pack ${name} claims this host too and says “${title}”. Switch it off under Packs and settings to have this one decide.`;
  return `Nothing shows that the request belongs to ${pack?.name ?? id}: look at the hosts and paths of that pack.`;
};

/** Puts a draft into force for one exchange, and says what is shown then and why. Pure but for what it is handed. */
export const tryRule = (settings: Settings, draft: RuleDraft, exchange: Exchange, history: History, books: Books): RuleTrial => {
  const place = placeRule(settings, draft, books.readPack, books.builtIn);
  const { id, text, pack, ruleId, before, problems } = place;
  const addsTo = before === null ? null : { name: before.pack?.name ?? id, rules: before.pack?.rules.length ?? 0, on: before.on };
  if (pack === null) return { problems, addsTo, diagnosis: null, wins: false, reasons: [] };
  const own = [...settings.own.filter((one) => one.id !== id), { id, on: true, text, pack, problems: [] }];
  const diagnosis = books.judgeWith(activePacks(books.builtIn, { ...settings, own }), settings.hosts, exchange, history);
  if (diagnosis.rule === `${ownId(id)}/${ruleId}`) return { problems, addsTo, diagnosis, wins: true, reasons: [] };
  const missing = misses(draft, place, exchange, diagnosis, books);
  return { problems, addsTo, diagnosis, wins: false, reasons: missing.length > 0 ? missing : [beaten(place, diagnosis, own)] };
};
