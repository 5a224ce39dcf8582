// Loopback ports: finds a free one, or refuses one that is taken with a sentence.
import { createServer } from 'node:net';
import { DevError } from './dev_error';

export const LOOPBACK = '127.0.0.1';

/** The given port, or any free one for 0; throws when something listens there already. */
export function claimPort(port: number, remedy: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      reject(new DevError('port_taken', `Port ${port} is taken`, remedy, error)),
    );
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      const claimed = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(claimed));
    });
  });
}
