/** What names the cells of an HTML table: the first of their row, the head of their column. */
export interface TableNames {
  readonly open: (element: string) => void;
  readonly close: (tag: string) => void;
  /** The names of the cell that a text stands in; the text of a first cell or of a head becomes a name itself. */
  readonly names: (text: string) => readonly string[];
}

const mostColumns = 200;

export const createTableNames = (): TableNames => {
  let heads: string[] = [];
  let column = -1;
  let row = '';
  let inCell = false;
  let isHead = false;
  return {
    open: (element) => {
      const name = element.toLowerCase();
      if (name === 'table') heads = [];
      if (name === 'table' || name === 'tr') {
        column = -1;
        row = '';
        inCell = false;
      }
      if (name !== 'td' && name !== 'th') return;
      column++;
      inCell = true;
      isHead = name === 'th';
    },
    close: (tag) => {
      if (/^<\/t[dhr]\b/i.test(tag)) inCell = false;
    },
    names: (text) => {
      if (!inCell) return [];
      const said = text
        .trim()
        .slice(0, 200)
        .replace(/\s{0,5}:$/, '');
      const head = heads[column] ?? '';
      if (isHead && said !== '' && column < mostColumns) heads[column] ??= said;
      if (column === 0) {
        row ||= said;
        return isHead ? [] : [head];
      }
      return isHead ? [row] : [row, head];
    },
  };
};
