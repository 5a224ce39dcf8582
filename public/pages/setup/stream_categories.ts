// Auth0's event categories in groups, with what each holds.
import type { StreamCategory } from '../../../common/auth0/log_stream';

export interface CategoryGroup {
  title: string;
  categories: [StreamCategory, string][];
}

export const CATEGORY_GROUPS: CategoryGroup[] = [
  {
    title: 'Logins and logouts',
    categories: [
      ['auth.login.success', 'Logins that succeed'],
      ['auth.login.fail', 'Logins that fail, such as for a wrong password'],
      ['auth.login.notification', 'Notices about logins, such as a breached password'],
      ['auth.logout.success', 'Logouts that succeed'],
      ['auth.logout.fail', 'Logouts that fail'],
      ['auth.silent_auth.success', 'Renewals of a session in the background; there are many'],
      ['auth.silent_auth.fail', 'Renewals that fail, as whenever nobody is logged in'],
    ],
  },
  {
    title: 'Sign-ups and users',
    categories: [
      ['auth.signup.success', 'Sign-ups that succeed'],
      ['auth.signup.fail', 'Sign-ups that fail'],
      ['user.success', 'Changes that users make, such as of a password or an email address'],
      ['user.fail', 'Such changes that fail'],
      ['user.notification', 'Notices to users, such as requests to change a password'],
    ],
  },
  {
    title: 'Tokens',
    categories: [
      ['auth.token_exchange.success', 'Tokens that are issued to applications and machines'],
      ['auth.token_exchange.fail', 'Tokens that are refused'],
    ],
  },
  {
    title: 'Administration',
    categories: [
      ['management.success', 'Changes by administrators and by the Management API'],
      ['management.fail', 'Such changes that fail'],
      ['scim.event', 'Users and groups that an identity provider writes'],
    ],
  },
  {
    title: 'Tenant',
    categories: [
      ['system.notification', 'Notices of the tenant, such as limits, attacks and deprecations'],
      ['actions', 'Actions and hooks that run or fail'],
      ['other', 'Everything else'],
    ],
  },
];
