// Documents as the lines of a bulk call. They wait as bytes, outside of V8's heap, where they cost
// its garbage collector nothing. Pure.

export interface Create {
  /** The data stream. */
  index: string;
  id: string;
  document: object;
}

export type Encoded<T extends Create> = Omit<T, 'document'> & {
  /** Its lines of a bulk call. */
  operation: Buffer;
};

const LINES_EACH = 2;

/** The document of each becomes its operation, all of them views on one buffer. */
export const encodeOperations = <T extends Create>(creates: T[]): Encoded<T>[] => {
  const bytes = Buffer.from(creates.map(toLines).join(''));
  let start = 0;
  return creates.map(({ document, ...rest }) => {
    let end = start;
    // JSON has no line breaks of its own.
    for (let line = 0; line < LINES_EACH; line += 1) end = bytes.indexOf('\n', end) + 1;
    const operation = bytes.subarray(start, end);
    start = end;
    return { ...rest, operation };
  });
};

const toLines = ({ index, id, document }: Create): string =>
  `${JSON.stringify({ create: { _index: index, _id: id } })}\n${JSON.stringify(document)}\n`;
