// The settings of the webhook (`auth0_logs.webhook.*` of kibana.yml).
import { schema, type TypeOf } from '@kbn/config-schema';

export const webhookSchema = schema.object({
  /** At most what fits into a call of Elasticsearch (100 MB) when it has to become a failed event. */
  maxBodySize: schema.byteSize({ defaultValue: '32mb', min: '1kb', max: '64mb' }),
  /** Bodies held in memory at once, over all requests; beyond it the answer is 429. */
  maxPending: schema.byteSize({ defaultValue: '128mb', min: '1mb', max: '2gb' }),
});

export type WebhookConfig = TypeOf<typeof webhookSchema>;
