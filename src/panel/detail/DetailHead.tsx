import { visible, visibleLine } from '../../http/visible';
import type { Incident } from '../../model';
import { sameness } from '../../session/occurrence';
import { attempt, showInNetwork } from '../actions';
import { Icon, StatusMark } from '../icons';
import { incidentMenu } from '../list/row-menu';
import { CopyButton } from '../parts/CopyButton';
import { CopyReport } from '../parts/CopyReport';
import { MenuButton } from '../parts/Menu';
import { SafeLink } from '../parts/SafeLink';
import { codeOf, statusShape, statusText } from '../parts/status-shape';
import { clockTime, fullMoment } from '../parts/wall-clock';
import { useApp } from '../view';
import { Countdown } from './Countdown';
import { useReplay } from './Replay';
import { TriedList } from './TriedList';

/** Which of its kind this failure is, with steps to the one before and after. */
const Steps = ({ incident }: { incident: Incident }) => {
  const { session } = useApp();
  const key = sameness(incident);
  const alike = session.visible.value.filter((other) => sameness(other) === key);
  const here = alike.findIndex(({ id }) => id === incident.id);
  if (alike.length < 2 || here < 0) return null;
  const step = (by: number) => () => {
    session.selection.value = alike[here + by]?.id ?? incident.id;
  };
  return (
    <span class="steps">
      <button type="button" class="tool" title="Earlier" aria-label="The same failure, earlier" disabled={here === 0} onClick={step(-1)}>
        <Icon name="back" />
      </button>
      {here + 1} of {alike.length}
      <button
        type="button"
        class="tool"
        title="Later"
        aria-label="The same failure, later"
        disabled={here === alike.length - 1}
        onClick={step(1)}
      >
        <Icon name="right" />
      </button>
    </span>
  );
};

const Provider = ({ incident }: { incident: Incident }) => {
  const { provider, error } = incident.diagnosis;
  const support = provider?.support;
  return (
    <>
      {provider && <b>{visibleLine(provider.name)}</b>}
      {provider?.docs && <SafeLink url={provider.docs}>Docs</SafeLink>}
      {provider?.statusPage && <SafeLink url={provider.statusPage}>Status page</SafeLink>}
      {support?.url && <SafeLink url={support.url}>Support</SafeLink>}
      {support?.email && <span title="Support">{visibleLine(support.email)}</span>}
      {error.docUrl && <SafeLink url={error.docUrl}>About this error</SafeLink>}
    </>
  );
};

const Buttons = ({ incident }: { incident: Incident }) => {
  const app = useApp();
  const { host } = app;
  const { exchange } = incident;
  const frame = exchange.initiator?.frames[0];
  const { button, below } = useReplay(incident);
  return (
    <div class="buttons">
      <CopyReport incidents={[incident]} />
      {button}
      {host.showInNetwork && exchange.source === 'devtools' && (
        <button
          type="button"
          class="button"
          title="Show in Network"
          data-action="show-in-network"
          onClick={() => void showInNetwork(app, incident.id)}
        >
          <Icon name="network" />
          <span class="button-label">Show in Network</span>
        </button>
      )}
      {host.openSource && frame && (
        <button
          type="button"
          class="button"
          title={visibleLine(`Open calling code: ${frame.functionName || 'anonymous'}, ${frame.url}:${frame.lineNumber + 1}`)}
          data-action="open-source"
          onClick={() => void attempt(app, 'The code could not be opened.', () => host.openSource?.(frame))}
        >
          <Icon name="code" />
          <span class="button-label">Open calling code</span>
        </button>
      )}
      {below}
    </div>
  );
};

/** What happened, in one glance: status, code, title, meaning, who, when to try again, and what to do with it. */
export const DetailHead = ({ incident, close }: { incident: Incident; close: () => void }) => {
  const app = useApp();
  const { exchange, diagnosis } = incident;
  const shape = statusShape(incident);
  const code = codeOf(incident);
  return (
    <header class="detail-head">
      <div class="head-line">
        <button
          type="button"
          class="tool only-narrow"
          title="Back to the list (Esc)"
          aria-label="Back to the list"
          data-action="back"
          onClick={close}
        >
          <Icon name="back" />
        </button>
        <span class={`status-chip tone-${shape}`} data-detail-status>
          <StatusMark shape={shape} />
          {statusText(incident)}
          {exchange.response.statusText && ` ${visibleLine(exchange.response.statusText).slice(0, 40)}`}
        </span>
        {code && (
          <span class="code-chip" data-detail-code title={visibleLine(code)}>
            {visibleLine(code)}
          </span>
        )}
        <span class="subtle head-time" title={fullMoment(exchange.startedAt)}>
          {clockTime(exchange.startedAt)}
        </span>
        <span class="spring" />
        <Steps incident={incident} />
        <MenuButton label="More" action="more" items={() => incidentMenu(app, incident)}>
          <Icon name="more" />
        </MenuButton>
        <button
          type="button"
          class="tool not-narrow"
          title="Close (Esc)"
          aria-label="Close the details"
          data-action="close-detail"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      <h2 class="detail-title" data-detail-title>
        {visibleLine(diagnosis.title)}
      </h2>
      <p class="summary" data-detail-summary>
        {visible(diagnosis.summary)}
      </p>
      <Countdown incident={incident} />
      <div class="head-facts">
        <Provider incident={incident} />
        <span class="mono ellipsis fact-endpoint" title={visibleLine(exchange.request.url)}>
          {visibleLine(diagnosis.endpoint)}
        </span>
        {diagnosis.error.requestId && (
          <span class="request-id">
            <span class="subtle">Request ID</span> <span class="mono ellipsis">{visibleLine(diagnosis.error.requestId)}</span>
            <CopyButton text={diagnosis.error.requestId} what="Request ID" />
          </span>
        )}
      </div>
      <Buttons incident={incident} />
      <TriedList incident={incident} />
    </header>
  );
};
