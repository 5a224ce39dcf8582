// What the current user may do, by the Kibana privileges of the feature.
import { FEATURE_ID, UI_CAPABILITY } from '../../common/plugin';
import { useServices } from './use_services';

export interface Permissions {
  manage: boolean;
  secrets: boolean;
  failedEvents: boolean;
  /** Creating a source requires both: its token is a secret. */
  create: boolean;
}

export function usePermissions(): Permissions {
  const granted = useServices().core.application.capabilities[FEATURE_ID];
  const manage = granted?.[UI_CAPABILITY.manage] === true;
  const secrets = granted?.[UI_CAPABILITY.secrets] === true;
  const failedEvents = granted?.[UI_CAPABILITY.failedEvents] === true;
  return { manage, secrets, failedEvents, create: manage && secrets };
}
