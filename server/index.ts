// What Kibana loads: the settings and the plugin.
import type { PluginConfigDescriptor, PluginInitializerContext } from '@kbn/core/server';
import { configSchema, type Config } from './config';
import { Auth0LogsPlugin } from './plugin';

export const config: PluginConfigDescriptor<typeof configSchema> = { schema: configSchema };

export const plugin = (context: PluginInitializerContext<Config>): Auth0LogsPlugin =>
  new Auth0LogsPlugin(context);
