// Settings as the schemas read them, without what was not given.
import type { SourceSettings } from '../../../common/api/sources';

type ReadSettings = Omit<SourceSettings, 'tenant'> & { tenant?: string | undefined };

export const asSettings = ({ tenant, ...rest }: ReadSettings): SourceSettings => ({
  ...rest,
  ...(tenant !== undefined && { tenant }),
});
