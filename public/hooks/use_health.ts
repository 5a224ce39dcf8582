// Sources, their counters and the state of the installation, read anew while the page is visible.
import { READ_HEALTH } from '../../common/api/health';
import { useEndpoint } from './use_endpoint';

const REFRESH_MS = 5_000;

export const useHealth = ({ refreshMs = REFRESH_MS } = {}) =>
  useEndpoint(READ_HEALTH, {}, { refetchInterval: refreshMs });
