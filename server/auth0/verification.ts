// Whether Auth0's certificates are verified in full.
import type { Shortcoming } from '../../common/errors/shortcomings';
import type { Auth0Config } from './auth0_config';

/** Shown on the pages, and logged when Kibana starts. */
export const verificationShortcomings = ({
  ssl: { verificationMode: mode },
}: Auth0Config): Shortcoming[] =>
  mode === 'full' ? [] : [{ code: 'auth0_unverified', details: { mode } }];
