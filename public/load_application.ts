// Imports the app's own chunk from where Kibana serves this plugin's files.
import type * as Application from './application';

declare const __kbnPublicPath__: Record<string, string>;

/** Native import of an ES module: allowed by Kibana's CSP, which forbids inline code and eval. */
export const loadApplication = async (): Promise<typeof Application> =>
  (await import(`${__kbnPublicPath__.auth0Logs ?? ''}application.js`)) as typeof Application;
