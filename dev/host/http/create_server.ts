// The hapi server, with the headers that Kibana puts on every answer.
// Follows elastic/kibana src/core/packages/http/server-internal/src (http_server.ts,
// security_response_headers_config.ts, csp/csp_directives.ts).
import { server as hapiServer, type Request, type Server } from '@hapi/hapi';
import { LOOPBACK } from '../../free_port';

const HEADERS = {
  'content-security-policy': [
    "script-src 'report-sample' 'self'",
    "worker-src 'report-sample' 'self' blob:",
    "style-src 'report-sample' 'self' 'unsafe-inline'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), fullscreen=(self), geolocation=(), microphone=(), web-share=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

/** To what still comes in over open connections; the handlers of earlier requests go on. */
const SHUTTING_DOWN = {
  statusCode: 503,
  error: 'Service Unavailable',
  message: 'Kibana is shutting down',
};

export function createServer(port: number, name: string): Server {
  const server = hapiServer({
    host: LOOPBACK,
    port,
    // Kibana's: 120 s for an idle socket, 80 s of keep-alive.
    routes: { timeout: { socket: 120_000 }, payload: { timeout: 20_000 } },
  });
  server.listener.keepAliveTimeout = 80_000;
  server.ext('onRequest', ({ server: { listener } }, h) =>
    listener.listening ? h.continue : h.response(SHUTTING_DOWN).code(503).takeover(),
  );
  server.ext('onPreResponse', (request, h) => {
    setHeaders(request, { ...HEADERS, 'kbn-name': name });
    return h.continue;
  });
  return server;
}

function setHeaders({ response }: Request, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) {
    if ('isBoom' in response) {
      response.output.headers[name] = value;
    } else {
      response.header(name, value);
    }
  }
}
