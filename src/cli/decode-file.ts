import { readHar } from '../capture/har';
import { packs } from '../catalogue/catalogue';
import { catalogueOf } from '../decode/catalogue';
import { decode } from '../decode/decode';
import { onDemand } from '../http/on-demand';
import { toRecord } from '../http/traffic-record';
import type { Diagnosis, Exchange, Incident, TrafficRecord } from '../model';

/** Traffic that later entries are judged against. */
const historyLimit = 2_000;

const catalogue = catalogueOf(packs);

const remembered = (exchange: Exchange, diagnosis: Diagnosis): TrafficRecord => ({
  ...toRecord(exchange, 'file'),
  isFailure: diagnosis.isFailure,
  retryAt: diagnosis.retry?.at ?? null,
});

/**
 * Every entry of a HAR file with its diagnosis, in the order of `log.entries`. Each is judged in the order of arrival, with what came
 * before it as history.
 * @throws HarError where the text is no HAR log
 */
export const decodeFile = (text: string): Incident[] => {
  const exchanges = readHar(text);
  const records: TrafficRecord[] = [];
  const incidents = new Array<Incident>(exchanges.length);
  const arrival = exchanges
    .map((exchange, index) => ({ exchange, index }))
    .sort((a, b) => a.exchange.receivedAt - b.exchange.receivedAt || a.index - b.index);
  for (const { exchange, index } of arrival) {
    const { length } = records;
    const before = onDemand(() => records.slice(Math.max(0, length - historyLimit), length));
    const diagnosis = decode(exchange, {
      catalogue,
      get history() {
        return before();
      },
    });
    incidents[index] = { id: exchange.id, exchange, diagnosis };
    records.push(remembered(exchange, diagnosis));
  }
  return incidents;
};
