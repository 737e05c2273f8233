const DAY = 86_400;

const two = (number: number): string => String(number).padStart(2, '0');

/** A wait in words of at most two units, rounded up so that zero is never shown early: `12 s`, `1 min 05 s`, `2 h 03 min`, `9 d 15 h`. */
export const formatWait = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  // Beyond an hour in minutes, rounded up as well.
  const minutes = Math.ceil(seconds / 60);
  if (seconds < DAY) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
  const hours = Math.ceil(seconds / 3_600);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
};

/** How long something took: `840 ms`, `1.20 s`, `2 min 05 s`. */
export const formatTook = (milliseconds: number): string => {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 60_000 ? `${(milliseconds / 1_000).toFixed(2)} s` : formatWait(milliseconds);
};

/** How long ago: `just now`, `3 min ago`, `2 h ago`, `4 d ago`. */
export const formatAgo = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 2) return 'just now';
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min ago`;
  return seconds < 2 * DAY ? `${Math.round(seconds / 3_600)} h ago` : `${Math.round(seconds / DAY)} d ago`;
};

export const formatBytes = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};
