// What attackers do, and how Auth0's protection answers.
import { after, type Draft, event, origin, visit } from './event';
import { makeAddress, makePerson } from './population';
import { guest, type Scenario } from './scenarios';

const ATTEMPTS = { low: 25, high: 90 };
const BLOCKED_AFTER = 10;
const DATABASE = {
  connection: 'Username-Password-Authentication',
  connection_id: 'con_Zq3mVh81kTnWx5Lr',
};
const WRONG = 'Wrong email or password.';
const details = { error: { message: WRONG } };

/** Lists of stolen passwords are tried from one address; few of the names exist here. */
const credentialStuffing: Scenario = (random, population) => {
  const { application } = guest(random, population);
  const attacker = { ...origin(makePerson(random)), ip: makeAddress(random), ...application };
  const count = ATTEMPTS.low + random.below(ATTEMPTS.high - ATTEMPTS.low);
  const tries = Array.from({ length: count }, (_, index) => {
    const known = random.chance(0.15);
    const user_name = known
      ? random.pick(population.people).user_name
      : `${random.text('abcdefghijklmnopqrstuvwxyz', 8)}@mail.example`;
    const target = { ...attacker, ...DATABASE, user_name };
    const fields = { ...target, strategy: 'auth0', strategy_type: 'database', details };
    const at = index * 400 + random.below(300);
    const attempt = after(at, event(known ? 'fp' : 'fu', WRONG, fields));
    return known && random.chance(0.4) ? [attempt, after(at + 50, leaked(target))] : [attempt];
  });
  const reason = 'An IP address is blocked because it reached the maximum failed login attempts';
  return [...tries.flat(), after(count * 400 + 400, event('limit_mu', reason, attacker))];
};

/** Some of the passwords are on lists of leaks that Auth0 knows. */
const leaked = (target: object): Draft =>
  event(
    'pwd_leak',
    'Someone behind the IP address attempted to login with a leaked password.',
    target,
  );

/** One account, many passwords: Auth0 blocks the account for that address. */
const guessing: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const { user_id, user_name } = person;
  const ip = makeAddress(random);
  const fields = { ...visit(person, application), user_name, ip };
  const victim = { ...origin(person), ...application, user_name, user_id, ip };
  const release = { title: 'Account unblocked', email: user_name };
  return [
    ...Array.from({ length: BLOCKED_AFTER }, (_, index) =>
      after(index * 2_000, event('fp', WRONG, { ...fields, details })),
    ),
    after(BLOCKED_AFTER * 2_000, event('limit_wc', 'Account blocked', victim)),
    after(
      BLOCKED_AFTER * 2_000 + 120_000,
      event('ublkdu', 'User login block released', { ...fields, user_id, details: release }),
    ),
  ];
};

/** A script that asks too often. */
const flood: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const { user_agent, user_name } = person;
  const limit = { bucket: 'authentication-api', global: false, size: 100 };
  const request = { method: 'POST', path: '/oauth/token' };
  return [
    event('api_limit', 'You passed the limit of requests to /oauth/token', {
      user_agent,
      ...application,
      details: { limit, request },
    }),
    after(
      5_000,
      event('limit_sul', 'User blocked: too many logins', {
        ...origin(person),
        ...application,
        user_name,
      }),
    ),
  ];
};

export const ATTACKS = [
  [0.5, credentialStuffing],
  [1, guessing],
  [0.5, flood],
] as const satisfies [number, Scenario][];
