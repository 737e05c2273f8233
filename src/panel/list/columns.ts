import type { Column } from '../../session/sort';

export const ROW_PX = 21;

export const columns: readonly { readonly id: Column; readonly label: string; readonly title: string }[] = [
  { id: 'status', label: 'Status', title: 'Status: disc 4xx, diamond 5xx, cross network, ring inside a success' },
  { id: 'method', label: 'Method', title: 'Method' },
  { id: 'endpoint', label: 'Endpoint', title: 'Host and path' },
  { id: 'title', label: 'What happened', title: 'What happened' },
  { id: 'provider', label: 'API', title: 'The API that was recognised' },
  { id: 'code', label: 'Code', title: 'Error code' },
  { id: 'retry', label: 'Retry', title: 'When to try again' },
  { id: 'count', label: '×', title: 'How often in a row' },
  { id: 'time', label: 'Time', title: 'When the request began' },
];
