import type { Exchange } from '../../model';
import { serverClock } from './server-clock';

/** Seconds by which the server's clock runs ahead of the client's (`Date` + `Age` against arrival); null without a readable Date. */
export const clockSkewSeconds = (exchange: Exchange): number | null => {
  const { now, receivedAt } = serverClock(exchange);
  return now === null || !Number.isFinite(receivedAt) ? null : Math.round(now - receivedAt) / 1000;
};
