// What is known of an Auth0 event code.

export type Outcome = 'success' | 'failure' | 'unknown';
export type Severity = 'info' | 'low' | 'medium' | 'high';

export interface EventCode {
  /** Auth0's `type`, such as "fp". */
  code: string;
  /** Auth0's own title. */
  title: string;
  /** Readable name; in `auth0.logs.data.type`. */
  name: string;
  /** `event.action`. */
  action: string;
  /** `event.kind`. */
  kind: 'event' | 'metric';
  /** `event.category`. */
  category: readonly string[];
  /** `event.type`; each is one that ECS expects of one of the categories. */
  type: readonly string[];
  /** `event.outcome`; "unknown" where the event is neither a success nor a failure. */
  outcome: Outcome;
  severity: Severity;
  /** `auth0.logs.data.classification`. */
  classification: string;
  /** Auth0's log stream filter that carries the code; absent where none is documented. */
  stream?: string;
}
