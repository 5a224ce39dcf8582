// Links within the app: a real address, so that a new tab can open it, and no reload on a plain click.
import type { MouseEvent } from 'react';
import { useHistory } from 'react-router-dom';

export interface AppLink {
  href: string;
  onClick: (event: MouseEvent) => void;
}

/** `search` is what follows the path, from its "?" on. */
export type AppLinkTo = (path: string, search?: string) => AppLink;

export function useAppLink(): AppLinkTo {
  const history = useHistory();
  return (pathname, search = '') => ({
    href: history.createHref({ pathname, search }),
    onClick: (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      history.push({ pathname, search });
    },
  });
}

/** Every other click is the browser's own: it opens a tab or a window, or saves. */
export const isPlainClick = (
  event: Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>,
): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
