// entity.target.*: what a Management API operation is about, where that is no user.
import type { Auth0Record } from './auth0_record';
import { asIdentity, asObject, asText, decoded, present } from './values';

/** Collections whose members have an id of their own; with `…/<id>`, where one is addressed. */
const MEMBER =
  /^\/api\/v2\/(actions\/actions|client-grants|clients|connections|custom-domains|flows|forms|hooks|log-streams|network-acls|organizations|resource-servers|roles|rules|self-service-profiles)(?:\/([^/?]+))?/;

export const mapEntityTarget = ({ details }: Auth0Record): object | undefined => {
  const request = asObject(details.request);
  const [, collection, id] = MEMBER.exec(asText(request.path) ?? '') ?? [];
  if (collection === undefined) return undefined;
  const answer = asObject(asObject(details.response).body);
  const target = present({
    id:
      id === undefined
        ? (asIdentity(answer.client_id) ?? asIdentity(answer.id))
        : asIdentity(decoded(id)),
    name: asIdentity(answer.name) ?? asIdentity(asObject(request.body).name),
  });
  return target && { target: { ...target, sub_type: collection } };
};
