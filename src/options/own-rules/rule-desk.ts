import type { Exchange, History, Incident, RuleDraft, RuleTrial } from '../../model';
import { packKey } from '../keys';
import { parse, type Settings, writeOwn } from '../settings';
import { Refused, storageTrouble } from '../storage-trouble';
import type { Area } from '../store';
import { packOf, printed, ruleOf } from './draft-pack';
import { freeId } from './free-id';
import { placeRule } from './place-rule';
import { startDraft } from './start-draft';
import { type Books, tryRule } from './try-rule';

interface Parts extends Books {
  readonly area: Area;
  readonly redact: (text: string, exchange: Exchange) => string;
  /** Runs one change at a time, across windows where it can. */
  readonly exclusive: <T>(run: () => Promise<T>) => Promise<T>;
}

export interface KeptRule {
  /** The pack that it stands in. */
  readonly name: string;
  /** Puts back what was there before; rejects where somebody has changed the pack since. */
  readonly undo: () => Promise<void>;
}

/** Where rules of one's own are made: what a failure gives to start from, how a draft fares, and keeping it. Rejects with words. */
export interface RuleDesk {
  start(incident: Incident): Promise<RuleDraft>;
  try(draft: RuleDraft, exchange: Exchange, history: History): Promise<RuleTrial>;
  /** A pack's file with this one rule, to be handed on. */
  fileOf(draft: RuleDraft): string;
  keep(draft: RuleDraft): Promise<KeptRule>;
}

const textIn = (value: unknown): unknown => (typeof value === 'object' && value !== null ? (value as { text?: unknown }).text : undefined);

export const createRuleDesk = ({ area, redact, exclusive, ...books }: Parts): RuleDesk => {
  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw storageTrouble(error, 'Copy what you wrote as a pack file, then close and reopen DevTools.');
    }
  };
  const settings = async (): Promise<Settings> => parse(await area.get(null), books.readPack).settings;

  const keep = async (draft: RuleDraft): Promise<KeptRule> => {
    // Placed anew in what is stored at that moment: another window may have changed it since it was tried.
    const { id, text, pack, problems } = placeRule(await settings(), draft, books.readPack, books.builtIn);
    if (pack === null) throw new Refused(problems[0]?.reason ?? 'It cannot be used as it is.');
    const key = packKey(id);
    const before = (await area.get(key))[key];
    await area.set({ [key]: writeOwn({ on: true, text }) });
    const undo = async (): Promise<void> => {
      if (textIn((await area.get(key))[key]) !== text)
        throw new Refused('Your pack was changed since. Take the rule out under Packs and settings.');
      await (before === undefined ? area.remove(key) : area.set({ [key]: before }));
    };
    return { name: pack.name, undo: () => guarded(() => exclusive(undo)) };
  };

  return {
    start: (incident) => guarded(async () => startDraft(incident, await settings(), (text) => redact(text, incident.exchange))),
    try: (draft, exchange, history) => guarded(async () => tryRule(await settings(), draft, exchange, history, books)),
    fileOf: (draft) => {
      const id = freeId([draft.name, draft.host], new Set(books.builtIn.map((pack) => pack.id)));
      return `${printed(packOf(draft, id, [ruleOf(draft, freeId([draft.code, draft.title], new Set()))]))}\n`;
    },
    keep: (draft) => guarded(() => exclusive(() => keep(draft))),
  };
};
