import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icons';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly separated?: boolean;
  readonly run?: () => void;
  /** Leads to further items, which take the place of these. */
  readonly more?: () => readonly MenuItem[];
}

interface OpenMenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where its corner goes, in viewport pixels. */
  readonly at: { readonly x: number; readonly y: number };
  readonly close: () => void;
}

/**
 * A menu at a point: arrows, Home, End, first letters, Enter, Escape; an item may lead to more, and the left arrow back. It stays
 * within the panel and gives focus back.
 */
export const OpenMenu = ({ label, items: first, at, close }: OpenMenuProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ x: at.x, y: at.y });
  /** The item whose `more` is on show. */
  const [within, setWithin] = useState<MenuItem | null>(null);
  const left = useRef<MenuItem | null>(null);
  const items = within?.more?.() ?? first;

  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    setPlace({ x: Math.max(2, Math.min(at.x, innerWidth - width - 4)), y: Math.max(2, Math.min(at.y, innerHeight - height - 4)) });
    const one = left.current ? `[data-menu="${left.current.id}"]` : '[role^=menuitem]:not([aria-disabled])';
    element.querySelector<HTMLElement>(one)?.focus();
    left.current = null;
  }, [within]);

  const goInto = (item: MenuItem | null): void => {
    if (item === null) left.current = within;
    setWithin(item);
  };

  useEffect(() => {
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) close();
    };
    addEventListener('pointerdown', outside, true);
    addEventListener('blur', close);
    addEventListener('resize', close);
    return () => {
      removeEventListener('pointerdown', outside, true);
      removeEventListener('blur', close);
      removeEventListener('resize', close);
    };
  }, []);

  const keys = (event: KeyboardEvent): void => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const here = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    event.stopPropagation();
    const item = items[here];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === 'ArrowRight' && item?.more && !item.disabled) goInto(item);
    else if (event.key === 'ArrowLeft' && within) goInto(null);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase();
      [...all.slice(here + 1), ...all.slice(0, here + 1)].find((item) => item.textContent?.toLowerCase().startsWith(letter))?.focus();
      return;
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      class="menu"
      role="menu"
      aria-label={within?.label ?? label}
      tabIndex={-1}
      style={{ left: `${place.x}px`, top: `${place.y}px` }}
      onKeyDown={keys}
    >
      {items.map((item) => (
        <button
          key={`${within?.id} ${item.id}`}
          type="button"
          class={item.separated ? 'menu-item menu-separated' : 'menu-item'}
          {...(item.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': item.checked })}
          aria-disabled={item.disabled || undefined}
          aria-haspopup={item.more ? 'menu' : undefined}
          tabIndex={-1}
          data-menu={item.id}
          onClick={() => {
            if (item.disabled) return;
            if (item.more) {
              goInto(item);
              return;
            }
            // First, so that focus is back before the item moves it elsewhere.
            close();
            item.run?.();
          }}
        >
          <span class="menu-check">{item.checked && <Icon name="check" />}</span>
          <span class="menu-label">{item.label}</span>
          {item.hint && <span class="menu-hint">{item.hint}</span>}
          {item.more && (
            <span class="menu-more">
              <Icon name="right" />
            </span>
          )}
        </button>
      ))}
    </div>
  );
};

interface MenuButtonProps {
  readonly label: string;
  readonly items: () => readonly MenuItem[];
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly action?: string;
  readonly disabled?: boolean;
}

export const MenuButton = ({ label, items, children, class: name = 'tool', action, disabled }: MenuButtonProps) => {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const open = (event: { currentTarget: HTMLElement }): void => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    setAt(at === null ? { x: left, y: bottom + 1 } : null);
  };
  return (
    <>
      <button
        type="button"
        class={name}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        data-action={action}
        disabled={disabled}
        onPointerDown={(event) => at !== null && event.stopPropagation()}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open(event);
        }}
      >
        {children}
      </button>
      {at && <OpenMenu label={label} items={items()} at={at} close={() => setAt(null)} />}
    </>
  );
};
