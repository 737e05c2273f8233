import { nextSort } from '../../session/sort';
import { Icon } from '../icons';
import { useApp } from '../view';
import { columns } from './columns';

/** The heads of the columns: each sorts, turns round and lets go in turn. */
export const ListHead = () => {
  const { session } = useApp();
  const sort = session.sort.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame
    <div class="row list-head" role="group" aria-label="Sort by">
      {columns.map(({ id, label, title }) => {
        const chosen = sort?.column === id;
        const order = chosen ? (sort.descending ? ', descending' : ', ascending') : '';
        return (
          <button
            key={id}
            type="button"
            class={`cell cell-${id}`}
            title={`${title}${order}`}
            aria-label={`Sort by ${label}${order}`}
            aria-pressed={chosen}
            data-sort={id}
            onClick={() => {
              session.sort.value = nextSort(sort, id);
            }}
          >
            <span class="head-label">{label}</span>
            {chosen && (
              <span class={sort.descending ? 'sort sort-descending' : 'sort'}>
                <Icon name="down" />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
};
