/** A word that stands in sentences, where it stands alone. */
export const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1);
