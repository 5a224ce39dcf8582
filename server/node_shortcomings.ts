// What the installation lacks, together with what this node lacks.
import type { Installation, InstallationState } from './installation/setup_installation';
import type { Listener } from './listener/listener';
import { listenerShortcomings } from './listener/listener_problem';
import type { SetupDeps } from './types';

export const nodeShortcomings =
  (
    { encryptedSavedObjects }: SetupDeps,
    { installation, listener }: { installation: Installation; listener: Listener },
  ) =>
  async (): Promise<InstallationState> => {
    const report = await installation.report();
    return {
      ...report,
      shortcomings: [
        ...report.shortcomings,
        ...(encryptedSavedObjects?.canEncrypt ? [] : [{ code: 'no_encryption_key' } as const]),
        ...listenerShortcomings(listener.current),
      ],
    };
  };
