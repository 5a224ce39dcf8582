// Finds the top-level elements of a JSON array without parsing it, so that one broken element of
// a body costs only itself. Looks at brackets, commas and strings; the elements are parsed later.

/** Texts of the elements of the array that opens at `open`; the last may be cut off. */
export const splitElements = (text: string, open: number): string[] => {
  const elements: string[] = [];
  let depth = 0;
  let start = open + 1;
  let at = start;
  const end = (): void => {
    const element = text.slice(start, at).trim();
    if (element !== '') elements.push(element);
    start = at + 1;
  };
  for (; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === ',' && depth === 0) end();
    else if (char === '}' || char === ']') {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  end();
  return elements;
};

/** A raw line break ends a string that was never closed: JSON allows none inside. */
const endOfString = (text: string, open: number): number => {
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"' || char === '\n') return at;
  }
  return text.length;
};
