import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { visible } from '../../http/visible';
import type { Incident } from '../../model';
import type { Tried } from '../../session/tried';
import { Icon } from '../icons';
import { Announce } from '../parts/Announce';
import { atLocalTime } from '../parts/wall-clock';
import { useApp } from '../view';

/** More stand folded above the newest. */
const SHOWN = 3;

const WAITING = 'Waiting for the answer…';

const Item = ({ tried: { text, worked } }: { tried: Tried }) => (
  <li class={worked ? 'tried-worked' : undefined} data-tried={worked === null ? 'unknown' : worked ? 'worked' : 'failed'}>
    <Icon name={worked === null ? 'question' : worked ? 'check' : 'cross'} />
    <span class="wrap">{visible(text)}</span>
  </li>
);

/** What was tried with this request so far, newest last: the same that a report tells. */
export const TriedList = ({ incident }: { incident: Incident }) => {
  const { session } = useApp();
  const { value: records } = session.records;
  const { value: attempts } = session.attempts;
  const { value: pending } = session.pending;
  const [before] = useState(attempts.length);
  const tried = useMemo(() => session.tried(incident, atLocalTime), [incident, records, attempts, pending]);
  const running = pending.get(incident.id)?.state === 'running';
  const announced = attempts.length > before ? (tried.findLast(({ at }) => at !== null)?.text ?? '') : '';
  // The head may be scrolled: what was just asked for must not come unseen.
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (running || announced !== '') section.current?.scrollIntoView({ block: 'nearest' });
  }, [running, announced]);
  const earlier = tried.slice(0, -SHOWN);
  return (
    <>
      <Announce text={running ? WAITING : announced} />
      {(running || tried.length > 0) && (
        <section ref={section} class="tried" aria-label="Tried">
          <h3>Tried</h3>
          {earlier.length > 0 && (
            <details>
              <summary>{earlier.length} earlier</summary>
              <ul>
                {earlier.map((one, i) => (
                  <Item key={i} tried={one} />
                ))}
              </ul>
            </details>
          )}
          <ul>
            {tried.slice(-SHOWN).map((one, i) => (
              <Item key={i} tried={one} />
            ))}
            {running && (
              <li class="subtle" data-replay-running>
                <Icon name="clock" />
                {WAITING}
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  );
};
