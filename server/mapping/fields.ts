// Every field that the mapping can emit, with its Elasticsearch type: the component template is
// made of it, and a test holds it against ECS and against what the mapping does emit.

export interface FieldMapping {
  type: string;
  [option: string]: unknown;
}

/** A longer value stays in _source but is not indexed; Lucene's own limit is 32,766 bytes. */
const KEYWORD_LIMIT = 1_024;

const keyword: FieldMapping = { type: 'keyword', ignore_above: KEYWORD_LIMIT };
const text: FieldMapping = { type: 'text' };
const date: FieldMapping = { type: 'date' };
const ip: FieldMapping = { type: 'ip' };
const long: FieldMapping = { type: 'long' };
const float: FieldMapping = { type: 'float' };
const boolean: FieldMapping = { type: 'boolean' };
const flattened: FieldMapping = { type: 'flattened', ignore_above: KEYWORD_LIMIT, depth_limit: 20 };
/** Found by full text as well as exactly, as ECS has it. */
const keywordAndText: FieldMapping = { ...keyword, fields: { text } };

const under = (prefix: string, fields: Record<string, FieldMapping>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, mapping]) => [`${prefix}.${name}`, mapping]),
  );

const all = (mapping: FieldMapping, names: string): Record<string, FieldMapping> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, mapping]),
  );

const place = {
  ...all(
    keyword,
    `address geo.city_name geo.continent_code geo.continent_name geo.country_iso_code
     geo.country_name geo.region_iso_code geo.region_name geo.timezone`,
  ),
  ip,
  port: long,
  'geo.location': { type: 'geo_point' },
  'as.number': long,
  'as.organization.name': keywordAndText,
};

export const emittedFields: Record<string, FieldMapping> = {
  '@timestamp': date,
  message: text,
  tags: keyword,
  'ecs.version': keyword,
  'input.type': keyword,
  'log.level': keyword,
  ...under('data_stream', all(keyword, 'type dataset namespace')),
  ...under('event', {
    ...all(keyword, 'id code kind action category type outcome reason provider module dataset'),
    ...all(date, 'created ingested start end'),
    ...all(long, 'severity duration'),
    risk_score: float,
    original: { type: 'keyword', index: false, doc_values: false },
  }),
  ...under('error', { ...all(keyword, 'type code'), message: text }),
  ...under('client', place),
  ...under('source', place),
  'network.type': keyword,
  'network.forwarded_ip': ip,
  ...under('user', {
    ...all(
      keyword,
      `id email domain hash changes.email effective.id effective.email effective.domain
       effective.hash target.id target.email target.hash target.roles`,
    ),
    ...all(keywordAndText, 'name changes.name effective.name target.name'),
  }),
  ...under('user_agent', {
    ...all(keyword, 'name version device.name os.name os.version'),
    original: keywordAndText,
    'os.full': keywordAndText,
  }),
  ...under('http', {
    ...all(keyword, 'request.method request.id request.referrer'),
    'response.status_code': long,
  }),
  ...under('url', all(keyword, 'domain path query full')),
  ...all(
    keyword,
    `entity.target.id entity.target.sub_type gen_ai.agent.id organization.id tls.client.ja3 tls.client.hash.sha256 trace.id transaction.id
     cloud.account.name cloud.region service.id service.name observer.vendor observer.product`,
  ),
  ...all(keywordAndText, 'entity.target.name organization.name'),
  ...under('related', { ...all(keyword, 'user hosts hash'), ip }),
  'auth0.logs.log_id': keyword,
  'auth0.logs.source.id': keyword,
  ...under('auth0.logs.data', {
    ...all(
      keyword,
      `$event_schema.version access_token_jti accessed_secrets action_id action_name actors
       agent_id allowlist audience auth_methods channel classification client_id client_name connection
       connection_id email empty enrollment_identifier environment_name external_agent_id factor hostname identity_user_id
       location_info.city_name location_info.continent_code location_info.country_code
       location_info.country_code3 location_info.country_name location_info.latitude
       location_info.longitude location_info.subdivision_code location_info.subdivision_name
       location_info.time_zone log_id mtls_thumbprint_sha256
       operation.actor operation.ids operation.name operation.roles operation.title
       organization_id organization_name phone_number references.correlation_id
       references.request_id references.trace_id refused_parameter refresh_token_family_id requested_client_id risk_confidence
       risk_signals scope scopes security_context.ja3 security_context.ja4 session_connection
       session_id strategy strategy_type template.unescaped tenant_name title token_scopes tracking_id transaction_linking_id
       trigger_id type type_id user_id user_name`,
    ),
    ...all(text, 'description user_agent'),
    ...all(date, 'date login.initiatedAt login.completedAt'),
    ...all(long, 'login.elapsedTime login.stats.loginsCount'),
    ...all(ip, 'ip client_ip'),
    ...all(flattened, 'auth0_client body details other query'),
    ...all(boolean, 'is_mobile operation.known requires_verification'),
  }),
};
