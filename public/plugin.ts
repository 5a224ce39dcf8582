// Registers the app; what the app shows is loaded when it is opened.
import type { CoreSetup, Plugin } from '@kbn/core/public';
import { APP_ROUTE, PLUGIN_ID, PLUGIN_NAME, SECURITY_CATEGORY } from '../common/plugin';
import { loadApplication } from './load_application';

export class Auth0LogsPlugin implements Plugin {
  setup(core: CoreSetup) {
    core.application.register({
      id: PLUGIN_ID,
      title: PLUGIN_NAME,
      category: SECURITY_CATEGORY,
      appRoute: APP_ROUTE,
      async mount(params) {
        const [{ mountApplication }, [coreStart]] = await Promise.all([
          loadApplication(),
          core.getStartServices(),
        ]);
        return mountApplication(coreStart, params);
      },
    });
  }

  start() {
    // Nothing is offered to other plugins.
  }
}
