import './filters.css';
import { useRouter, useRouterState } from '@tanstack/react-router';

export interface Filters<K extends string> {
  values: Record<K, string>;
  /** Changes some; an empty value leaves the address. */
  set: (patch: Partial<Record<K, string>>) => void;
}

/** Filters and tabs that live in the address, so that a link, a reload and the other language keep them. */
export function useFilters<K extends string>(initial: Record<K, string>): Filters<K> {
  const router = useRouter();
  const search = useRouterState({ select: state => state.location.searchStr });
  const params = new URLSearchParams(search);
  const values = { ...initial };
  for (const key of Object.keys(initial) as K[]) values[key] = params.get(key) ?? initial[key];
  return {
    values,
    set: patch => {
      const next = new URLSearchParams(search);
      for (const [key, value] of Object.entries(patch) as [K, string][]) {
        if (value === initial[key]) next.delete(key);
        else next.set(key, value);
      }
      const { pathname } = router.history.location;
      const text = next.toString();
      router.history.replace(text ? `${pathname}?${text}` : pathname);
    },
  };
}
