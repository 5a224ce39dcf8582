// The form of the automatic setup as a request, and what is missing in it.
import type { CreateLogStreamRequest } from '../../../common/api/log_streams';
import type { StreamDraft } from './wizard_state';

export interface StreamForm extends Omit<StreamDraft, 'domain' | 'name'> {
  domain: string;
  name: string;
  client_secret: string;
}

/** A sentence for each field that is wrong. */
export type StreamProblems = Partial<Record<keyof StreamForm, string>>;

export interface StreamFieldsProps {
  form: StreamForm;
  problems: StreamProblems;
  change: (change: Partial<StreamForm>) => void;
}

/** Auth0's longest log retention. */
export const MAX_RETENTION_DAYS = 30;
const DAY_MS = 86_400_000;

export function checkStream(form: StreamForm, now: number): StreamProblems {
  return {
    ...(form.domain.trim() === '' && { domain: 'Enter the domain of the tenant.' }),
    ...(form.client_id.trim() === '' && { client_id: 'Enter the client ID.' }),
    ...(form.client_secret.trim() === '' && { client_secret: 'Enter the client secret.' }),
    ...(form.name.trim() === '' && { name: 'Enter a name.' }),
    ...(form.categories?.length === 0 && { categories: 'Select at least one category.' }),
    ...checkStart(form.start_from, now),
  };
}

const checkStart = (start: string, now: number): StreamProblems => {
  if (start === '') return {};
  const age = now - Date.parse(start);
  if (age < 0) return { start_from: 'Select a time in the past.' };
  return age > MAX_RETENTION_DAYS * DAY_MS
    ? { start_from: `Auth0 keeps logs for at most ${MAX_RETENTION_DAYS} days.` }
    : {};
};

export function streamRequest(form: StreamForm, endpoint: string): CreateLogStreamRequest {
  const tenant_domain = form.tenant_domain.trim();
  return {
    credentials: {
      domain: form.domain.trim(),
      ...(tenant_domain !== '' && { tenant_domain }),
      client_id: form.client_id.trim(),
      client_secret: form.client_secret.trim(),
    },
    endpoint,
    name: form.name.trim(),
    categories: form.categories ?? undefined,
    ...(form.start_from !== '' && { start_from: form.start_from }),
    ...(form.is_priority && { is_priority: true }),
    ...(form.remember_credentials && { remember_credentials: true }),
  };
}
