// auth0.logs.data.empty: the paths of members that came empty, which Elasticsearch does not index.
import type { OnEmpty } from './tidy';

const MAX_PATHS = 200;
/** In a request's body, null and "" are values as well: "removed", "nobody". */
const REQUEST_BODY = ['details', 'request', 'body'];

/** Collects what `tidy` leaves out. */
export class Empties {
  private found: Set<string> | undefined;

  readonly note: OnEmpty = (value, names, length) => {
    if (value === null || value === '') {
      if (length < REQUEST_BODY.length) return;
      if (!REQUEST_BODY.every((name, at) => names[at] === name)) return;
    }
    this.found ??= new Set();
    if (this.found.size < MAX_PATHS) this.found.add(names.slice(0, length).join('.'));
  };

  get paths(): string[] | undefined {
    return this.found && [...this.found];
  }
}
