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

/** The overview has no name of its own. */
export function usePageName(name: string | undefined, parent?: Crumb): void {
  const { chrome } = useServices().core;
  const history = useHistory();
  const linkTo = useAppLink();
  const { text, path } = parent ?? {};
  useEffect(() => {
    const app = { text: PLUGIN_NAME, ...(name !== undefined && linkTo(PATHS.overview)) };
    chrome.setBreadcrumbs([
      { text: 'Security' },
      app,
      ...(text !== undefined && path !== undefined ? [{ text, ...linkTo(path) }] : []),
      ...(name === undefined ? [] : [{ text: name }]),
    ]);
    chrome.docTitle.change(name === undefined ? PLUGIN_NAME : [name, PLUGIN_NAME]);
    // `linkTo` is new with each rendering, and does the same while the history is the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chrome, history, name, text, path]);
}
