// Looks a code up in the catalogue, or derives what its name tells by Auth0's own habits.
import { catalogue } from './catalogue';
import type { EventCode, Outcome } from './event_code';

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

export const findEventCode = (code: string): EventCode | undefined => byCode.get(code);

const word = (words: string): RegExp => new RegExp(`(?:^|_)(?:${words})(?:_|$)`);

const FAILURE = word(
  'blocked|denied|error|expired|fail|failed|failure|invalid|refused|rejected|unsuccessful',
);
/** What is refused for its number or its password is refused, whatever else the code says. */
const REFUSAL = /^limit_|_leak$/;
const ONGOING = word('initiated|notice|pending|processing|requested|start|started|warning');
const SUCCESS = word(
  `accepted|activated|added|assigned|changed|complete|completed|confirmed|created|deleted|disabled|
   enabled|enrolled|executed|granted|linked|registered|removed|revoked|rotated|sent|succeed|succeeded|
   success|successful|successfully|switched|unlinked|update|updated|verified`.replace(/\s/g, ''),
);
/** Auth0's old short codes begin with the outcome: "fp", "seacft". */
const SHORT_CODE = /^([fs])[a-z]{1,8}$/;

const outcomeByName = (code: string): Outcome => {
  if (FAILURE.test(code) || REFUSAL.test(code)) return 'failure';
  if (ONGOING.test(code)) return 'unknown';
  if (SUCCESS.test(code)) return 'success';
  const short = SHORT_CODE.exec(code)?.[1];
  if (short === undefined) return 'unknown';
  return short === 'f' ? 'failure' : 'success';
};

/** Where it happened, not what: Guardian, Auth0's second factor. */
const GUARDIAN = /^gd_/;

const categoryByName: readonly [RegExp, readonly string[]][] = [
  [/exchange/, ['authentication', 'api']],
  [/_leak$|attack|breach|brute_force|suspicious/, ['intrusion_detection', 'authentication']],
  // Much traffic is no intrusion.
  [/^limit_|rate_limit|quota/, ['network', 'api']],
  [/logout/, ['authentication', 'session']],
  [/session|refresh_token/, ['session']],
  [/settings|config|kms|domain|tenant|(?:^|_)keys?(?:_|$)|module/, ['configuration']],
  [/login|passkey|mfa|auth|otp|challenge|recovery/, ['authentication']],
  [/scim|organization|user|account|directory|member|role|invit|password|signup|enroll/, ['iam']],
];

/** Those that ECS expects of one of the categories; the first that fits counts. */
const typeByName: readonly [RegExp, type: string, categories: readonly string[]][] = [
  [/^limit_|_leak$|denied|blocked/, 'denied', ['network', 'intrusion_detection', 'api']],
  [/revoked|ended|expired|logout/, 'end', ['session', 'api']],
  [/_start(?:ed)?(?:_|$)/, 'start', ['authentication', 'session']],
  [/deleted?(?:_|$)/, 'deletion', ['iam', 'configuration']],
  [/created?(?:_|$)|signup/, 'creation', ['iam', 'configuration']],
  [
    /update|change|switch|added|removed|enabled|disabled|rotated/,
    'change',
    ['iam', 'configuration'],
  ],
];

/** For a code that the catalogue lacks: sound, never surprising, and named so that it is noticed. */
export const describeUnknownCode = (code: string): EventCode => {
  const outcome = outcomeByName(code);
  const what = code.replace(GUARDIAN, '');
  const category =
    categoryByName.find(([pattern]) => pattern.test(what))?.[1] ??
    (GUARDIAN.test(code) ? ['authentication'] : []);
  const type = typeByName.find(
    ([pattern, , fits]) => pattern.test(what) && fits.some((name) => category.includes(name)),
  )?.[1];
  return {
    code,
    title: code,
    name: code,
    action: `unknown-${code}`,
    kind: 'event',
    category,
    type: type === undefined ? ['info'] : [type, 'info'],
    outcome,
    severity: outcome === 'failure' ? 'medium' : 'info',
    classification: 'Other',
  };
};
