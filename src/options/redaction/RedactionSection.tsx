import { useEffect, useMemo, useState } from 'preact/hooks';
import { redactionRules } from '../../report/report';
import { redactingPacks } from '../active-packs';
import { useApp, useLoaded } from '../app';
import type { OwnList } from '../own-names';
import { Section } from '../parts/Section';
import { NameBox } from './NameBox';
import { TryIt } from './TryIt';

const boxes: readonly { list: OwnList; title: string; hint: string; placeholder: string }[] = [
  {
    list: 'headers',
    title: 'Header names',
    hint: 'The whole value goes. Case does not count.',
    placeholder: 'x-acme-*\nx-staff-badge',
  },
  {
    list: 'fields',
    title: 'Body keys and query names',
    hint: 'JSON and XML keys at any depth, form fields, query parameters.',
    placeholder: 'badge_*\ninternalRef',
  },
  {
    list: 'patterns',
    title: 'Patterns',
    hint: 'Any whole word of a text that looks like this.',
    placeholder: 'acme_*\nPRJ-*-SECRET',
  },
];

/** Names and patterns that are redacted besides the built-in ones, and a place to see what they do. */
export const RedactionSection = () => {
  const { builtIn } = useApp();
  const { settings } = useLoaded();
  const [live, setLive] = useState(settings.redaction);
  useEffect(() => setLive(settings.redaction), [settings.redaction]);
  const packs = useMemo(() => redactingPacks(builtIn, settings), [builtIn, settings.own]);
  const rules = useMemo(() => redactionRules(packs, live), [packs, live]);
  const without = useMemo(() => redactionRules(packs), [packs]);
  return (
    <Section
      id="redaction"
      title="Redaction"
      lead="Reports leave out credentials, cookies, keys and personal data by themselves. Add what only you know is secret: one per line, * for any run of characters."
    >
      <div class="name-boxes">
        {boxes.map(({ list, ...box }) => (
          <NameBox
            key={list}
            list={list}
            {...box}
            stored={settings.redaction[list]}
            live={(items) => setLive((now) => ({ ...now, [list]: items }))}
          />
        ))}
      </div>
      <TryIt rules={rules} without={without} />
      <details class="limits">
        <summary>What this can’t do</summary>
        <ul>
          <li>Your names only ever add. Nothing here, and no pack, can make a report show what is redacted by itself.</li>
          <li>
            A header name counts where the header itself stands. A header that is written inside a text, such as a pasted command, is found
            by a pattern.
          </li>
          <li>
            Patterns look at words in texts of six or more characters, between spaces, quotes, brackets and the signs of a URL. They leave
            the values of well-known headers such as Date alone, unless the same word was found elsewhere.
          </li>
          <li>Pictures and other binary content are left out of reports as a whole.</li>
          <li>Look through a report before you publish it: Report in the panel shows exactly what is copied.</li>
        </ul>
      </details>
    </Section>
  );
};
