// Entry of the page load asset: tiny, because Kibana loads it with every page.
import { Auth0LogsPlugin } from './plugin';

export const plugin = () => new Auth0LogsPlugin();
