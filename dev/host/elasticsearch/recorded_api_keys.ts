// The recorded contract of Elasticsearch's API keys, for the Elasticsearch of the Maven coordinates:
// it has the calls, but their index needs the token filter `pattern_capture`, which is missing there
// ("Unknown filter type [pattern_capture] for [email]"), so that no key can be created. What stands in:
// - A key holds what its owner and its role descriptors have in common. The one key that the plugin
//   asks for is the file realm's user with just that role; where the owner lacks any of it, the key
//   is the owner, who as to these privileges may do the same.
// - Keys are kept in an index, so that they outlive the host and other hosts know them.
// - A key that is invalidated or unknown goes to Elasticsearch as it is, which answers 401.
// A wrong password, anyone's missing privilege and all else are Elasticsearch's own answers.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type Client,
  errors,
  Transport,
  type TransportRequestParams,
} from '@elastic/elasticsearch';
import type { TransportRequestOptions } from '@elastic/elasticsearch';
import type { GrantAPIKeyResult } from '@kbn/security-plugin/server';
import { EVENT_PRIVILEGES } from '../../../server/installation/event_privileges';
import { basicAuthorization, WRITER_USER } from '../../elasticsearch/file_realm';

export const RECORDED_KEYS_INDEX = '.kibana_auth0_dev_api_keys';
const ID_PREFIX = 'recorded-';
const KEY_BYTES = 16;
const CANNOT_CREATE = 'Unknown filter type [pattern_capture]';

interface RecordedKey {
  /** SHA-256 of what follows the scheme in the header. */
  hash: string;
  /** As whom the key acts. */
  user: string;
}

export interface KeyRequest {
  name: string;
  role_descriptors: Record<string, unknown>;
}

export const cannotCreateKeys = (error: unknown): boolean =>
  error instanceof errors.ResponseError && error.message.includes(CANNOT_CREATE);

/** `owner` asks Elasticsearch as the one on whose behalf the key is made. */
export async function grantRecordedKey(
  clients: { internal: Client; owner: Client },
  ownerName: string,
  { name, role_descriptors }: KeyRequest,
): Promise<GrantAPIKeyResult> {
  if (!isDeepStrictEqual(role_descriptors, { writer: { indices: [EVENT_PRIVILEGES] } })) {
    throw new Error('The recorded contract knows the key for writing events alone.');
  }
  const { has_all_requested: mayAll } = await clients.owner.security.hasPrivileges({
    index: [EVENT_PRIVILEGES],
  });
  const id = ID_PREFIX + randomUUID();
  const api_key = randomBytes(KEY_BYTES).toString('base64url');
  const hash = sha256(Buffer.from(`${id}:${api_key}`).toString('base64'));
  await clients.internal.index<RecordedKey>({
    index: RECORDED_KEYS_INDEX,
    id,
    document: { hash, user: mayAll ? WRITER_USER : ownerName },
  });
  return { id, name, api_key };
}

/** Those that Elasticsearch itself knows are not among them. */
export async function invalidateRecordedKeys(internal: Client, ids: string[]): Promise<void> {
  for (const id of ids.filter((one) => one.startsWith(ID_PREFIX))) {
    await internal.delete({ index: RECORDED_KEYS_INDEX, id }, { ignore: [404] });
  }
}

/** Sends each request with the header, or as the user that a recorded key in it stands for. */
export function transportFor(internal: Client, authorization: string): typeof Transport {
  return class extends Transport {
    override async request<T>(params: TransportRequestParams, options?: TransportRequestOptions) {
      const headers = {
        ...options?.headers,
        authorization: await knownToElasticsearch(internal, authorization),
      };
      return super.request<T>(params, { ...options, headers });
    }
  };
}

/** Looked up for each request: a key that is invalidated opens nothing from then on. */
async function knownToElasticsearch(internal: Client, authorization: string): Promise<string> {
  const [scheme = '', credentials = ''] = authorization.split(' ');
  const [id = ''] = Buffer.from(credentials, 'base64').toString().split(':');
  if (scheme.toLowerCase() !== 'apikey' || !id.startsWith(ID_PREFIX)) return authorization;
  const key = await internal
    .get<RecordedKey>({ index: RECORDED_KEYS_INDEX, id })
    .catch((error: unknown) => {
      if (error instanceof errors.ResponseError && error.statusCode === 404) return undefined;
      throw error;
    });
  const valid = key?._source?.hash === sha256(credentials);
  return valid && key._source ? basicAuthorization(key._source.user) : authorization;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
