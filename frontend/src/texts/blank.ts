import type { Bilingual } from '@/api/views';

/** Nothing written in either language. */
export const isBlankText = (text: Bilingual | null | undefined): boolean =>
  !text?.vi?.trim() && !text?.en?.trim();
