// What people do at the tenant's applications, event by event.
import { type Draft, identity, origin, visit } from './event';
import type { Application, Person, Population } from './population';
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

const loginDraft = (random: Random, { person, application }: Guest, at: number): Draft => {
  const stats = { loginsCount: random.below(200) + 1 };
  return {
    at,
    type: 's',
    fields: {
      description: 'Successful login',
      ...visit(person, application),
      ...identity(person),
      details: {
        prompts: [{ name: 'login', flow: 'universal-login', elapsedTime: at, ...identity(person) }],
        elapsedTime: at,
        session_id: random.token(32),
        stats,
        actions: { executions: [random.token(16)] },
      },
    },
  };
};

const exchangeDraft = (type: string, { person, application }: Guest, at: number): Draft => ({
  at,
  type,
  fields: {
    description:
      type === 'seacft' ? 'Authorization Code for Access Token' : 'Refresh Token for Access Token',
    ...origin(person),
    ...application,
    ...identity(person),
    audience: AUDIENCE,
    scope: type === 'seacft' ? 'openid profile email' : ['openid', 'profile', 'offline_access'],
    details: { code: '*************a1B' },
  },
});

const login: Scenario = (random, population) => {
  const who = guest(random, population);
  const at = 3_000 + random.below(20_000);
  return [loginDraft(random, who, at), exchangeDraft('seacft', who, at + 350)];
};

const multiFactorLogin: Scenario = (random, population) => {
  const who = guest(random, population);
  const fields = { ...origin(who.person), ...who.application, ...identity(who.person) };
  const factor = random.pick(['push-notification', 'otp', 'webauthn-roaming']);
  const step = (at: number, type: string, description: string): Draft => ({
    at,
    type,
    fields: { description, ...fields, details: { authenticator: { type: factor } } },
  });
  const failures = random.chance(0.25)
    ? [step(12_000, 'gd_auth_failed', 'Multi-factor authentication failed: the code is wrong')]
    : [];
  return [
    {
      at: 3_000,
      type: 'mfar',
      fields: {
        description: 'MFA Required',
        ...fields,
        details: {
          riskAssessment: {
            confidence: 'medium',
            version: '1',
            assessments: { NewDevice: { code: 'no_match', confidence: 'low' } },
          },
        },
      },
    },
    step(3_400, 'gd_start_auth', 'Second factor authentication started'),
    ...(factor === 'push-notification'
      ? [step(3_600, 'gd_send_pn', 'Push notification sent')]
      : []),
    ...failures,
    step(21_000, 'gd_auth_succeed', 'Multi-factor authentication succeeded'),
    loginDraft(random, who, 21_300),
    exchangeDraft('seacft', who, 21_700),
  ];
};

const silentLogin: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const failed = random.chance(0.2);
  const error = {
    message: 'Login required',
    oauthError: 'login_required',
    type: 'oauth-authorization',
  };
  return [
    {
      at: 0,
      type: failed ? 'fsa' : 'ssa',
      fields: {
        description: failed ? 'Login required' : 'Successful silent authentication',
        ...origin(person),
        ...application,
        ...(failed ? {} : identity(person)),
        details: failed ? { body: {}, qs: { prompt: 'none', response_type: 'code' }, error } : {},
      },
    },
  ];
};

const refresh: Scenario = (random, population) => [
  exchangeDraft('sertft', guest(random, population), 0),
];

const reusedCode: Scenario = (random, population) => {
  const { fields } = exchangeDraft('feacft', guest(random, population), 0);
  return [
    {
      at: 0,
      type: 'feacft',
      fields: {
        ...fields,
        description: 'Invalid authorization code',
        details: { error: 'invalid_grant' },
      },
    },
  ];
};

const logout: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  return [
    {
      at: 0,
      type: 'slo',
      fields: {
        description: 'User successfully logged out',
        ...visit(person, application),
        ...identity(person),
        details: { return_to: 'https://shop.acme.example/', session_id: random.token(32) },
      },
    },
  ];
};

const signUp: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = { ...visit(person, application), user_name: person.user_name };
  const body = { email: person.user_name, tenant: 'acme-demo', password: '*****' };
  if (random.chance(0.2)) {
    const description = random.chance(0.3) ? 'Password is too weak' : 'The user already exists.';
    const type = 'fs';
    return [{ at: 0, type, fields: { ...fields, description, details: { body } } }];
  }
  const known = { ...fields, user_id: person.user_id };
  return [
    {
      at: 0,
      type: 'ss',
      fields: { ...known, description: 'Successful signup', details: { body } },
    },
    {
      at: 900,
      type: 'sv',
      fields: {
        ...known,
        description: 'Verification email sent',
        details: { email: person.user_name },
      },
    },
    loginDraft(random, { person, application }, 1_500),
  ];
};

const forgottenPassword: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = { ...visit(person, application), ...identity(person) };
  return [
    { at: 0, type: 'fp', fields: { ...fields, description: 'Wrong email or password.' } },
    { at: 15_000, type: 'scpr', fields: { ...fields, description: 'Password change requested' } },
    {
      at: 70_000,
      type: 'scp',
      fields: {
        ...fields,
        description: 'You can now login to the application with the new password.',
      },
    },
    loginDraft(random, { person, application }, 82_000),
  ];
};

const passwordless: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const connection = { connection: 'email', strategy: 'email', strategy_type: 'passwordless' };
  const fields = { ...origin(person), ...application, ...connection };
  return [
    {
      at: 0,
      type: 'cls',
      fields: {
        ...fields,
        description: 'Passwordless login code sent',
        details: { email: person.user_name },
      },
    },
    loginDraft(random, { person, application }, 40_000),
  ];
};

const wrongCallback: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const attempt = 'http://localhost:3000/callback';
  const message = `Callback URL mismatch. ${attempt} is not in the list of allowed callback URLs`;
  const error = { message, type: 'callback-url-mismatch', oauthError: message };
  return [
    {
      at: 0,
      type: 'f',
      fields: {
        description: message,
        ...origin(person),
        ...application,
        details: { body: {}, qs: { redirect_uri: attempt, response_type: 'code' }, error },
      },
    },
  ];
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
