/** Paths on a 16 by 16 grid, stroked unless listed as filled. Drawn for this project. */
const paths = {
  record: 'M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  clear: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM4.1 4.1l7.8 7.8',
  keep: 'M5.5 2.5h5M6.3 2.5v4L4.5 9v1h7V9L9.7 6.5v-4M8 10v4',
  open: 'M2 12.5v-9h4l1.5 1.5H13V7M2 12.5 4 7h11l-2 5.5z',
  edit: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z',
  export: 'M8 9.5v-7M5 5l3-3 3 3M2.5 9v4.5h11V9',
  limits: 'M2.5 12a6 6 0 1 1 11 0M8 10l3-4',
  filter: 'M2.5 3.5h11L9.5 8.5v4l-3 1v-5z',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  question: 'M6 6.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 11.8v.4',
  info: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7.5V11M8 5v.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11v.5',
  reload: 'M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3',
  replay: 'M5 3.5v9l7-4.5z',
  network: 'M2.5 5h11M2.5 8h7M2.5 11h9',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  external: 'M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13 3 7.5 8.5',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3l2 1.5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5l3.5 3.5',
  more: 'M8 3.4v.4M8 7.8v.4M8 12.2v.4',
  keys: 'M1.5 4.5h13v7h-13zM4 7h.01M6.5 7h.01M9 7h.01M11.5 7h.01M5 9.3h6',
  hide: 'M1.5 8C3 5 5.4 3.5 8 3.5S13 5 14.5 8C13 11 10.6 12.5 8 12.5S3 11 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM3 13 13 3',
  show: 'M1.5 8C3 5 5.4 3.5 8 3.5S13 5 14.5 8C13 11 10.6 12.5 8 12.5S3 11 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  group: 'M2.5 3.5h4M2.5 8h4M2.5 12.5h4M8.5 3.5h5M8.5 8h5M8.5 12.5h5',
  gear: 'M8 5.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
} as const;

export type IconName = keyof typeof paths;

/** One of our icons; it never carries meaning alone, so it is hidden from assistive technology. */
export const Icon = ({ name, filled = false }: { name: IconName; filled?: boolean }) => (
  <svg class={filled ? 'icon icon-filled' : 'icon'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);

export type StatusShape = 'client' | 'server' | 'network' | 'application' | 'other';

const shapes: Readonly<Record<StatusShape, string>> = {
  client: 'M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  server: 'M5 .3 9.7 5 5 9.7.3 5z',
  network: 'M1.5 1.5l7 7M8.5 1.5l-7 7',
  application: 'M5 1.7a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6z',
  other: 'M1.5 1.5h7v7h-7z',
};

/** The shape says what the colour says: disc 4xx, diamond 5xx, cross network, ring inside a 2xx, square anything else. */
export const StatusMark = ({ shape }: { shape: StatusShape }) => (
  <svg class={`mark mark-${shape}`} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d={shapes[shape]} />
  </svg>
);
