// Saved object failures in Boom's shape, as plugins tell them apart by `output.statusCode`.
// Follows elastic/kibana src/core/packages/saved-objects/server/src/saved_objects_error_helpers.ts.
import { STATUS_CODES } from 'node:http';
import { errors } from '@elastic/elasticsearch';

export class SavedObjectsError extends Error {
  readonly isBoom = true;
  readonly output: { statusCode: number; payload: object };

  constructor(statusCode: number, message: string, cause?: unknown) {
    super(message, { cause });
    const error = STATUS_CODES[statusCode];
    this.output = { statusCode, payload: { statusCode, error, message } };
  }
}

/** Names what Elasticsearch refused in terms of the saved object. */
export function asSavedObjectsError(error: unknown, type: string, id: string): unknown {
  if (error instanceof errors.ResponseError && error.statusCode === 404) {
    return new SavedObjectsError(404, `Saved object [${type}/${id}] not found`, error);
  }
  if (error instanceof errors.ResponseError && error.statusCode === 409) {
    return new SavedObjectsError(409, `Saved object [${type}/${id}] conflict`, error);
  }
  if (error instanceof errors.ConnectionError || error instanceof errors.TimeoutError) {
    return new SavedObjectsError(503, error.message, error);
  }
  return error;
}
