// Auth0's event categories in groups, with the events of each.
import type { StreamCategory } from '../../../common/auth0/log_stream';

export interface CategoryGroup {
  title: string;
  categories: [StreamCategory, string][];
}

export const CATEGORY_GROUPS: CategoryGroup[] = [
  {
    title: 'Logins and logouts',
    categories: [
      ['auth.login.success', 'Successful logins'],
      ['auth.login.fail', 'Failed logins, such as for a wrong password'],
      ['auth.login.notification', 'Login notifications, such as a breached password'],
      ['auth.logout.success', 'Successful logouts'],
      ['auth.logout.fail', 'Failed logouts'],
      ['auth.silent_auth.success', 'Successful silent authentication (high volume)'],
      ['auth.silent_auth.fail', 'Failed silent authentication, such as when nobody is logged in'],
    ],
  },
  {
    title: 'Sign-ups and users',
    categories: [
      ['auth.signup.success', 'Successful sign-ups'],
      ['auth.signup.fail', 'Failed sign-ups'],
      ['user.success', 'Successful changes by users, such as of a password or email address'],
      ['user.fail', 'Failed changes by users'],
      ['user.notification', 'Notifications to users, such as a request to change the password'],
    ],
  },
  {
    title: 'Tokens',
    categories: [
      ['auth.token_exchange.success', 'Tokens issued to applications and machines'],
      ['auth.token_exchange.fail', 'Failed token exchanges'],
    ],
  },
  {
    title: 'Administration',
    categories: [
      ['management.success', 'Successful calls of the Management API, such as by administrators'],
      ['management.fail', 'Failed calls of the Management API'],
      ['scim.event', 'Users and groups provisioned by an identity provider'],
    ],
  },
  {
    title: 'Tenant',
    categories: [
      ['system.notification', 'Tenant notifications, such as limits, attacks and deprecations'],
      ['actions', 'Runs of Actions and hooks'],
      ['other', 'All other events'],
    ],
  },
];
