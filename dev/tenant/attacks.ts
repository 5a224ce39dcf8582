// What attackers do, and how Auth0's protection answers.
import { type Draft, origin, visit } from './event';
import { makeAddress, makePerson } from './population';
import type { Random } from './random';
import { guest, type Scenario } from './scenarios';

const ATTEMPTS = { low: 25, high: 90 };
const BLOCKED_AFTER = 10;

/** Lists of stolen passwords are tried from one address; few of the names exist here. */
const credentialStuffing: Scenario = (random, population) => {
  const { application } = guest(random, population);
  const attacker = { ...origin(makePerson(random)), ip: makeAddress(random) };
  const attempt = (index: number): Draft => {
    const known = random.chance(0.15);
    const user_name = known
      ? random.pick(population.people).user_name
      : `${random.text('abcdefghijklmnopqrstuvwxyz', 8)}@mail.example`;
    return {
      at: index * 400 + random.below(300),
      type: known ? 'fp' : 'fu',
      fields: {
        description: 'Wrong email or password.',
        ...attacker,
        ...application,
        connection: 'Username-Password-Authentication',
        connection_id: 'con_Zq3mVh81kTnWx5Lr',
        strategy: 'auth0',
        strategy_type: 'database',
        user_name,
        details: { error: { message: 'Wrong email or password.' } },
      },
    };
  };
  const count = ATTEMPTS.low + random.below(ATTEMPTS.high - ATTEMPTS.low);
  const attempts = Array.from({ length: count }, (_, index) => attempt(index));
  const block: Draft = {
    at: count * 400 + 400,
    type: 'limit_mu',
    fields: {
      description: 'An IP address is blocked because it reached the maximum failed login attempts',
      ...attacker,
      ...application,
      details: { request: { ip: attacker.ip } },
    },
  };
  return [...attempts, ...leakedPasswords(random, attempts), block];
};

/** Some of the passwords are on lists of leaks that Auth0 knows. */
const leakedPasswords = (random: Random, attempts: Draft[]): Draft[] =>
  attempts
    .filter(({ type }) => type === 'fp' && random.chance(0.4))
    .map(({ at, fields }) => ({
      at: at + 50,
      type: 'pwd_leak',
      fields: {
        ...fields,
        description: 'Someone behind the IP address attempted to login with a leaked password.',
      },
    }));

/** One account, many passwords: Auth0 blocks the account for that address. */
const guessing: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = {
    ...visit(person, application),
    user_name: person.user_name,
    ip: makeAddress(random),
  };
  const failures = Array.from({ length: BLOCKED_AFTER }, (_, index) => ({
    at: index * 2_000,
    type: 'fp',
    fields: { ...fields, description: 'Wrong email or password.' },
  }));
  const known = { ...fields, user_id: person.user_id };
  const blockedAt = BLOCKED_AFTER * 2_000;
  return [
    ...failures,
    { at: blockedAt, type: 'limit_wc', fields: { ...known, description: 'Account blocked' } },
    {
      at: blockedAt + 120_000,
      type: 'ublkdu',
      fields: { ...known, description: 'User login block released' },
    },
  ];
};

/** A script that asks too often. */
const flood: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = { ...origin(person), ...application };
  return [
    {
      at: 0,
      type: 'api_limit',
      fields: { ...fields, description: 'You passed the limit of requests to /oauth/token' },
    },
    {
      at: 5_000,
      type: 'limit_sul',
      fields: {
        ...fields,
        user_name: person.user_name,
        description: 'User blocked: too many logins',
      },
    },
  ];
};

export const ATTACKS = [
  [0.5, credentialStuffing],
  [1, guessing],
  [0.5, flood],
] as const satisfies [number, Scenario][];
