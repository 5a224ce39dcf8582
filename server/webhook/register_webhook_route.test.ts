import type { IRouter, RouteConfig } from '@kbn/core/server';
import { describe, expect, it } from 'vitest';
import { applySecurity } from '../../dev/host/http/route_security';
import { registerWebhookRoute, type WebhookRouteDeps } from './register_webhook_route';

const routeOn = (kibanaVersion: string) => {
  const routes: RouteConfig<unknown, unknown, unknown>[] = [];
  const router = { post: (route: RouteConfig<unknown, unknown, unknown>) => routes.push(route) };
  const deps: Omit<WebhookRouteDeps, 'router'> = {
    handle: () => Promise.reject(new Error('nobody delivers')),
    clientAddress: () => '',
    kibanaVersion,
  };
  registerWebhookRoute({ ...deps, router: router as unknown as IRouter });
  return routes[0] ?? {};
};

describe('registerWebhookRoute', () => {
  it.each(['8.13.0', '8.16.0', '8.19.0', '9.0.0', '9.3.0', '9.4.0'])(
    'needs neither login nor privilege on Kibana %s',
    (version) => {
      expect(applySecurity(routeOn(version), version)).toEqual({
        needsUser: false,
        requiredPrivileges: [],
      });
    },
  );
});
