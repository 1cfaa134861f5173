import type { CouncilStatus } from '@/api/views';

const during =
  (...statuses: CouncilStatus[]) =>
  (council: { status: CouncilStatus }): boolean =>
    statuses.includes(council.status);

/** Its members may still be changed. */
export const isComposable = during('forming', 'constituted');
/** Members say with whom they have a conflict of interest. */
export const takesDeclarations = during('constituted', 'scoring', 'meeting');
/** Sheets may be written. */
export const takesSheets = during('scoring', 'meeting');
/** There are sheets. */
export const judges = during('scoring', 'meeting', 'concluded');
/** There is a meeting, or there was one. */
export const meets = during('meeting', 'concluded');
