// entity.target.*: what a Management API operation is about, where that is no user.
import type { Auth0Record } from './auth0_record';
import type { OperationCall } from './find_operation';
import { asIdentity, asObject, present } from './values';

export const mapEntityTarget = (
  { details }: Auth0Record,
  call: OperationCall | undefined,
): object | undefined => {
  if (!call || call.operation.object === 'user') return undefined;
  const { operation, objectId } = call;
  const request = asObject(details.request);
  const answer = asObject(asObject(details.response).body);
  const target = present({
    id:
      asIdentity(objectId) ??
      (operation.type.includes('creation')
        ? (asIdentity(answer.client_id) ?? asIdentity(answer.id))
        : undefined),
    name: asIdentity(answer.name) ?? asIdentity(asObject(request.body).name),
  });
  return { target: { ...target, sub_type: operation.object } };
};
