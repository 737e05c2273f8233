import { useEffect, useRef, useState } from 'preact/hooks';
import { visibleLine } from '../../http/visible';
import type { History, Incident, RuleDraft, RuleTrial } from '../../model';
import { attempt, copyText } from '../actions';
import type { RuleDesk } from '../host';
import { type App, useApp } from '../view';

/** Typing comes to rest before the rule is tried again: each time it is put to all the books. */
const REST_MS = 250;

/** What a draft was found to be, and of which draft that is true. */
interface Tried {
  readonly draft: RuleDraft;
  readonly trial: RuleTrial;
}

/** What could not be done, and why. */
interface Trouble {
  readonly what: string;
  readonly reason: string;
}

const historyOf = ({ session }: App, { id }: Incident): History => {
  const records = session.records.value;
  return records.slice(
    0,
    Math.max(
      0,
      records.findLastIndex((record) => record.id === id),
    ),
  );
};

/** The draft for one failure with what becomes of it: tried as it is written, kept, copied. */
export const useRule = (incident: Incident) => {
  const app = useApp();
  const { host, view } = app;
  const desk = useRef<RuleDesk | null>(null);
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [keeping, setKeeping] = useState(false);
  const newest = useRef<RuleDraft | null>(null);
  newest.current = draft;

  const fail = (what: string) => (error: unknown) => setTrouble({ what, reason: error instanceof Error ? error.message : String(error) });

  const change = (next: RuleDraft): void => {
    view.drafts.set(incident.id, next);
    setDraft(next);
  };

  const open = async (): Promise<void> => {
    desk.current = await host.rules();
    setDraft(view.drafts.get(incident.id) ?? (await desk.current.start(incident)));
  };
  useEffect(() => void open().catch(fail('The form could not be opened.')), []);

  /** Tries a draft at once; null where it could not be tried. */
  const tryNow = async (one: RuleDraft): Promise<RuleTrial | null> => {
    try {
      const trial = (await desk.current?.try(one, incident.exchange, historyOf(app, incident))) ?? null;
      if (trial && newest.current === one) setTried({ draft: one, trial });
      setTrouble(null);
      return trial;
    } catch (error) {
      fail('The rule could not be tried.')(error);
      return null;
    }
  };
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => void tryNow(draft), tried === null ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  const close = (): void => {
    view.making.value = null;
  };

  /** Keeps the rule. Where it is refused, all that was written stays; false then. */
  const keep = async (): Promise<boolean> => {
    if (draft === null || keeping) return false;
    setKeeping(true);
    try {
      const trial = await tryNow(draft);
      if (trial === null || trial.problems.length > 0 || desk.current === null) return false;
      const { name, undo } = await desk.current.keep(draft);
      const takeBack = (): void =>
        void attempt(app, 'The rule was not taken back.', async () => {
          await undo();
          view.drafts.set(incident.id, draft);
        });
      view.drafts.delete(incident.id);
      view.toast.value = { text: `Rule saved in your pack ${visibleLine(name).slice(0, 60)}`, action: { label: 'Undo', run: takeBack } };
      close();
      return true;
    } catch (error) {
      fail('Not saved; what you wrote is still here.')(error);
      return false;
    } finally {
      setKeeping(false);
    }
  };

  const copy = (): void => {
    if (draft && desk.current) void copyText(app, desk.current.fileOf(draft), 'Pack file copied');
  };

  const trial = tried?.trial ?? null;
  return { draft, change, trial, settled: tried !== null && tried.draft === draft, trouble, keeping, keep, copy, close };
};
