// What machines and administrators do: token grants and Management API operations.
import { after, type Draft, event, identity, origin, visit } from './event';
import { type Application, type Person, TENANT } from './population';
import { AUDIENCE, guest, type Scenario } from './scenarios';

const MACHINE = { ip: '198.51.100.7', user_agent: 'axios/1.7.4', is_mobile: false };

const machineGrant: Scenario = (random, { machine }) => {
  const asked = { ...MACHINE, ...machine, audience: AUDIENCE, scope: 'read:users update:users' };
  if (random.chance(0.1)) return [event('feccft', 'Unauthorized', { ...asked, details: {} })];
  const details = { actions: { executions: [] }, access_token_jti: random.token(22) };
  return [event('seccft', 'Client Credentials for Access Token', { ...asked, details })];
};

interface Operation {
  description: string;
  method: string;
  path: string;
  statusCode?: number;
  body?: object;
  /** Only reading an answer with secrets in it is an event. */
  accessedSecrets?: string[];
}

const operated = (operation: Operation, admin: Person, application: Application): Draft => {
  const { description, method, path, statusCode = 200, body = {}, accessedSecrets } = operation;
  const { ip, user_agent: userAgent, user_id, user_name } = admin;
  return event(accessedSecrets ? 'mgmt_api_read' : 'sapi', description, {
    ...origin(admin),
    ...application,
    user_id,
    details: {
      request: {
        method,
        path,
        query: {},
        body,
        ip,
        userAgent,
        channel: 'https://manage.auth0.com/',
        auth: {
          strategy: 'jwt',
          user: { user_id, name: user_name, email: user_name },
          credentials: { jti: 'a'.repeat(32) },
        },
      },
      response: { statusCode, body },
      accessedSecrets,
    },
  });
};

const administration: Scenario = (random, population) => {
  const [admin] = population.people;
  const { person, application } = guest(random, population);
  const user = `/api/v2/users/${encodeURIComponent(person.user_id)}`;
  const client = `/api/v2/clients/${application.client_id}`;
  const operation = random.pick<Operation>([
    { description: 'Update a User', method: 'patch', path: user, body: { blocked: false } },
    {
      description: 'Update a User',
      method: 'patch',
      path: user,
      body: { email: `new.${person.user_name}` },
    },
    {
      description: 'Update a Client',
      method: 'patch',
      path: client,
      body: { name: application.client_name },
    },
    {
      description: 'Assign roles to a user',
      method: 'post',
      path: `${user}/roles`,
      statusCode: 204,
      body: { roles: ['rol_4kYdX0aVbN2mQz7T'] },
    },
    { description: 'Delete a User', method: 'delete', path: user, statusCode: 204 },
    {
      description: 'Get client by ID',
      method: 'get',
      path: client,
      accessedSecrets: ['client_secret'],
    },
  ]);
  return [operated(operation, admin, population.machine)];
};

const leaving: Scenario = (random, population) => {
  const { person } = guest(random, population);
  const details = { body: { connection: person.connection.connection, tenant: TENANT } };
  const fields = { ...origin(person), ...person.connection, ...identity(person), details };
  return [event('sdu', 'User successfully deleted', fields)];
};

const enrolment: Scenario = (random, population) => {
  const { person } = guest(random, population);
  const details = { authenticator: { id: `dev_${random.token(16)}`, type: 'otp' } };
  const fields = { ...origin(person), ...identity(person), details };
  return [
    event('gd_start_enroll', 'Enrollment with a second factor started', fields),
    after(
      45_000,
      event('gd_enrollment_complete', 'Enrollment with a second factor completed', fields),
    ),
  ];
};

const newAddress: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const body = {
    client_id: application.client_id,
    connection: person.connection.connection,
    email: person.user_name,
    newEmail: `new.${person.user_name}`,
    email_verified: 'false',
    tenant: TENANT,
    user_id: person.user_id,
    verify: true,
  };
  const fields = { ...visit(person, application), ...identity(person), details: { body } };
  return [event('sce', 'Email changed', fields)];
};

export const OPERATIONS = [
  [8, machineGrant],
  [4, administration],
  [1, enrolment],
  [0.5, leaving],
  [0.5, newAddress],
] as const satisfies [number, Scenario][];
