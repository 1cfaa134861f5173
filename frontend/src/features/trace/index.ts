import type { NavItem } from '@/feature';

export const routes = [] as const;

export const nav: NavItem[] = [];
