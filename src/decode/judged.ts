import type { Exchange, History, Reading, RulePack } from '../model';
import type { CheckContext } from './evidence/check';

/** What conditions and checks are asked about. Earlier traffic is fetched only when one of them asks for it: most do not. */
export class Judged implements CheckContext {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly pack: RulePack | null;
  readonly #traffic: { readonly history: History };

  constructor(exchange: Exchange, reading: Reading, pack: RulePack | null, traffic: { readonly history: History }) {
    this.exchange = exchange;
    this.reading = reading;
    this.pack = pack;
    this.#traffic = traffic;
  }

  get history(): History {
    return this.#traffic.history;
  }
}

/** The same question put to another pack: checks about credentials ask the pack which ones it wants. */
export const inTheEyesOf = (pack: RulePack, context: CheckContext): CheckContext =>
  new Judged(context.exchange, context.reading, pack, context);
