// Kibana's breadcrumbs and the title of the browser's tab.
import { useEffect } from 'react';
import { useHistory } from 'react-router-dom';
import { PLUGIN_NAME } from '../../common/plugin';
import { PATHS } from '../paths';
import { useAppLink } from './use_app_link';
import { useServices } from './use_services';

export interface Crumb {
  text: string;
  path: string;
}

/** `parent`: the page above it, below the app. */
export function usePageName(name: string, parent?: Crumb): void {
  const { chrome } = useServices().core;
  const history = useHistory();
  const linkTo = useAppLink();
  const { text, path } = parent ?? {};
  useEffect(() => {
    chrome.setBreadcrumbs([
      { text: 'Security' },
      { text: PLUGIN_NAME, ...linkTo(PATHS.overview) },
      ...(text !== undefined && path !== undefined ? [{ text, ...linkTo(path) }] : []),
      { text: name },
    ]);
    chrome.docTitle.change([name, PLUGIN_NAME]);
    // `linkTo` is new with each rendering, and does the same while the history is the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chrome, history, name, text, path]);
}
