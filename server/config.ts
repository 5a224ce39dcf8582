// The plugin's settings in kibana.yml (`auth0_logs.*`). Each message of refusal names the remedy.
import { schema, type TypeOf } from '@kbn/config-schema';
import { listenerSchema } from './listener/listener_config';
import { auth0Schema } from './auth0/auth0_config';
import { configuredSource } from './sources/configured_source_schema';
import { sourceId } from './sources/source_settings';
import { webhookSchema } from './webhook/webhook_config';

const checkDays = (value: string): string | undefined =>
  /^[1-9]\d*d$/.test(value) ? undefined : 'use a number of days, such as "90d"';

export const configSchema = schema.object({
  enabled: schema.boolean({ defaultValue: true }),
  sources: schema.recordOf(sourceId, configuredSource, { defaultValue: {} }),
  webhook: webhookSchema,
  listener: listenerSchema,
  auth0: auth0Schema,
  retention: schema.object({
    events: schema.maybe(schema.string({ validate: checkDays })),
    failedEvents: schema.duration({
      defaultValue: '30d',
      validate: (kept) =>
        kept.asDays() < 1
          ? 'use at least "1d", since they are the only copy; a number without a unit is in milliseconds'
          : undefined,
    }),
    eventLog: schema.duration({ defaultValue: '90d', min: '1d' }),
  }),
});

export type Config = TypeOf<typeof configSchema>;
