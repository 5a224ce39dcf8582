// A saved source as the API shows it: without hashes and secrets.
import type { Source } from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { SavedSource } from './stored_source';

export const describeSaved = ({ id, version, attributes }: SavedSource): Source => {
  const { tokens, secrets_id: _secrets, credentials, ...shownAttributes } = attributes;
  const [current, previous] = tokens;
  return {
    ...shownAttributes,
    credentials,
    id,
    managed_by: 'api',
    data_stream: dataStreamName(attributes.namespace),
    webhook_path: webhookPath(id),
    token: {
      created_at: current?.created_at,
      previous_valid_until: previous?.valid_until,
    },
    version,
  };
};
