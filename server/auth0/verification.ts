// What is lost where Auth0's certificates are not verified in full.
import type { Shortcoming } from '../../common/api/health';
import type { Auth0Config } from './auth0_config';

type Mode = Auth0Config['ssl']['verificationMode'];

const CONSEQUENCES: Partial<Record<Mode, string>> = {
  certificate:
    'Whoever has any certificate of a trusted authority can pose as Auth0, and read the credentials.',
  none: 'Anybody on the way to Auth0 can pose as Auth0, and read the credentials.',
};

/** Shown on the page, and logged when Kibana starts. */
export const verificationShortcomings = ({ ssl }: Auth0Config): Shortcoming[] => {
  const { verificationMode } = ssl;
  const consequence = CONSEQUENCES[verificationMode];
  if (consequence === undefined) return [];
  return [
    {
      code: `auth0_verification_${verificationMode}`,
      message: `auth0_logs.auth0.ssl.verificationMode is "${verificationMode}".`,
      consequence,
      remedy:
        'Set it to "full" in kibana.yml; name your own authorities in auth0_logs.auth0.ssl.certificateAuthorities.',
    },
  ];
};
