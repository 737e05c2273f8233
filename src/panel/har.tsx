import { effect } from '@preact/signals';
import { visibleLine } from '../http/visible';
import { openPanel } from './open-panel';

// The page of HAR files: the panel without a page that it listens to.
const isFirefox = location.protocol === 'moz-extension:';
const { session } = openPanel({
  browser: isFirefox ? 'firefox' : 'chromium',
  salt: crypto.randomUUID(),
  live: null,
  cleared: () => undefined,
});

/** Several of these tabs are told apart by their files. */
const { title } = document;
effect(() => {
  const file = session.file.value;
  document.title = file === null ? title : `${visibleLine(file.name)}: Culprit`;
});
