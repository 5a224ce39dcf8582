/** Totals since the source's first event, over all Kibana nodes and restarts. */
export interface SourceCounters {
  /** Events indexed. */
  accepted: number;
  /** Events that arrived again and were there already. */
  duplicate: number;
  /** Events left out because of their code, as the source's settings want it. */
  dropped: number;
  /** Records kept as failed events. */
  failed: number;
  /** Requests answered with anything but 200. */
  refused: number;
  /** Accepted events whose code the catalogue does not know. */
  unknown_code: number;
  /** Accepted events of a Management API operation that the table of operations does not know. */
  unknown_operation: number;
  /** Events whose id another tenant's event had: they are stored beside it under another id. */
  id_conflict: number;
}

export const emptyCounters = (): SourceCounters => ({
  accepted: 0,
  duplicate: 0,
  dropped: 0,
  failed: 0,
  refused: 0,
  unknown_code: 0,
  unknown_operation: 0,
  id_conflict: 0,
});
