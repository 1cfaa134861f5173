/** Titles go by title and name where there is one: "TS.BS. Lê An". */
export const fullName = (person: { name: string; title?: string | null }): string =>
  person.title ? `${person.title} ${person.name}` : person.name;
