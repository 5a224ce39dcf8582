// auth0.logs.data.operation.*: which operation of the Management API or of SCIM an event tells of.
import type { Auth0Record } from './auth0_record';
import { findOperation, type OperationCall } from './find_operation';
import { asIdentity, asObject, asText, asTexts, present } from './values';

const CODES = new Set(['sapi', 'fapi', 'mgmt_api_read', 'sscim', 'fscim']);

export const readOperation = ({ code, details }: Auth0Record): OperationCall | undefined => {
  if (code === undefined || !CODES.has(code)) return undefined;
  const request = asObject(details.request);
  const method = asText(request.method);
  const path = asText(request.path);
  return method === undefined || path === undefined ? undefined : findOperation(method, path);
};

/** Auth0's own description takes the place of the title where the table has no row. */
export const mapOperation = (
  { code, data, details }: Auth0Record,
  call: OperationCall | undefined,
): object | undefined => {
  if (code === undefined || !CODES.has(code)) return undefined;
  const request = asObject(details.request);
  const actor = asObject(asObject(request.auth).user);
  return present({
    name: call?.operation.name,
    title: call?.operation.title ?? asText(data.description),
    known: call?.known,
    ids: asTexts(call?.ids.map(asIdentity)),
    actor: asIdentity(data.user_id) ?? asIdentity(actor.user_id) ?? asIdentity(data.client_id),
    roles: asTexts(asObject(request.body).roles),
  });
};
