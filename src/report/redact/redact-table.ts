import { coverNamed } from './redact-pairs';
import { redactPlain } from './redact-plain';
import { judgeName, type Scope } from './scope';

/** Cells of one line, with the quotes around them; a quoted cell may hold the separator (RFC 4180). */
const cellsOf = (line: string, by: string): string[] => {
  const cells: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === '"') quoted = !quoted;
    else if (character === by && !quoted) {
      cells.push(line.slice(start, i));
      start = i + 1;
    }
  }
  cells.push(line.slice(start));
  return cells;
};

const bare = (cell: string): string => cell.trim().replace(/^"([\s\S]*)"$/, '$1');

/** Comma, semicolon or tab separated values: each cell by the name at the head of its column. */
export const redactTable = (scope: Scope, text: string): string => {
  const [head = '', ...lines] = text.split('\n');
  const by = [',', ';', '\t'].reduce((best, mark) => (cellsOf(head, mark).length > cellsOf(head, best).length ? mark : best));
  const verdicts = cellsOf(head, by).map((name) => judgeName(scope, bare(name)));
  if (verdicts.every((verdict) => verdict === null)) return redactPlain(scope, text);
  const rows = lines.map((line) => {
    const covered = cellsOf(line, by).map((cell, i) => {
      const value = bare(cell);
      const verdict = verdicts[i] ?? null;
      const shown = verdict === null ? null : coverNamed(scope, verdict, value);
      return shown === null ? cell : cell.replace(value, () => shown);
    });
    return redactPlain(scope, covered.join(by));
  });
  return [head, ...rows].join('\n');
};
