import { useState } from 'preact/hooks';
import { visible } from '../../http/visible';
import type { Fix } from '../../model';
import { CopyButton } from '../parts/CopyButton';
import { SafeLink } from '../parts/SafeLink';
import { useApp } from '../view';

const names: Readonly<Record<string, string>> = {
  bash: 'Shell',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  python: 'Python',
  json: 'JSON',
  http: 'HTTP',
  ini: 'INI',
  text: 'Text',
};

/** One step to take, with its code in the language that was chosen last. */
export const FixItem = ({ fix }: { fix: Fix }) => {
  const { view, host } = useApp();
  const [own, setOwn] = useState<number | null>(null);
  const preferred = fix.snippets.findIndex(({ language }) => language === view.language.value);
  const chosen = own ?? Math.max(0, preferred);
  const snippet = fix.snippets[chosen];
  const choose = (index: number, language: string): void => {
    setOwn(index);
    view.language.value = language;
    void host.storage.set('language', language).catch(() => undefined);
  };
  return (
    <li data-fix>
      <p data-fix-text>
        {visible(fix.text)}
        {fix.url && (
          <>
            {' '}
            <SafeLink url={fix.url}>Read more</SafeLink>
          </>
        )}
      </p>
      {snippet && (
        <div class="snippet" data-snippet data-language={snippet.language}>
          <div class="snippet-head">
            {fix.snippets.map(({ language }, i) => (
              <button
                key={i}
                type="button"
                class="snippet-language"
                aria-pressed={i === chosen}
                disabled={fix.snippets.length === 1}
                onClick={() => choose(i, language)}
              >
                {names[language] ?? visible(language)}
              </button>
            ))}
            <span class="spring" />
            <CopyButton text={snippet.code} what="Snippet" />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre class="code" tabIndex={0}>
            {visible(snippet.code)}
          </pre>
        </div>
      )}
    </li>
  );
};
