// Users and roles of a secured Elasticsearch, as files: there they need no index of its own, which
// the Elasticsearch of the Maven coordinates cannot make. Each user's password is the user's name.
// Follows elastic/elasticsearch x-pack/plugin/security/src/main/java/org/elasticsearch/xpack/security
// (authc/file/FileUserPasswdStore.java, authc/file/FileUserRolesStore.java, authz/store/FileRolesStore.java).
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataStreamName } from '../../common/plugin';
import { EVENT_PRIVILEGES } from '../../server/installation/event_privileges';

const EVENTS = dataStreamName('*');
const READER_ROLE = 'auth0_logs_reader';
const WRITER_ROLE = 'auth0_logs_writer';

/** What the host itself logs in as; Elasticsearch keeps the name `kibana_system` for its own. */
export const HOST_USER = 'kibana_host';
/** May do what the plugin's API key may, and nothing else. */
export const WRITER_USER = 'auth0-logs-writer';

const ROLES = {
  [READER_ROLE]: { indices: [{ names: [EVENTS], privileges: ['read', 'view_index_metadata'] }] },
  [WRITER_ROLE]: { indices: [EVENT_PRIVILEGES] },
};

/** `kibana_system` and `superuser` are Elasticsearch's own. */
const USERS: Record<string, string[]> = {
  [HOST_USER]: ['kibana_system'],
  admin: ['superuser'],
  reader: [READER_ROLE],
  operator: [READER_ROLE],
  stranger: [],
  [WRITER_USER]: [WRITER_ROLE],
};

export const basicAuthorization = (user: string): string =>
  `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;

/** Written here and not by bin/elasticsearch-users, which takes a Java of 3 s for each user. */
export function writeFileRealm(configDirectory: string): void {
  const write = (file: string, lines: string[]) =>
    writeFileSync(join(configDirectory, file), `${lines.join('\n')}\n`);
  // JSON is YAML, but Elasticsearch cuts the file into roles by its lines.
  write(
    'roles.yml',
    Object.entries(ROLES).map(([role, privileges]) => `${role}: ${JSON.stringify(privileges)}`),
  );
  write(
    'users',
    Object.keys(USERS).map((user) => `${user}:${passwordHash(user)}`),
  );
  write(
    'users_roles',
    Object.entries(USERS).flatMap(([user, roles]) => roles.map((role) => `${role}:${user}`)),
  );
}

const ITERATIONS = 10_000;
const BYTES = 32;

/** As `Hasher.PBKDF2` of Elasticsearch writes it. */
function passwordHash(password: string): string {
  const salt = randomBytes(BYTES);
  const hash = pbkdf2Sync(password, salt, ITERATIONS, BYTES, 'sha512');
  return `{PBKDF2}${ITERATIONS}$${salt.toString('base64')}$${hash.toString('base64')}`;
}
