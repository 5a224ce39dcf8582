// The saved objects' index, with the fields that every type shares and those of each type.
// Follows elastic/kibana src/core/packages/saved-objects/migration-server-internal/src/core
// (build_active_mappings.ts).
import { type Client, errors, type estypes } from '@elastic/elasticsearch';
import type { SavedObjectsType } from '@kbn/core/server';
import { SAVED_OBJECTS_INDEX } from './repository';

export async function createSavedObjectsIndex(
  client: Client,
  types: Iterable<SavedObjectsType>,
): Promise<void> {
  const own = [...types].map(({ name, mappings }) => [name, mappings] as const);
  const properties = {
    type: { type: 'keyword' },
    updated_at: { type: 'date' },
    created_at: { type: 'date' },
    ...Object.fromEntries(own),
  } as Record<string, estypes.MappingProperty>;
  try {
    await client.indices.create({
      index: SAVED_OBJECTS_INDEX,
      mappings: { dynamic: false, properties },
    });
  } catch (error) {
    const exists =
      error instanceof errors.ResponseError &&
      error.message.includes('resource_already_exists_exception');
    if (!exists) throw error;
    await client.indices.putMapping({ index: SAVED_OBJECTS_INDEX, properties });
  }
}
