// The settings of the listener (`auth0_logs.listener.*`). Only types and ranges are refused here,
// since that ends Kibana; whatever else is wrong becomes a ListenerProblem.
import { schema, type TypeOf } from '@kbn/config-schema';

const networks = schema.arrayOf(schema.string(), { defaultValue: [], maxSize: 1_000 });

/** Named as Kibana's own `server.ssl.*`. */
const ssl = schema.object({
  certificate: schema.maybe(schema.string()),
  key: schema.maybe(schema.string()),
  keyPassphrase: schema.maybe(schema.string()),
  certificateAuthorities: schema.oneOf([schema.arrayOf(schema.string()), schema.string()], {
    defaultValue: [],
  }),
  supportedProtocols: schema.arrayOf<'TLSv1.2' | 'TLSv1.3'>(
    schema.oneOf([schema.literal('TLSv1.2'), schema.literal('TLSv1.3')]),
    { defaultValue: ['TLSv1.2', 'TLSv1.3'], minSize: 1 },
  ),
  clientAuthentication: schema.oneOf(
    [schema.literal('none'), schema.literal('optional'), schema.literal('required')],
    { defaultValue: 'none' },
  ),
});

export const listenerSchema = schema.object({
  enabled: schema.boolean({ defaultValue: false }),
  address: schema.string({ defaultValue: 'localhost', minLength: 1 }),
  port: schema.number({ defaultValue: 8383, min: 1, max: 65_535 }),
  /** Of `defaultSource`; those of any other end in its id. */
  path: schema.string({ defaultValue: '/auth0/logs' }),
  defaultSource: schema.string({ defaultValue: 'default' }),
  ssl,
  /** Who may send; anybody where it is empty. */
  allowedNetworks: networks,
  /** Whose X-Forwarded-For is believed, at Kibana's route too. */
  trustedProxies: networks,
  /** One address may hold half of them. */
  maxConnections: schema.number({ defaultValue: 2_000, min: 2, max: 100_000 }),
  headersTimeout: schema.duration({ defaultValue: '10s', min: '100ms', max: '30s' }),
  /** Of a whole request; read_body.ts gives up after 30 s, and without an answer. */
  requestTimeout: schema.duration({ defaultValue: '25s', min: '100ms', max: '30s' }),
  /** Above what load balancers keep, so that they are who closes: 60 s is common. */
  keepAliveTimeout: schema.duration({ defaultValue: '65s', min: '1s', max: '10m' }),
});

export type ListenerConfig = TypeOf<typeof listenerSchema>;
export type SslConfig = ListenerConfig['ssl'];
