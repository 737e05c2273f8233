import type { Sample } from '../../session/forecast';

const WIDTH = 88;
const HEIGHT = 18;

const MOST = 60;

/** The remaining budget over the last answers, as steps: it falls with each request and jumps back up when it refills. */
export const Sparkline = ({ samples }: { samples: readonly Sample[] }) => {
  const drawn = samples.slice(-MOST);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last || drawn.length < 2) return null;
  const top = Math.max(1, ...drawn.map(({ limit, remaining }) => limit ?? remaining));
  const span = Math.max(1, last.at - first.at);
  const x = (at: number): string => (((at - first.at) / span) * WIDTH).toFixed(1);
  const y = (remaining: number): string => (1 + (1 - Math.min(1, Math.max(0, remaining / top))) * (HEIGHT - 2)).toFixed(1);
  const line = drawn.map(({ at, remaining }, i) => (i === 0 ? `M0 ${y(remaining)}` : `H${x(at)}V${y(remaining)}`)).join('');
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${last.remaining} left, ${first.remaining} at first`}>
      <path class="sparkline-area" d={`${line}V${HEIGHT}H0Z`} />
      <path class="sparkline-line" d={line} />
    </svg>
  );
};
