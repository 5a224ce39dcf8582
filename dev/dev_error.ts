// A failure of the development environment that a person can mend: one sentence, ending in the mend.

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
    readonly mend: string,
    cause?: unknown,
  ) {
    super(`${what}; ${mend}.`, { cause });
    this.name = 'DevError';
  }
}
