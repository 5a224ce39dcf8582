// The source that a path names.
import { schema } from '@kbn/config-schema';
import { sourceId } from '../../sources/source_settings';

export const sourceParams = schema.object({ id: sourceId });
