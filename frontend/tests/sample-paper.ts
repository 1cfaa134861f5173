import type { MeView, PaperView } from '@/api/views';
import { person } from './stage';

/** A signed paper, laid up by somebody. */
export const paper = (id: string, prepared_by: PaperView['prepared_by'], signable: boolean): PaperView => ({
  id,
  file_name: `${id}.pdf`,
  media_type: 'application/pdf',
  size: 2048,
  sha256: `ab12${id}`,
  purpose: 'decision',
  url: `/api/v1/attachments/${id}`,
  uploaded_at: '2026-11-21T10:00:00Z',
  prepared_by,
  signable,
});

export const colleague = { id: 'p2', name: 'Lê Ngọc Hạnh' };
export const oneself = { id: person.id, name: person.name };

/** In whose name the test's person acts from the next sign-in on; nobody's when nothing is given. */
export const worksAt = (...memberships: MeView['memberships']): void => {
  person.memberships = memberships;
};
