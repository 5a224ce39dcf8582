import { expect, it } from 'vitest';
import { auth0Schema } from './auth0_config';
import { verificationShortcomings } from './verification';

it('is no shortcoming as it is by default', () => {
  expect(verificationShortcomings(auth0Schema.validate({}))).toEqual([]);
});

it.each(['certificate', 'none'])('is one where it is "%s"', (mode) => {
  const config = auth0Schema.validate({ ssl: { verificationMode: mode } });
  expect(verificationShortcomings(config)).toEqual([
    { code: 'auth0_unverified', details: { mode } },
  ]);
});
