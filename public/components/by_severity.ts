// Sources that need attention come first; those alike are sorted by name.
import type { SourceHealth, SourceState } from '../../common/api/health';

const ORDER: SourceState[] = ['failing', 'silent', 'never_received', 'receiving', 'paused'];

export const bySeverity = (sources: readonly SourceHealth[]): SourceHealth[] =>
  [...sources].sort(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      one.source.name.localeCompare(other.source.name),
  );
