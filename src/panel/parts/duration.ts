import { formatWait } from '../../session/countdown';

const DAY = 86_400;

/** How long something took: `840 ms`, `1.20 s`, `2 min 05 s`. */
export const formatTook = (milliseconds: number): string => {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 60_000 ? `${(milliseconds / 1_000).toFixed(2)} s` : formatWait(milliseconds / 1_000);
};

/** A distance in time in one unit, rounded: `3 s`, `12 min`, `2 h`, `4 d`. */
export const formatAbout = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 2 * DAY ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / DAY)} d`;
};

export const formatBytes = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};
