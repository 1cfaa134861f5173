import { places } from '@/places';

export const sheetPlace = (councilId: string, subjectId: string): string =>
  `${places.council(councilId)}/sheets/${subjectId}`;
export const comparisonPlace = (councilId: string): string => `${places.council(councilId)}/comparison`;
