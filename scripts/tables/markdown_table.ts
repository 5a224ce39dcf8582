// A table of a page in docs/.

/** What would end a cell or begin a tag. */
const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

export const markdownTable = (
  names: readonly string[],
  rows: readonly (readonly string[])[],
): string => [row(names), row(names.map(() => '---')), ...rows.map(row)].join('\n');
