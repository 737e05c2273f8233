import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Session } from '../session/session';
import { openHar } from './actions';
import { Banners } from './Banners';
import { CopyFallback } from './CopyFallback';
import { Empty } from './Empty';
import { focusListAfterClose } from './focus-list';
import type { Host } from './host';
import { Keys } from './Keys';
import { keepPlace } from './keep-place';
import { Detail, Limits, Several } from './later-parts';
import { List } from './list/List';
import { Announce } from './parts/Announce';
import { Boundary } from './parts/Boundary';
import { Splitter } from './parts/Splitter';
import { Toaster } from './parts/Toaster';
import { restoreView } from './restore-view';
import { SelectionBar } from './several/SelectionBar';
import { selectedText } from './several/selected-text';
import { shortcut } from './shortcuts';
import { Toolbar } from './toolbar/Toolbar';
import { type App, AppContext, createView, isReviewing, NARROW_PX, useApp } from './view';

const Main = () => {
  const app = useApp();
  const { session, view } = app;
  const incident = session.selected.value;
  const chosen = session.chosen.value;
  const several = chosen.length > 0;
  const narrow = view.width.value < NARROW_PX;
  const listed = session.rows.value.length > 0;
  const close = (): void => {
    session.selection.value = null;
    focusListAfterClose();
  };
  const back = (): void => {
    view.reviewing.value = false;
    focusListAfterClose();
  };
  const detail = several ? (
    <Several incidents={chosen} back={narrow ? back : null} />
  ) : (
    incident && <Detail incident={incident} close={close} />
  );
  useEffect(() => {
    if (!several) view.reviewing.value = false;
  }, [several]);
  // A narrow list stays while several are chosen: it is where the others are.
  const beside = narrow && several ? null : detail;
  if (narrow && detail && (!several || isReviewing(app))) return <main class="main">{detail}</main>;
  return (
    <main class="main">
      <div class="pane-list" style={beside ? { width: `${view.split.value * 100}%`, flex: 'none' } : undefined}>
        {listed ? (
          <Boundary what="The list" of={session.rows.value}>
            <List />
          </Boundary>
        ) : (
          <Empty />
        )}
        {narrow && several && <SelectionBar incidents={chosen} />}
      </div>
      {beside && <Splitter />}
      {beside}
    </main>
  );
};

const AnnounceSelection = () => {
  const { length } = useApp().session.chosen.value;
  return <Announce text={length === 0 ? '' : selectedText(length)} />;
};

const Shell = () => {
  const app = useApp();
  const { view } = app;
  const root = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = (): void => {
      view.width.value = element.clientWidth;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const keys = (event: KeyboardEvent): void => shortcut(app, event);
    // On the body, not the document: DevTools listens there itself, and would open its console drawer on Escape.
    document.body.addEventListener('keydown', keys);
    return () => {
      observer.disconnect();
      document.body.removeEventListener('keydown', keys);
    };
  }, []);

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void openHar(app, file);
  };
  const dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const fallback = view.fallback.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped anywhere; the toolbar has a button for it
    <div
      ref={root}
      class={over ? 'panel panel-drop' : 'panel'}
      onDragOver={dragOver}
      onDragLeave={(event) => event.relatedTarget === null && setOver(false)}
      onDrop={drop}
    >
      <Boundary what="The toolbar">
        <Toolbar />
      </Boundary>
      <Banners />
      <Boundary what="The panel" of={app.session.chosen.value.length > 0 ? app.session.chosen.value : app.session.selection.value}>
        {view.limits.value ? <Limits /> : <Main />}
      </Boundary>
      {over && <div class="drop-hint">Drop a HAR file to open it</div>}
      {view.keys.value && <Keys />}
      {fallback !== null && <CopyFallback text={fallback} />}
      <AnnounceSelection />
      <Toaster />
    </div>
  );
};

/** The whole panel over one session. */
export const Panel = ({ session, host }: { session: Session; host: Host }) => {
  const app = useMemo((): App => ({ session, host, view: createView() }), [session, host]);
  useEffect(() => void restoreView(app), [app]);
  useEffect(() => host.place && keepPlace(app, host.place), [app, host]);
  return (
    <AppContext.Provider value={app}>
      <Boundary what="The panel">
        <Shell />
      </Boundary>
    </AppContext.Provider>
  );
};
