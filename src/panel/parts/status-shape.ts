import type { Incident } from '../../model';
import type { StatusShape } from '../icons';

export const statusShape = ({ exchange, diagnosis }: Incident): StatusShape => {
  if (diagnosis.kind === 'network' || exchange.response.status === 0) return 'network';
  if (diagnosis.kind === 'application') return 'application';
  const family = Math.floor(exchange.response.status / 100);
  return family === 4 ? 'client' : family === 5 ? 'server' : 'other';
};

/** What stands in the status column: the number, or what took its place. */
export const statusText = ({ exchange }: Incident): string => (exchange.response.status > 0 ? String(exchange.response.status) : 'failed');

/** The machine code that a support engineer would quote. */
export const codeOf = ({ diagnosis }: Incident): string => diagnosis.error.code ?? diagnosis.error.networkError ?? '';
