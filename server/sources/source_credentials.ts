// What the server has to read again of a source: the credentials of its Auth0 application and the key
// of its hashes, encrypted together.
import { randomBytes } from 'node:crypto';
import type { KibanaRequest } from '@kbn/core/server';
import type { Auth0Credentials } from '../../common/api/log_streams';
import type { Source } from '../../common/api/sources';
import { shownCredentials } from './configured_sources';
import { describeSource } from './source_definition';
import { hasCode, type SourceEditor } from './source_editor';
import type { SecretsStore, SourceSecrets } from './source_secrets';
import { definitionOf, type StoredSource } from './stored_source';

const HASH_KEY_BYTES = 32;

export class SourceCredentials {
  constructor(
    private readonly editor: SourceEditor,
    private readonly secrets: () => Promise<SecretsStore>,
  ) {}

  async read(id: string): Promise<Auth0Credentials | undefined> {
    const declared = this.editor.declared(id);
    if (declared) return declared.credentials;
    return (await this.secretsOf((await this.editor.store.get(id)).attributes)).credentials;
  }

  /** Throws cannot_encrypt. */
  async checkCanKeep(): Promise<void> {
    (await this.secrets()).checkCanWrite();
  }

  /** Undefined forgets them. */
  async keep(
    request: KibanaRequest,
    id: string,
    credentials: Auth0Credentials | undefined,
  ): Promise<Source> {
    const before = await this.editor.changeable(id);
    const store = await this.secrets();
    const { hash_key } = await this.readableSecrets(before.attributes);
    const isEmpty = hash_key === undefined && credentials === undefined;
    const secrets_id = isEmpty
      ? undefined
      : await store.write(request, id, { hash_key, credentials });
    const saved = await this.editor.store.replace(before, {
      ...before.attributes,
      secrets_id,
      credentials: credentials && shownCredentials(credentials),
    });
    await this.delete(before.attributes.secrets_id);
    if (credentials) await this.editor.announce(id, 'credentials-kept');
    else await this.editor.announce(id, 'credentials-forgotten');
    return describeSource(definitionOf(saved));
  }

  /**
   * What a source is to be stored with, so that it has a key where its settings want one. Empty where
   * what it has will do.
   */
  async withHashKey(
    request: KibanaRequest,
    id: string,
    source: StoredSource,
  ): Promise<Partial<StoredSource>> {
    if (source.hash_fields.length === 0) return {};
    const known = await this.readableSecrets(source);
    if (known.hash_key !== undefined) return {};
    const hash_key = randomBytes(HASH_KEY_BYTES).toString('hex');
    const secrets_id = await (await this.secrets()).write(request, id, { ...known, hash_key });
    return { secrets_id, credentials: known.credentials && source.credentials };
  }

  async delete(secretsId: string | undefined): Promise<void> {
    if (secretsId !== undefined) await (await this.secrets()).delete(secretsId);
  }

  private async secretsOf({ secrets_id }: StoredSource): Promise<SourceSecrets> {
    return secrets_id === undefined ? {} : (await this.secrets()).read(secrets_id);
  }

  /** For who stores them anew: what nobody can read any more is gone. */
  private async readableSecrets(source: StoredSource): Promise<SourceSecrets> {
    return this.secretsOf(source).catch((error: unknown) => {
      if (!hasCode(error, 'secrets_unreadable')) throw error;
      return {};
    });
  }
}
