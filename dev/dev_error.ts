// A failure of the development environment that a person can remedy: one sentence, ending in the remedy.

export type DevErrorCode =
  | 'no_java'
  | 'java_too_old'
  | 'no_maven'
  | 'no_network'
  | 'maven_failed'
  | 'corrupt_download'
  | 'port_taken'
  | 'elasticsearch_failed'
  | 'elasticsearch_unreachable'
  | 'bad_flag'
  | 'bad_manifest'
  | 'bad_config';

export class DevError extends Error {
  constructor(
    readonly code: DevErrorCode,
    what: string,
    readonly remedy: string,
    cause?: unknown,
  ) {
    super(`${what}; ${remedy}.`, { cause });
    this.name = 'DevError';
  }
}
