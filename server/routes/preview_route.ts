// POST preview: the document that a pasted event becomes; nothing is stored.
import { schema } from '@kbn/config-schema';
import { MAX_PREVIEW_LENGTH, PREVIEW_EVENT } from '../../common/api/preview';
import { previewEvent } from '../ingest/preview_event';
import type { Source } from '../sources/source';
import type { SourceRegistry } from '../sources/source_registry';
import { settingSchemas, sourceId } from '../sources/source_settings';
import { registerRoute, type RouteDeps } from './register_route';

const body = schema.object({
  event: schema.string({ minLength: 1, maxLength: MAX_PREVIEW_LENGTH }),
  source: schema.maybe(sourceId),
});

const { namespace, tags } = settingSchemas;
const defaults = schema.object({ namespace, tags });

export interface PreviewRouteDeps extends RouteDeps {
  sources: Pick<SourceRegistry, 'reopen'>;
}

export const registerPreviewRoute = ({ sources, ...deps }: PreviewRouteDeps): void =>
  registerRoute(deps, {
    endpoint: PREVIEW_EVENT,
    schemas: { body },
    handle: ({ body: { event, source } }) =>
      Promise.resolve(
        previewEvent(event, source === undefined ? defaultSource() : sources.reopen(source)),
      ),
  });

const defaultSource = (): Source => ({
  ...{ id: 'default', name: 'default', tenant: 'default', ...defaults.validate({}) },
  ...{ preserveOriginal: false, enabled: true, dropCodes: new Set() },
  redacted: { mask: [], hash: [] },
});
