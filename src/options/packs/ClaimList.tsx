import { visibleLine } from '../../http/visible';
import type { RulePack } from '../../model';
import { useApp } from '../app';
import { claimsOf } from './claims';

const MOST_SHOWN = 30;

/** Which traffic a pack answers for: to be read before it is switched on. */
export const ClaimList = ({ pack }: { pack: RulePack }) => {
  const { hosts, sentences, shared } = claimsOf(pack, useApp().builtIn);
  return (
    <div class="claims" data-claims>
      {hosts.length > 0 && (
        <p>
          Claims{' '}
          {hosts.slice(0, MOST_SHOWN).map((host, i) => (
            <span key={host}>
              {i > 0 && ', '}
              <code class="wrap">{visibleLine(host)}</code>
            </span>
          ))}
          {hosts.length > MOST_SHOWN && ` and ${hosts.length - MOST_SHOWN} more`}.
        </p>
      )}
      {sentences.map((sentence) => (
        <p key={sentence}>{visibleLine(sentence)}</p>
      ))}
      {shared.map(({ host, name }) => (
        <p key={host} class="problem">
          {visibleLine(host)} belongs to the built-in pack {name} as well. The rules of this pack come first.
        </p>
      ))}
    </div>
  );
};
