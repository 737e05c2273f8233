// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Incident } from '../../model';
import { MessageTab } from '../message/MessageTab';
import { Boundary } from '../parts/Boundary';
import { later } from '../parts/later';
import { type TabId, useApp } from '../view';
import { CompareTab } from './CompareTab';
import { DetailHead } from './DetailHead';
import { DiagnosisTab } from './DiagnosisTab';
import { ReportTab } from './ReportTab';

/** Few failures get a rule of their own: the form comes in when somebody makes one. */
const RuleForm = later(async () => (await import('../rule/RuleForm')).RuleForm);

const tabs: readonly { readonly id: TabId; readonly label: string }[] = [
  { id: 'diagnosis', label: 'Diagnosis' },
  { id: 'response', label: 'Response' },
  { id: 'request', label: 'Request' },
  { id: 'compare', label: 'Compare' },
  { id: 'report', label: 'Report' },
];

const Content = ({ incident, tab }: { incident: Incident; tab: TabId }) => {
  const alone = useMemo(() => [incident], [incident]);
  if (tab === 'diagnosis') return <DiagnosisTab incident={incident} />;
  if (tab === 'compare') return <CompareTab incident={incident} />;
  if (tab === 'report') return <ReportTab incidents={alone} />;
  return <MessageTab key={`${tab} ${incident.id}`} incident={incident} side={tab} />;
};

const Tabs = () => {
  const { view } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const here = tabs.findIndex(({ id }) => id === view.tab.value);
  const keys = (event: KeyboardEvent): void => {
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    view.tab.value = next.id;
    box.current?.querySelector<HTMLElement>(`[data-tab=${next.id}]`)?.focus();
  };
  return (
    <div ref={box} class="tabs" role="tablist" aria-label="Details" onKeyDown={keys}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          id={`tab-${id}`}
          class="tab"
          role="tab"
          aria-selected={id === view.tab.value}
          aria-controls="tab-content"
          tabIndex={id === view.tab.value ? 0 : -1}
          data-tab={id}
          onClick={() => {
            view.tab.value = id;
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
};

/** Everything about one failure. */
export const Detail = ({ incident, close }: { incident: Incident; close: () => void }) => {
  const { view } = useApp();
  const content = useRef<HTMLDivElement>(null);
  const tab = view.tab.value;
  useEffect(() => content.current?.scrollTo(0, 0), [tab, incident.id]);
  if (view.making.value === incident.id)
    return (
      <section class="detail" aria-label="Make a rule" data-detail data-id={incident.id}>
        <Boundary what="The form" of={incident.id}>
          <RuleForm key={incident.id} incident={incident} />
        </Boundary>
      </section>
    );
  return (
    <section class="detail" aria-label="Details" data-detail data-id={incident.id}>
      <Boundary what="The summary" of={incident.id}>
        <DetailHead key={incident.id} incident={incident} close={close} />
      </Boundary>
      <Tabs />
      <div
        ref={content}
        class="tab-content"
        id="tab-content"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={0}
        data-content={tab}
      >
        <Boundary what="This tab" of={`${tab} ${incident.id}`}>
          <Content incident={incident} tab={tab} />
        </Boundary>
      </div>
    </section>
  );
};
