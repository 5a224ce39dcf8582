// The path of events, as every input is handed it.
import type { SourceCounters } from '../../common/api/source_counters';
import { type BulkCall, BulkWriter } from '../event_store/bulk_writer';
import { writeFailedEvents } from '../failed_events/failed_event_store';
import type { Installation } from '../installation/setup_installation';
import type { Sources } from '../sources/setup_sources';
import type { Feature, SetupContext } from '../types';
import { IngestDelay } from './ingest_delay';
import type { IngestDeps } from './ingest_records';

export interface IngestSetup {
  installation: Pick<Installation, 'installer' | 'access' | 'repair'>;
  sources: Pick<Sources, 'registry' | 'counters'>;
  onCount: (source: string, counts: Partial<SourceCounters>) => void;
  onBulkCall: (call: BulkCall) => void;
}

export interface Ingest extends Feature {
  ingest: IngestDeps;
  writer: BulkWriter;
}

export const setupIngest = ({ client }: SetupContext, setup: IngestSetup): Ingest => {
  const { installation, sources, onCount, onBulkCall } = setup;
  const { counters, registry } = sources;
  const writingClient = async () => (await installation.access).client();
  const writer = new BulkWriter(
    {
      client: writingClient,
      forget: () => void installation.access.then((access) => access.forget()),
      reinstall: () => installation.repair(),
      tenants: registry.sourceTenants,
    },
    onBulkCall,
  );
  const delay = new IngestDelay({
    client: writingClient,
    measured: (source, ms) => counters.delayed(source, ms),
  });
  return {
    writer,
    ingest: {
      admit: () => {
        installation.installer.admit();
        writer.admit();
      },
      pipelineReadsOriginal: () => installation.installer.pipelineReadsOriginal,
      count: (source, counts) => {
        counters.add(source, counts);
        onCount(source, counts);
      },
      written: (source, { events, results, unknownCodes }) => {
        counters.addUnknownCodes(source, unknownCodes);
        delay.watch(source, events, results);
      },
      write: (events, deadline) => writer.write(events, deadline),
      writeFailedEvents: async (failedEvents) => writeFailedEvents(await client(), failedEvents),
    },
    stop: () => delay.stop(),
  };
};
