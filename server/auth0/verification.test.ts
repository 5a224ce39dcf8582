import { expect, it } from 'vitest';
import { auth0Schema } from './auth0_config';
import { verificationShortcomings } from './verification';

it('is no shortcoming as it is by default', () => {
  expect(verificationShortcomings(auth0Schema.validate({}))).toEqual([]);
});

it.each(['certificate', 'none'])('is one where it is "%s"', (verificationMode) => {
  const config = auth0Schema.validate({ ssl: { verificationMode } });
  expect(verificationShortcomings(config)).toMatchObject([
    {
      code: `auth0_verification_${verificationMode}`,
      message: expect.stringContaining(`"${verificationMode}"`) as string,
      consequence: expect.stringContaining('pose as Auth0') as string,
    },
  ]);
});
