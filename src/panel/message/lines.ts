/** Where rows begin in a text that is wrapped at `columns` characters. Rows end before the next begins, line breaks left out. */
export const rowStarts = (text: string, columns: number): readonly number[] => {
  const starts: number[] = [];
  let line = 0;
  while (line <= text.length) {
    const found = text.indexOf('\n', line);
    const end = found < 0 ? text.length : found;
    starts.push(line);
    for (let at = line + columns; at < end; at += columns) starts.push(at);
    line = end + 1;
  }
  return starts;
};

/** The text of a row, without its line break. */
export const rowEnd = (text: string, starts: readonly number[], row: number): number => {
  const next = starts[row + 1];
  const end = next ?? text.length;
  const at = end > 0 && next !== undefined && text[end - 1] === '\n' ? end - 1 : end;
  return text[at - 1] === '\r' ? at - 1 : at;
};

/** The row an offset lies in. */
export const rowAt = (starts: readonly number[], offset: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};
