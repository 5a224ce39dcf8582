// A document as the lines of a bulk call. It waits as bytes, outside of V8's heap, where it costs
// its garbage collector nothing. Pure.

export interface Create {
  /** The data stream. */
  index: string;
  id: string;
  document: object;
}

export const encodeOperation = ({ index, id, document }: Create): Buffer =>
  Buffer.from(
    `${JSON.stringify({ create: { _index: index, _id: id } })}\n${JSON.stringify(document)}\n`,
  );
