// What machines and administrators do: token grants and Management API operations.
import { type Draft, identity, origin } from './event';
import type { Application, Person } from './population';
import { AUDIENCE, guest, type Scenario } from './scenarios';

const MACHINE_AGENT = 'axios/1.7.4';

const machineGrant: Scenario = (random, { machine }) => {
  const failed = random.chance(0.1);
  return [
    {
      at: 0,
      type: failed ? 'feccft' : 'seccft',
      fields: {
        description: failed ? 'Unauthorized' : 'Client Credentials for Access Token',
        ip: '198.51.100.7',
        user_agent: MACHINE_AGENT,
        ...machine,
        audience: AUDIENCE,
        scope: 'read:users update:users',
        details: failed ? { error: { message: 'Unauthorized' } } : {},
      },
    },
  ];
};

interface Operation {
  type: 'sapi' | 'fapi' | 'mgmt_api_read';
  description: string;
  method: string;
  path: string;
  statusCode: number;
  body?: object;
}

const operationDraft = (
  operation: Operation,
  { admin, application }: { admin: Person; application: Application },
): Draft => {
  const { type, description, method, path, statusCode, body = {} } = operation;
  const user = { user_id: admin.user_id, name: admin.user_name, email: admin.user_name };
  return {
    at: 0,
    type,
    fields: {
      description,
      ...origin(admin),
      ...application,
      ...identity(admin),
      details: {
        request: {
          method,
          path,
          query: {},
          body,
          ip: admin.ip,
          userAgent: admin.user_agent,
          channel: 'https://manage.auth0.com/',
          auth: { strategy: 'jwt', user, credentials: { jti: 'a'.repeat(32) } },
        },
        response: { statusCode, body: statusCode < 400 ? body : { message: 'Insufficient scope' } },
      },
    },
  };
};

const administration: Scenario = (random, population) => {
  const [admin] = population.people;
  const { person, application } = guest(random, population);
  const user = `/api/v2/users/${encodeURIComponent(person.user_id)}`;
  const operation = random.pick<Operation>([
    {
      type: 'sapi',
      description: 'Update a User',
      method: 'patch',
      path: user,
      statusCode: 200,
      body: { blocked: false },
    },
    {
      type: 'sapi',
      description: 'Update a Client',
      method: 'patch',
      path: `/api/v2/clients/${application.client_id}`,
      statusCode: 200,
      body: { name: application.client_name },
    },
    {
      type: 'sapi',
      description: 'Assign roles to a user',
      method: 'post',
      path: `${user}/roles`,
      statusCode: 204,
      body: { roles: ['rol_4kYdX0aVbN2mQz7T'] },
    },
    { type: 'fapi', description: 'Delete a User', method: 'delete', path: user, statusCode: 403 },
    {
      type: 'mgmt_api_read',
      description: 'Get client by ID',
      method: 'get',
      path: `/api/v2/clients/${application.client_id}`,
      statusCode: 200,
    },
  ]);
  return [operationDraft(operation, { admin, application: population.machine })];
};

const leaving: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = { ...origin(person), ...application, ...identity(person) };
  return [{ at: 0, type: 'sdu', fields: { ...fields, description: 'User successfully deleted' } }];
};

const enrolment: Scenario = (random, population) => {
  const { person, application } = guest(random, population);
  const fields = { ...origin(person), ...application, ...identity(person) };
  const step = (at: number, type: string, description: string): Draft => ({
    at,
    type,
    fields: { ...fields, description, details: { authenticator: { type: 'otp' } } },
  });
  return [
    step(0, 'gd_start_enroll', 'Enrollment with a second factor started'),
    step(45_000, 'gd_enrollment_complete', 'Enrollment with a second factor completed'),
  ];
};

const newAddress: Scenario = (random, population) => {
  const { person } = guest(random, population);
  const fields = { ...origin(person), ...person.connection, ...identity(person) };
  return [{ at: 0, type: 'sce', fields: { ...fields, description: 'Email changed' } }];
};

export const OPERATIONS = [
  [8, machineGrant],
  [4, administration],
  [1, enrolment],
  [0.5, leaving],
  [0.5, newAddress],
] as const satisfies [number, Scenario][];
