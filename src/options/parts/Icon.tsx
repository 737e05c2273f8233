/** Paths on a 16 by 16 grid, stroked. Drawn for this project. */
const paths = {
  add: 'M8 3v10M3 8h10',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  edit: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z',
  export: 'M8 9.5v-7M5 5l3-3 3 3M2.5 9v4.5h11V9',
  import: 'M8 2.5v7M5 6.5l3 3 3-3M2.5 9v4.5h11V9',
  info: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7.5V11M8 5v.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11v.5',
} as const;

export type IconName = keyof typeof paths;

/** It never carries meaning alone, so it is hidden from assistive technology. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
