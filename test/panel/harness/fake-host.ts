import { wantsRule } from '../../../src/options/own-rules/wants-rule';
import type { Host } from '../../../src/panel/host';
import type { ReplayOutcome } from '../../../src/session/replays';
import { builtIn, fakeRules } from './fake-rules';
import { KEY } from './scenes';

export interface Recorded {
  readonly copied: string[];
  readonly calls: string[];
  /** What is in the extension's storage, by key. */
  readonly stored: Map<string, unknown>;
}

const secrets = [{ pseudonym: '[api-key 1]', kind: 'api-key', value: KEY }];

/** A host that records what it is asked for. `refuse` names what it refuses. */
export const fakeHost = (
  recorded: Recorded,
  browser: Host['browser'],
  refuse: ReadonlySet<string>,
  replies: (ReplayOutcome | 'never')[],
): Host => {
  const { stored } = recorded;
  return {
    browser,
    copy: async (text) => {
      if (refuse.has('copy')) throw new Error('NotAllowedError');
      recorded.copied.push(text);
    },
    save: (name) => void recorded.calls.push(`save ${name}`),
    openUrl: (url) => void recorded.calls.push(`open ${url}`),
    openHar: async (file) => {
      if (refuse.has('har')) throw new Error('It is not JSON: line 1, column 1.');
      recorded.calls.push(`har ${file.name}`);
    },
    storage: { get: async (key) => stored.get(key), set: async (key, value) => void stored.set(key, value) },
    ...(browser === 'chromium' && {
      showInNetwork: async (id) => {
        recorded.calls.push(`network ${id}`);
        return true;
      },
      openSource: async ({ url }) => void recorded.calls.push(`source ${url}`),
    }),
    // A file in a tab of its own: there is no page.
    ...(!refuse.has('page') && { reload: () => void recorded.calls.push('reload') }),
    replay: async ({ id }) => {
      if (refuse.has('replay')) throw new Error('The page did not take the request. Reload it and try again.');
      recorded.calls.push(`replay ${id}`);
      const reply = replies.shift() ?? { status: 200, durationMs: 91, error: null };
      return reply === 'never' ? new Promise<ReplayOutcome>(() => undefined) : reply;
    },
    wantsRule: (diagnosis) => wantsRule(diagnosis, builtIn),
    rules: async () => fakeRules(stored, refuse),
    report: {
      formats: [
        { id: 'markdown', title: 'Markdown', mediaType: 'text/markdown', extension: 'md' },
        { id: 'text', title: 'plain text', mediaType: 'text/plain', extension: 'txt' },
        { id: 'json', title: 'JSON', mediaType: 'application/json', extension: 'json' },
        { id: 'curl', title: 'cURL', mediaType: 'text/plain', extension: 'sh' },
      ],
      write: (incidents, formatId, { reveal, also, tried }) => {
        let text = incidents
          .map(({ id, exchange, diagnosis }) =>
            [
              `# ${diagnosis.title} (${formatId})`,
              diagnosis.summary,
              ...(tried.get(id) ?? []).map((one) => `Tried: ${one}`),
              `${exchange.request.method} ${exchange.request.url}`,
              ...exchange.request.headers.map(({ name, value }) => `${name}: ${value}`),
              '',
              exchange.response.body.text ?? '',
            ].join('\n'),
          )
          .join('\n\n');
        const redactions = secrets.flatMap(({ pseudonym, kind, value }) => {
          const count = text.split(value).length - 1;
          if (count === 0) return [];
          const shown = reveal.has(pseudonym);
          if (!shown) text = text.replaceAll(value, pseudonym);
          return [{ pseudonym, kind, count, shown }];
        });
        const own = also.map((value, i) => {
          const pseudonym = `[redacted ${i + 1}]`;
          text = text.replaceAll(value, pseudonym);
          return { pseudonym, kind: 'redacted', count: 1, shown: false };
        });
        return { text, redactions: [...redactions, ...own] };
      },
    },
    packVersions: [{ id: 'culprit', version: '0.1.0' }],
  };
};
