import { visibleLine } from '../../http/visible';
import type { Exchange } from '../../model';
import { attempt } from '../actions';
import { useApp } from '../view';

const MOST = 12;

/** `api.js:42`. */
const place = (url: string, line: number): string => `${url.split(/[?#]/, 1)[0]?.split('/').pop() || url}:${line + 1}`;

/** The calls that led to the request, innermost first. */
export const Called = ({ initiator }: Pick<Exchange, 'initiator'>) => {
  const app = useApp();
  const { openSource } = app.host;
  const frames = initiator?.frames.slice(0, MOST) ?? [];
  if (frames.length === 0) return null;
  return (
    <>
      <h3>Called from</h3>
      <ol class="frames">
        {frames.map((frame, i) => (
          <li key={i} class="mono">
            {visibleLine(frame.functionName || '(anonymous)')}{' '}
            {openSource ? (
              <button
                type="button"
                class="link mono"
                title={visibleLine(frame.url)}
                onClick={() => void attempt(app, 'The code could not be opened.', () => openSource(frame))}
              >
                {visibleLine(place(frame.url, frame.lineNumber))}
              </button>
            ) : (
              <span class="subtle" title={visibleLine(frame.url)}>
                {visibleLine(place(frame.url, frame.lineNumber))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
};
