// Details worth a field of their own under auth0.logs.data: a flattened field knows neither
// numbers nor aggregations across several names of one thing.
import type { Auth0Record } from './auth0_record';
import { refusedParameter } from './refused_parameter';
import { unescapedVariables } from './unescaped_variables';
import {
  asBoolean,
  asIdentity,
  asObject,
  asText,
  asTexts,
  isObject,
  present,
  type JsonObject,
} from './values';

/** Delegation chains are at most four deep; the bound is against endless nesting. */
const MAX_ACTORS = 8;

export const mapPromoted = (record: Auth0Record): object => {
  const { details } = record;
  const authenticator = asObject(details.authenticator);
  const enrollment = asObject(details.enrollment);
  const refreshToken = asObject(details.refresh_token);
  const fields: JsonObject = {
    session_id: asText(details.session_id) ?? asText(refreshToken.session_id),
    requested_client_id: asText(details.requested_client_id),
    access_token_jti: asText(details.access_token_jti),
    actors: actors(details.actor),
    action_id: asText(details.action_id),
    action_name: asText(details.action_name),
    trigger_id: asText(details.trigger_id),
    auth_methods: authenticationMethods(details),
    channel: asText(details.channel),
    enrollment_identifier: asIdentity(enrollment.identifier),
    factor: asText(authenticator.type) ?? asText(details.factor),
    phone_number:
      asIdentity(authenticator.phone_number) ??
      asIdentity(enrollment.phone_number) ??
      asIdentity(details.phone_number),
    refresh_token_family_id: asText(details.familyId) ?? asText(refreshToken.familyId),
    refused_parameter: refusedParameter(record),
    requires_verification: asBoolean(details.requiresVerification),
    risk_confidence: riskConfidence(details),
    risk_signals: riskSignals(details),
  };
  if (isObject(details.request)) addOfRequest(fields, details, details.request);
  return fields;
};

/** Mostly of the Management API. */
const addOfRequest = (fields: JsonObject, details: Details, request: JsonObject): void => {
  const credentials = asObject(asObject(request.auth).credentials);
  const { error_page } = asObject(request.body);
  fields.access_token_jti ??= asText(credentials.jti);
  fields.accessed_secrets = asTexts(details.accessedSecrets);
  fields.allowlist = allowlist(asObject(asObject(details.response).body));
  fields.channel = asText(request.channel) ?? fields.channel;
  fields.template = present({ unescaped: unescapedVariables(asObject(error_page).html) });
  fields.token_scopes = asTexts(credentials.scopes);
};

type Details = Auth0Record['details'];

/** An object of its own, or in a prompt for a second factor (`mfar`) the details themselves. */
const riskAssessment = (details: Details): JsonObject =>
  isObject(details.riskAssessment) ? details.riskAssessment : details;

/** Auth0's confidence that the login is the user's own. */
export const riskConfidence = (details: Details): string | undefined =>
  asText(riskAssessment(details).confidence)?.toLowerCase();

/** The assessments that speak against it, such as "ImpossibleTravel". */
const riskSignals = (details: Details): string[] | undefined => {
  const { assessments } = riskAssessment(details);
  if (!isObject(assessments)) return undefined;
  const against = Object.keys(assessments).filter(
    (name) => asObject(assessments[name]).confidence === 'low',
  );
  return asTexts(against);
};

/** Addresses that attack protection lets pass, in general and at a stage. */
const allowlist = ({ allowlist: general, stage }: JsonObject): string[] | undefined =>
  general === undefined && stage === undefined
    ? undefined
    : asTexts(
        [general, ...Object.values(asObject(stage)).map((at) => asObject(at).allowlist)].flat(),
      );

/** What the user showed: of all prompts of a login, or of a sign-up. */
const authenticationMethods = (details: Details): string[] | undefined => {
  const prompts = Array.isArray(details.prompts) ? details.prompts.filter(isObject) : [];
  const shown = [
    details.authentication_methods,
    ...prompts.flatMap((prompt) => [prompt.performed_amr, prompt.passwordless_amr]),
  ];
  const methods = new Set(shown.flatMap((value) => asTexts(value) ?? []));
  return methods.size > 0 ? [...methods] : undefined;
};

/** Subjects on whose behalf a token acts, the nearest first: `actor.sub`, `actor.act.sub`, … */
export const actors = (actor: unknown): string[] | undefined => {
  const subjects: string[] = [];
  for (let link = actor; isObject(link) && subjects.length < MAX_ACTORS; link = link.act) {
    const subject = asText(link.sub);
    if (subject === undefined) break;
    subjects.push(subject);
  }
  return subjects.length > 0 ? subjects : undefined;
};
