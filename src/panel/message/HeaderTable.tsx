import { useMemo } from 'preact/hooks';
import { visible, visibleLine } from '../../http/visible';
import type { HeaderField } from '../../model';
import { findAll } from './find-all';
import { interpretHeader } from './interpret-header';
import { segments } from './segments';

const Found = ({ text, find }: { text: string; find: string }) => (
  <>
    {segments(text, 0, text.length, [], [], findAll(text, find)).map((segment, i) =>
      segment.hit >= 0 ? (
        <mark key={i} class="hit">
          {visible(segment.text)}
        </mark>
      ) : (
        visible(segment.text)
      ),
    )}
  </>
);

export interface HeaderTableProps {
  readonly headers: readonly HeaderField[];
  /** Lower-case names that the diagnosis rests on. */
  readonly cited: ReadonlySet<string>;
  readonly find: string;
  readonly receivedAt: number;
  readonly label: string;
}

/** Header lines as they came, with what their values mean. */
export const HeaderTable = ({ headers, cited, find, receivedAt, label }: HeaderTableProps) => {
  const meanings = useMemo(() => headers.map(({ name, value }) => interpretHeader(name, value, receivedAt)), [headers, receivedAt]);
  return (
    <table class="headers" aria-label={label}>
      <tbody>
        {headers.map(({ name, value }, i) => (
          <tr
            key={i}
            class={cited.has(name.toLowerCase()) ? 'cited' : undefined}
            data-header={visibleLine(name)}
            data-cited={cited.has(name.toLowerCase()) || undefined}
          >
            <th scope="row">
              <Found text={name} find={find} />
            </th>
            <td>
              <Found text={value} find={find} />
              {meanings[i] && <span class="meaning">{meanings[i]}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
