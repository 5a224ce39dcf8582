// core.theme: light or dark, kept over visits.
// Source: elastic/kibana src/core/packages/theme/browser-internal/src/theme_service.ts.
import { BehaviorSubject } from 'rxjs';
import type { CoreTheme } from '@kbn/core/public';
import { ASSETS } from '../render_page';

const STORAGE_KEY = 'devHost.theme';

export function createTheme(darkByDefault: boolean) {
  const stored = window.localStorage.getItem(STORAGE_KEY);
  const theme$ = new BehaviorSubject<CoreTheme>({
    darkMode: stored === null ? darkByDefault : stored === 'dark',
    name: 'amsterdam',
  });
  theme$.subscribe(({ darkMode }) => loadStyleSheet(darkMode ? 'dark' : 'light'));
  return {
    theme$,
    toggle() {
      const darkMode = !theme$.value.darkMode;
      window.localStorage.setItem(STORAGE_KEY, darkMode ? 'dark' : 'light');
      theme$.next({ ...theme$.value, darkMode });
    },
  };
}

export type Theme = ReturnType<typeof createTheme>;

function loadStyleSheet(mode: keyof typeof ASSETS.css) {
  const link = document.querySelector<HTMLLinkElement>('#eui-css');
  const href = `${link?.dataset.assets ?? ''}${ASSETS.css[mode]}`;
  if (link && link.getAttribute('href') !== href) link.setAttribute('href', href);
}
