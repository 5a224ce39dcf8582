// Encrypted attributes: each is encrypted on its own, bound to its object by authenticated data.
// Follows elastic/kibana x-pack/platform/plugins/shared/encrypted_saved_objects/server
// (crypto/encrypted_saved_objects_service.ts, saved_objects/saved_objects_encryption_extension.ts).
import { createRequire } from 'node:module';
import type * as NodeCrypto from '@elastic/node-crypto';
import type { SavedObject, SavedObjectsClientContract } from '@kbn/core/server';
import type {
  EncryptedSavedObjectsPluginSetup,
  EncryptedSavedObjectTypeRegistration,
} from '@kbn/encrypted-saved-objects-plugin/server';
import { SavedObjectsError } from './errors';

// Required, as Node's import and a bundler's do not agree on where this package's default export is.
const { default: nodeCrypto } = createRequire(import.meta.url)(
  '@elastic/node-crypto',
) as typeof NodeCrypto;
type Crypto = NodeCrypto.Crypto;

const MIN_KEY_LENGTH = 32;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

type Attributes = Record<string, unknown>;

/** JSON with sorted keys: the same object always gives the same bytes. */
export function stableStringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableStringify).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stableStringify(inner)}`).join(',')}}`;
}

export class EncryptionService {
  private readonly registrations = new Map<string, EncryptedSavedObjectTypeRegistration>();
  private readonly crypto: Crypto | undefined;

  constructor(encryptionKey: string | undefined) {
    if (encryptionKey !== undefined && encryptionKey.length < MIN_KEY_LENGTH) {
      throw new Error(
        `[config validation of [xpack.encryptedSavedObjects].encryptionKey]: value has length [${encryptionKey.length}] but it must have a minimum length of [${MIN_KEY_LENGTH}].`,
      );
    }
    this.crypto = encryptionKey === undefined ? undefined : nodeCrypto({ encryptionKey });
  }

  get canEncrypt(): boolean {
    return this.crypto !== undefined;
  }

  get contract(): EncryptedSavedObjectsPluginSetup {
    return {
      canEncrypt: this.canEncrypt,
      registerType: (registration) => void this.registrations.set(registration.type, registration),
    };
  }

  isRegistered(type: string): boolean {
    return this.registrations.has(type);
  }

  strip(type: string, attributes: Attributes): Attributes {
    const secret = this.registrations.get(type)?.attributesToEncrypt ?? new Set();
    return Object.fromEntries(Object.entries(attributes).filter(([name]) => !secret.has(name)));
  }

  encrypt(type: string, id: string, attributes: Attributes): Promise<Attributes> {
    return this.transform({ type, id, attributes }, (crypto, value, aad) =>
      crypto.encrypt(value, aad),
    );
  }

  decrypt(type: string, id: string, attributes: Attributes): Promise<Attributes> {
    return this.transform({ type, id, attributes }, (crypto, value, aad) => {
      if (typeof value !== 'string') throw new Error(`Encrypted attributes of ${type} are strings`);
      return crypto.decrypt(value, aad);
    });
  }

  private async transform(
    { type, id, attributes }: { type: string; id: string; attributes: Attributes },
    change: (crypto: Crypto, value: unknown, aad: string) => Promise<unknown>,
  ): Promise<Attributes> {
    const registration = this.registrations.get(type);
    if (!registration) return attributes;
    const { crypto } = this;
    if (!crypto) {
      throw new Error('Encryption is disabled because of missing encryption key.');
    }
    const included = [...(registration.attributesToIncludeInAAD ?? [])].filter(
      (name) => attributes[name] !== undefined,
    );
    const bound = Object.fromEntries(included.map((name) => [name, attributes[name]]));
    const aad = stableStringify([type, id, bound]);
    const changed = { ...attributes };
    for (const name of registration.attributesToEncrypt) {
      const value = attributes[name];
      if (value !== undefined && value !== null) changed[name] = await change(crypto, value, aad);
    }
    return changed;
  }
}

/** What `getScopedClient` gives: encrypts on the way in, strips secrets on the way out. */
export function encryptingClient(
  client: SavedObjectsClientContract,
  service: EncryptionService,
): SavedObjectsClientContract {
  const stripped = <A>(object: SavedObject<A>): SavedObject<A> => ({
    ...object,
    attributes: service.strip(object.type, object.attributes as Attributes) as A,
  });
  return {
    create: async <A>(
      ...[type, attributes, options = {}]: Parameters<SavedObjectsClientContract['create']>
    ) => {
      if (!service.isRegistered(type)) return client.create<A>(type, attributes as A, options);
      const id = validId(options);
      const secret = await service.encrypt(type, id, attributes as Attributes);
      return stripped(await client.create<A>(type, secret as A, { ...options, id }));
    },
    update: async <A>(
      ...[type, id, attributes, options]: Parameters<SavedObjectsClientContract['update']>
    ) => {
      const secret = await service.encrypt(type, id, attributes);
      return stripped(await client.update<A>(type, id, secret as Partial<A>, options));
    },
    get: async <A>(type: string, id: string) => stripped(await client.get<A>(type, id)),
    find: async <A>(options: Parameters<SavedObjectsClientContract['find']>[0]) => {
      const found = await client.find<A>(options);
      return { ...found, saved_objects: found.saved_objects.map(stripped) };
    },
    delete: (...args) => client.delete(...args),
  };
}

function validId({
  id,
  overwrite,
  version,
}: {
  id?: string;
  overwrite?: boolean;
  version?: string;
}) {
  if (id === undefined) return crypto.randomUUID();
  if (UUID.test(id) || (overwrite && version !== undefined)) return id;
  throw new SavedObjectsError(
    400,
    'Predefined IDs are not allowed for saved objects with encrypted attributes unless the ID is a UUID.: Bad Request',
  );
}
