// The webhook among Kibana's own routes.
import { schema } from '@kbn/config-schema';
import type { IRouter } from '@kbn/core/server';
import { WEBHOOK_PATH } from '../../common/api/webhook';
import type { ClientAddress } from './client_address';
import type { DeliveryHandler } from './handle_delivery';

const REASON = 'Auth0 cannot log in to Kibana: the token of the source is checked instead';
const OFF = { enabled: false, reason: REASON } as const;

/** Kibana 8 reads the option for certain, 9.4 only `authc`; most in between refuse both at once. */
const withoutLogin = (kibanaVersion: string) =>
  Number.parseInt(kibanaVersion, 10) < 9
    ? { options: { authRequired: false }, security: { authz: OFF } }
    : { options: {}, security: { authz: OFF, authc: OFF } };

export interface WebhookRouteDeps {
  router: IRouter;
  handle: DeliveryHandler;
  clientAddress: ClientAddress;
  kibanaVersion: string;
}

export const registerWebhookRoute = (deps: WebhookRouteDeps): void => {
  const { router, handle, clientAddress, kibanaVersion } = deps;
  const { options, security } = withoutLogin(kibanaVersion);
  router.post(
    {
      path: WEBHOOK_PATH,
      validate: {
        params: schema.object({ source_id: schema.string() }),
        body: schema.stream(),
      },
      options: {
        ...options,
        xsrfRequired: false,
        access: 'public',
        // A stream, so that the token is checked before anything of the body is read.
        // The limit is kept by read_body.ts: hapi's own answer would come before the token check.
        body: { parse: false, output: 'stream', maxBytes: Number.MAX_SAFE_INTEGER },
      },
      security,
    },
    async (_context, request, response) => {
      const { params, headers, body } = request;
      const address = clientAddress(request);
      const answer = await handle({ sourceId: params.source_id, headers, body, address });
      return response.custom({ ...answer, bypassErrorFormat: true });
    },
  );
};
