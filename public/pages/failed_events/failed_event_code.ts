// What the codes of failed events mean, in a few words; a code that is not known stays as it is.

const LABELS: Record<string, string> = {
  refused: 'Refused by Elasticsearch',
  not_json: 'Not JSON',
  not_utf8: 'Not UTF-8',
  not_an_object: 'Not an object',
  no_such_source: 'Source deleted',
  secrets_unreadable: 'Hash key unreadable',
};

export const labelOfCode = (code: string): string => LABELS[code] ?? code;
