// What people do at the tenant's applications, event by event.
import { after, type Draft, event, identity, origin, visit } from './event';
import { type Application, type Person, type Population, TENANT } from './population';
import type { Random } from './random';

export type Scenario = (random: Random, population: Population) => Draft[];

export const AUDIENCE = 'https://api.acme.example/';

export interface Guest {
  person: Person;
  application: Application;
}

export const guest = (random: Random, { people, applications }: Population): Guest => ({
  person: random.pick(people),
  application: random.pick(applications),
});

/** A person whom Auth0 knows by now, at an application. */
const known = ({ person, application }: Guest) => ({
  ...origin(person),
  ...application,
  ...identity(person),
});

const loggedIn = (random: Random, who: Guest, took: number): Draft => {
  const session_id = random.token(32);
  const prompt = {
    name: 'login',
    flow: 'universal-login',
    requiredCaptcha: false,
    session_id,
    elapsedTime: took,
    stats: { loginsCount: random.below(200) + 1 },
    ...identity(who.person),
  };
  const details = { prompts: [prompt], session_id, actions: { executions: [random.token(16)] } };
  const fields = { ...visit(who.person, who.application), ...known(who), details };
  return { ...event('s', 'Successful login', fields), took };
};

const codeExchanged = (random: Random, who: Guest): Draft =>
  event('seacft', 'Authorization Code for Access Token', {
    ...known(who),
    audience: AUDIENCE,
    details: { code: '*************a1B', access_token_jti: random.token(22) },
  });

const login: Scenario = (random, population) => {
  const who = guest(random, population);
  const took = 3_000 + random.below(20_000);
  return [after(took, loggedIn(random, who, took)), after(took + 350, codeExchanged(random, who))];
};

const multiFactorLogin: Scenario = (random, population) => {
  const who = guest(random, population);
  const { person, application } = who;
  const type = random.pick(['push-notification', 'otp', 'webauthn-roaming']);
  const authenticator = { id: `dev_${random.token(16)}`, type };
  const { ip, user_agent } = person;
  const step = (code: string, description: string, details: object = {}): Draft =>
    event(code, description, {
      ...origin(person),
      ...identity(person),
      details: { authenticator, ...details },
    });
  const wrongCode = {
    request: {
      auth: { scopes: ['authenticate'], strategy: 'jwt_mfa_token' },
      method: 'POST',
      path: '/api/verify-otp',
      query: '',
      ip,
      userAgent: user_agent,
      body: { code: '******' },
    },
    response: { statusCode: 403 },
  };
  const doubts = { code: 'not_found_on_deny_list', confidence: 'high' };
  const details = {
    confidence: 'medium',
    version: '1',
    assessments: {
      UntrustedIP: { ...doubts, details: { ip, matches: 'none', source: 'blocklist' } },
      ImpossibleTravel: { code: 'minimum_travel_from_last_login', confidence: 'low' },
    },
  };
  const asked = { ...visit(person, application), ...identity(person), details };
  return [
    after(3_000, event('mfar', 'MFA Required', asked)),
    after(3_400, step('gd_start_auth', 'Second factor authentication started')),
    ...(type === 'push-notification'
      ? [after(3_600, step('gd_send_pn', 'Push notification sent'))]
      : []),
    ...(random.chance(0.25)
      ? [after(12_000, step('gd_auth_failed', 'The second factor is wrong', wrongCode))]
      : []),
    after(21_000, step('gd_auth_succeed', 'Multi-factor authentication succeeded')),
    after(21_300, loggedIn(random, who, 21_300)),
    after(21_700, codeExchanged(random, who)),
  ];
};

const silentLogin: Scenario = (random, population) => {
  const who = guest(random, population);
  if (!random.chance(0.2))
    return [event('ssa', 'Successful silent authentication', { ...known(who), details: {} })];
  const fields = { ...origin(who.person), ...who.application, audience: AUDIENCE, details: {} };
  return [event('fsa', 'Login required', fields)];
};

const refresh: Scenario = (random, population) => [
  event('sertft', 'Refresh Token for Access Token', {
    ...known(guest(random, population)),
    audience: AUDIENCE,
    scope: ['openid', 'profile', 'offline_access'],
    details: { familyId: random.token(20), tokenCounter: random.below(40) },
  }),
];

const reusedCode: Scenario = (random, population) => [
  event('feacft', 'Invalid authorization code', {
    ...known(guest(random, population)),
    details: { code: '*************x9Z' },
  }),
];

const logout: Scenario = (random, population) => [
  event('slo', 'User successfully logged out', {
    ...known(guest(random, population)),
    details: { return_to: 'https://shop.acme.example/', session_id: random.token(32) },
  }),
];

const signUp: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = { ...visit(person, application), user_name: person.user_name };
  if (random.chance(0.2)) {
    const description = random.chance(0.3) ? 'Password is too weak' : 'The user already exists.';
    return [event('fs', description, fields)];
  }
  const member = { ...fields, user_id: person.user_id };
  const body = { email: person.user_name, tenant: TENANT, password: '*****' };
  const mail = { title: 'Verify your email', email: person.user_name };
  return [
    event('ss', 'Successful signup', { ...member, details: { body } }),
    after(900, event('sv', 'Your email was verified.', { ...member, details: mail })),
    after(1_500, loggedIn(random, { person, application }, 1_500)),
  ];
};

const forgottenPassword: Scenario = (random, population) => {
  const who = guest(random, population);
  const { person, application } = who;
  const fields = { ...visit(person, application), ...identity(person) };
  const message = 'Wrong email or password.';
  const body = { connection: person.connection.connection, tenant: TENANT };
  const asked = { ...body, email: person.user_name };
  const done = 'You can now login to the application with the new password.';
  return [
    event('fp', message, { ...fields, details: { error: { message } } }),
    after(
      15_000,
      event('scpr', 'Password change requested', { ...fields, details: { body: asked } }),
    ),
    after(70_000, event('scp', done, { ...fields, details: { body } })),
    after(82_000, loggedIn(random, who, 12_000)),
  ];
};

const passwordless: Scenario = (random, population) => {
  const who = guest(random, population);
  const { person, application } = who;
  const connection = { connection: 'email', strategy: 'email', strategy_type: 'passwordless' };
  const { client_id } = application;
  const body = { client_id, connection: 'email', email: person.user_name, tenant: TENANT };
  const details = { body, link: 'https://login.acme.example/passwordless/verify_redirect' };
  const fields = { ...origin(person), ...application, ...connection, details };
  return [
    event('cls', 'Passwordless login code sent', fields),
    after(40_000, loggedIn(random, who, 40_000)),
  ];
};

const wrongCallback: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const attempt = 'http://localhost:3000/callback';
  const message = `Callback URL mismatch. ${attempt} is not in the list of allowed callback URLs`;
  const error = { message, type: 'callback-url-mismatch', oauthError: message };
  const details = { qs: { redirect_uri: attempt, response_type: 'code' }, error };
  return [event('f', message, { ...visit(person, application), details })];
};

/** How often each comes, against each other. */
export const EVERYDAY = [
  [30, login],
  [14, silentLogin],
  [16, refresh],
  [10, multiFactorLogin],
  [6, logout],
  [5, signUp],
  [4, forgottenPassword],
  [3, passwordless],
  [1, wrongCallback],
  [1, reusedCode],
] as const satisfies [number, Scenario][];
