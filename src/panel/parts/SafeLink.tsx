import type { ComponentChildren } from 'preact';
import { visible } from '../../http/visible';
import { useApp } from '../view';

const isWeb = (url: string): boolean => URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);

/** A link that leads to the web or is no link at all: any other scheme is shown as plain text. */
export const SafeLink = ({ url, children, action }: { url: string; children?: ComponentChildren; action?: string }) => {
  const { host } = useApp();
  const shown = children ?? visible(url);
  if (!isWeb(url)) return <span class="wrap">{shown}</span>;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    host.openUrl(url);
  };
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" title={visible(url)} data-action={action} onClick={open}>
      {shown}
    </a>
  );
};
