// What the installation lacks, together with what this node lacks.
import type { Auth0Config } from './auth0/auth0_config';
import { verificationShortcomings } from './auth0/verification';
import type { Installation, InstallationState } from './installation/setup_installation';
import type { Listener } from './listener/listener';
import { listenerShortcomings } from './listener/listener_problem';
import type { SetupContext } from './types';

export interface NodeParts {
  installation: Installation;
  listener: Listener;
  auth0: Auth0Config;
}

export const nodeShortcomings =
  ({ canEncrypt }: SetupContext, { installation, listener, auth0 }: NodeParts) =>
  async (): Promise<InstallationState> => {
    const report = await installation.report();
    return {
      ...report,
      shortcomings: [
        ...report.shortcomings,
        ...(canEncrypt ? [] : [{ code: 'no_encryption_key' } as const]),
        ...verificationShortcomings(auth0),
        ...listenerShortcomings(listener.current),
      ],
    };
  };
