import type { Bilingual, BudgetLine, ChallengeView } from '@/api/types';
import { sitesOf } from './SiteInput';

/** The terms as they are typed. */
export interface Terms {
  title: Bilingual;
  ip_terms: Bilingual;
  budget: { id: string; source: string; amount: BudgetLine['amount'] | null }[];
  sites: string;
  starts_on: string | null;
  ends_on: string | null;
  data_annex: Bilingual;
}

export const SOURCES = ['state_budget', 'science_fund', 'own', 'sponsor', 'foreign'] as const;

export const newLine = (): Terms['budget'][number] => ({
  id: crypto.randomUUID(),
  source: SOURCES[0],
  amount: null,
});

/** What the order already says is where the draft begins. */
export function termsFrom(order: ChallengeView): Terms {
  const content = (key: string) => order.sections.find(one => one.key === key)?.content ?? {};
  const ip = content('ip_terms') as { text?: Bilingual | null };
  const places = content('sites') as { sites?: string[] | null };
  return {
    title: order.title,
    ip_terms: ip.text ?? {},
    budget: [newLine()],
    sites: (places.sites ?? []).join('\n'),
    starts_on: null,
    ends_on: null,
    data_annex: {},
  };
}

const isBlank = (text: Bilingual) => !text.vi?.trim() && !text.en?.trim();

/** The body of the request. Lines of the budget without an amount are not lines yet. */
export function bodyOf(terms: Terms) {
  return {
    title: terms.title,
    ip_terms: terms.ip_terms,
    budget: terms.budget.filter(line => line.amount).map(({ source, amount }) => ({ source, amount })),
    sites: sitesOf(terms.sites),
    ...(terms.starts_on ? { starts_on: terms.starts_on } : {}),
    ...(terms.ends_on ? { ends_on: terms.ends_on } : {}),
    ...(isBlank(terms.data_annex) ? {} : { data_annex: terms.data_annex }),
  };
}
