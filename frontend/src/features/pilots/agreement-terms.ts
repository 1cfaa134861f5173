import { FUNDING_SOURCES } from '@/api/choices';
import type {
  AgreementBudgetLine,
  AgreementView,
  Bilingual,
  ChallengeView,
  CreateAgreement,
  Money,
} from '@/api/views';
import { isBlankText } from '@/texts/blank';
import { placeAndTermOf, type TypedPlaceAndTerm, typedPlaceAndTerm } from './PlaceAndTerm';

/** A line of the budget as it is typed; without an amount it is not yet one. */
export interface TypedLine extends Pick<AgreementBudgetLine, 'source'> {
  id: string;
  amount: Money | null;
}

/** The terms as they are typed. */
export interface Terms extends TypedPlaceAndTerm {
  title: Bilingual;
  ip_terms: Bilingual;
  budget: TypedLine[];
  data_annex: Bilingual;
}

export const newLine = (): TypedLine => ({
  id: crypto.randomUUID(),
  source: FUNDING_SOURCES[0] ?? 'own',
  amount: null,
});

/** What the order already says is where the draft begins. */
export function termsFrom(order: ChallengeView): Terms {
  const content = (key: string) => order.sections.find(one => one.key === key)?.content;
  return {
    title: order.title,
    ip_terms: content('ip_terms')?.text ?? {},
    budget: [newLine()],
    ...typedPlaceAndTerm({ sites: content('sites')?.sites ?? [] }),
    data_annex: {},
  };
}

/** The terms of a draft, to go on with. */
export const termsOf = (view: AgreementView): Terms => ({
  title: view.title,
  ip_terms: view.ip_terms,
  budget: view.budget.map(line => ({ ...newLine(), ...line })),
  ...typedPlaceAndTerm(view),
  data_annex: view.data_annex ?? {},
});

/** The body of the request. */
export const bodyOf = (terms: Terms): Omit<CreateAgreement, 'challenge_id'> => ({
  title: terms.title,
  ip_terms: terms.ip_terms,
  budget: terms.budget.flatMap(({ source, amount }) => (amount ? [{ source, amount }] : [])),
  ...placeAndTermOf(terms),
  ...(isBlankText(terms.data_annex) ? {} : { data_annex: terms.data_annex }),
});
