import type { DraftProblem, Rule, RuleDraft, RulePack } from '../../model';
import { ownId } from '../active-packs';
import { readHost } from '../read-host';
import { mostPacks, type OwnPack, type ReadPack, type Settings } from '../settings';
import { askedBy, fieldAt, hostOf, packOf, printed, ruleOf, withRule } from './draft-pack';
import { freeId } from './free-id';

/** Where a draft goes: the pack as it is to be stored, and the rule in it. */
export interface Place {
  readonly id: string;
  readonly text: string;
  /** Null where the pack cannot be used with the draft in it; `problems` says why. */
  readonly pack: RulePack | null;
  readonly ruleId: string;
  /** The own pack that it is added to; null where it makes a new one. */
  readonly before: OwnPack | null;
  readonly problems: readonly DraftProblem[];
}

const claims = ({ pack }: OwnPack, host: string): boolean =>
  (pack?.recognize?.hosts ?? []).some((one) => one.toLowerCase() === host.toLowerCase());

/** The person's own pack for a host: the one they said it is, or one that names it; one that is on before others. */
export const ownPackFor = ({ own, hosts }: Settings, host: string): OwnPack | null => {
  const usable = own.filter(({ pack }) => pack !== null).toSorted((a, b) => Number(b.on) - Number(a.on));
  const mapped = hosts.find((one) => one.host === host)?.pack;
  return usable.find(({ id }) => ownId(id) === mapped) ?? usable.find((one) => claims(one, host)) ?? null;
};

const sameQuestion = (rules: readonly Rule[], { when }: Rule): Rule | undefined =>
  rules.find((rule) => JSON.stringify(rule.when) === JSON.stringify(when));

/**
 * Finds the place of a draft among the person's own packs, and everything that is in its way. A pack of the same host gets one rule more
 * and loses nothing; an id is never taken twice. Pure.
 */
export const placeRule = (settings: Settings, draft: RuleDraft, readPack: ReadPack, builtIn: readonly RulePack[]): Place => {
  const problems: DraftProblem[] = [];
  const tell = (field: string, reason: string): void => {
    if (!problems.some((one) => one.field === field && one.reason === reason)) problems.push({ field, reason });
  };
  const host = readHost(draft.host);
  if (host.reason !== null) tell('host', `cannot be used. ${host.reason}`);
  if (askedBy(draft).length === 0) tell('status', 'must be given, or a code, or words of the message: else it would claim every failure');

  const before = ownPackFor(settings, hostOf(draft));
  const rules = before?.pack?.rules ?? [];
  const ruleId = freeId([draft.code, draft.title], new Set(rules.map(({ id }) => id)));
  const rule = ruleOf(draft, ruleId);
  const taken = new Set([...settings.own.map(({ id }) => id), ...builtIn.map(({ id }) => id)]);
  const id = before?.id ?? freeId([draft.name, draft.host], taken);
  const text = before === null ? printed(packOf(draft, id, [rule])) : withRule(before.text, rule);

  const same = sameQuestion(rules, rule);
  if (same !== undefined)
    tell(
      '',
      `Your pack ${before?.pack?.name ?? id} has a rule for just these failures already: “${same.title}”. Edit that one under Packs and settings, or ask for more here.`,
    );
  if (before === null && settings.own.length >= mostPacks)
    tell('', `There is room for ${mostPacks} own packs. Remove one under Packs and settings first.`);
  const { pack, problems: found } = readPack(text);
  for (const { path, reason } of found) {
    const field = fieldAt(path, rules.length, draft);
    // What the host's own reader said is said better.
    if (field === 'host' && host.reason !== null) continue;
    tell(field, field === '' ? `The pack’s file: ${path} ${reason}` : reason);
  }
  return { id, text, pack: problems.length > 0 ? null : pack, ruleId, before, problems };
};
