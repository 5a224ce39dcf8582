// A saved source as the API shows it: without hashes and secrets.
import type { Source } from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { SavedSource } from './stored_source';
import { withoutUndefined } from './without_undefined';

export const describeSaved = ({ id, version, attributes }: SavedSource): Source => {
  const { tokens, secrets_id: _secrets, credentials, ...shownAttributes } = attributes;
  const [current, previous] = tokens;
  return {
    ...withoutUndefined({
      ...shownAttributes,
      credentials: credentials && withoutUndefined(credentials),
    }),
    id,
    managed_by: 'api',
    data_stream: dataStreamName(attributes.namespace),
    webhook_path: webhookPath(id),
    token: {
      ...(current && { created_at: current.created_at }),
      ...(previous?.valid_until !== undefined && { previous_valid_until: previous.valid_until }),
    },
    ...(version !== undefined && { version }),
  };
};
