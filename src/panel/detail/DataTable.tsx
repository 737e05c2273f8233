import { visible, visibleLine } from '../../http/visible';
import type { Table } from '../../model';

/** A table out of a rule pack: plans and their limits, codes and their meaning. */
export const DataTable = ({ table }: { table: Table }) => (
  <figure class="table-box" data-table>
    {table.title && <figcaption>{visibleLine(table.title)}</figcaption>}
    <table class="table">
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            <th key={i} scope="col">
              {visibleLine(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={j}>{visible(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </figure>
);
