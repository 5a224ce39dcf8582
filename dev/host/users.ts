// The users of the development host. It has no login but HTTP Basic, and the password is the name.

/** Ids of a feature's privileges, as a Kibana role names them: `minimal_read` leaves sub-features out. */
export type Grants = Record<string, readonly string[]>;

const GRANTS: Grants = {
  admin: ['all'],
  reader: ['read'],
  operator: ['minimal_read', 'failed_events'],
  stranger: [],
};

export interface UsersOptions {
  /** Whether Elasticsearch asks who calls. Where not, whoever names nobody is the admin. */
  secured: boolean;
  /** More users, or other privileges than the above. */
  grants?: Grants;
}

export class Users {
  private readonly grants: Grants;

  constructor(private readonly options: UsersOptions) {
    this.grants = { ...GRANTS, ...options.grants };
  }

  /** Undefined: nobody that this host knows. */
  nameOf(authorization: string | undefined): string | undefined {
    if (authorization === undefined) return this.options.secured ? undefined : 'admin';
    const [scheme = '', credentials = ''] = authorization.split(' ');
    const [name = '', password] = Buffer.from(credentials, 'base64').toString().split(':');
    const known =
      scheme.toLowerCase() === 'basic' && Object.hasOwn(this.grants, name) && password === name;
    return known ? name : undefined;
  }

  privilegesOf(name: string): readonly string[] {
    return this.grants[name] ?? [];
  }
}
