import { INTERNAL_API } from '../plugin';

/** POST: the document that an Auth0 event becomes; nothing is stored. */
export const PREVIEW_PATH = `${INTERNAL_API}/preview`;

export const MAX_PREVIEW_LENGTH = 256 * 1024;

export interface PreviewRequest {
  /** An event as Auth0's dashboard, API or log stream shows it. */
  event: string;
  /** Whose settings apply; the defaults where none is named. */
  source?: string;
}

export interface PreviewAnswer {
  /** `_id` of the document. */
  id: string;
  document: Record<string, unknown>;
  code?: string;
  code_known: boolean;
  /** The source leaves such events out. */
  dropped: boolean;
}
