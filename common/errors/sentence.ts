// A sentence for people, made from details that travel beside a code.

/** A sentence, or how it is made of details. */
export type Sentence = string | ((details: never) => string);

/** What a sentence is made of; undefined where it is always the same. */
export type DetailsOf<S> = S extends (details: infer D) => string ? D : undefined;

/** Undefined where details are missing, as of a version that had none. */
export const sentenceFrom = (
  sentence: Sentence,
  details: object | undefined,
): string | undefined => {
  if (typeof sentence === 'string') return sentence;
  return details && sentence(details as never);
};
