import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

/** One manifest source: each browser gets it without the keys that only the other one knows. */
const manifestFor = (browser: 'chrome' | 'firefox'): ManifestV3Export => {
  const { browser_specific_settings, minimum_chrome_version, ...shared } = manifest;
  return (browser === 'firefox' ? { ...shared, browser_specific_settings } : { ...shared, minimum_chrome_version }) as ManifestV3Export;
};

/** `vite build --mode chrome|firefox` builds the extension, `--mode cli` the command line over the same engine. */
export default defineConfig(({ mode, command }) => {
  const shared = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };
  if (mode === 'cli') {
    return {
      ...shared,
      publicDir: false as const,
      ssr: { noExternal: true as const },
      build: { ssr: 'src/cli/culprit.ts', outDir: 'dist/cli', emptyOutDir: true, target: 'node20', minify: false },
    };
  }
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const port = 5173;
  return {
    ...shared,
    plugins: [crx({ manifest: manifestFor(browser), browser })],
    // The development build may read any page and holds a background: it lives apart, so that it can never be shipped.
    build: {
      outDir: command === 'serve' ? 'dist-dev' : `dist/${browser}`,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      // Neither is named in the manifest: the panel is by panels.create, the page of HAR files by the links that lead to it.
      rolldownOptions: {
        input: { panel: 'src/panel/panel.html', har: 'src/panel/har.html' },
        output: {
          codeSplitting: {
            groups: [
              { name: 'catalogue', test: /src\/catalogue\/(providers|standards)\// },
              // What every page reads of a message, in one file: on its own each would cost the devtools page more.
              { name: 'fields', test: /src\/http\/(base64|headers|media-type)\./ },
            ],
          },
        },
      },
      // The books are one large chunk of text: that is what they are.
      chunkSizeWarningLimit: 2_000,
    },
    server: { port, strictPort: true, hmr: { host: 'localhost', clientPort: port } },
  };
});
