// Serves a folder's files for ever: their URL changes whenever they do.
// Follows elastic/kibana src/core/packages/apps/server-internal/src/bundle_routes
// (dynamic_asset_response.ts).
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Server } from '@hapi/hapi';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

export function serveFiles(server: Server, url: string, directory: string): void {
  server.route({
    method: 'get',
    path: `${url}{file*}`,
    handler: async (request, h) => {
      const file = resolve(directory, String(request.params.file));
      const content = file.startsWith(resolve(directory) + sep)
        ? await readFile(file).catch(() => undefined)
        : undefined;
      return content === undefined
        ? h.response({ statusCode: 404, error: 'Not Found', message: 'Not Found' }).code(404)
        : h
            .response(content)
            .type(TYPES[extname(file)] ?? 'application/octet-stream')
            .header('cache-control', 'max-age=31536000, immutable');
    },
  });
}
