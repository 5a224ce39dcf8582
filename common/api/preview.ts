import { API_PRIVILEGE, INTERNAL_API } from '../plugin';
import type { Endpoint } from './endpoint';
import type { FailedEventCode } from './failed_events';

/** Nothing is stored. */
export const PREVIEW_EVENT: Endpoint<{ body: PreviewRequest; answer: PreviewAnswer }> = {
  method: 'post',
  path: `${INTERNAL_API}/preview`,
  access: 'internal',
  privileges: [API_PRIVILEGE.read],
  summary: 'Map an Auth0 event to the document that it becomes',
};

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
  /** Why the text would not be indexed but kept as a failed event. */
  failure?: FailedEventCode;
}
