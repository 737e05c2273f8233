import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** The harness page over a server of its own; close it when done. */
export const serveHarness = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    cacheDir: 'node_modules/.vite-panel',
    optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', '@preact/signals'] },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  });
  await server.listen();
  const [base] = server.resolvedUrls?.local ?? [];
  if (!base) throw new Error('The harness has no address');
  return { url: `${base}test/panel/harness/index.html`, close: () => server.close() };
};
