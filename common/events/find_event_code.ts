// Looks a code up in the catalogue, or derives what its name tells by Auth0's own habits.
import { catalogue } from './catalogue';
import type { EventCode, Outcome } from './event_code';

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

export const findEventCode = (code: string): EventCode | undefined => byCode.get(code);

const FAILURE = /(^|_)(fail|failed|failure|error|denied|rejected)(_|$)/;
const SUCCESS =
  /(^|_)(succeed|succeeded|success|completed|complete)(_|$)|_(added|removed|created|updated|deleted)$/;
/** Auth0's old short codes begin with the outcome: "fp", "seacft". */
const SHORT_CODE = /^([fs])[a-z]{1,8}$/;

const outcomeByName = (code: string): Outcome => {
  if (FAILURE.test(code)) return 'failure';
  if (SUCCESS.test(code)) return 'success';
  const short = SHORT_CODE.exec(code)?.[1];
  if (short === undefined) return 'unknown';
  return short === 'f' ? 'failure' : 'success';
};

const categoryByName: readonly [RegExp, readonly string[]][] = [
  [/exchange/, ['authentication', 'api']],
  [/^limit_|_leak$|rate_limit/, ['intrusion_detection', 'authentication']],
  [/^gd_|login|passkey|mfa|auth/, ['authentication']],
  [/logout/, ['authentication', 'session']],
  [/scim|organization|user|account|directory/, ['iam']],
  [/kms|domain|tenant|key/, ['configuration']],
];

/** For a code that the catalogue lacks: sound, never surprising, and named so that it is noticed. */
export const describeUnknownCode = (code: string): EventCode => {
  const outcome = outcomeByName(code);
  return {
    code,
    title: code,
    name: code,
    action: `unknown-${code}`,
    kind: 'event',
    category: categoryByName.find(([pattern]) => pattern.test(code))?.[1] ?? [],
    type: ['info'],
    outcome,
    severity: outcome === 'failure' ? 'medium' : 'info',
    classification: 'Other',
  };
};
