import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { sources as en } from '@/texts/en';
import { bundleFrom } from '@/texts/locale';
import { sources as vi } from '@/texts/vi';

interface Message {
  id: string;
  variables: string[];
}

function variablesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(variablesOf);
  if (!value || typeof value !== 'object') return [];
  const node = value as Record<string, unknown>;
  const own = node.type === 'var' ? [String(node.name)] : [];
  return [...own, ...Object.values(node).flatMap(variablesOf)];
}

const messages = (sources: string[]): Message[] =>
  sources
    .flatMap(source => new FluentResource(source).body)
    .map(one => ({ id: one.id, variables: [...new Set(variablesOf(one.value))].sort() }))
    .sort((a, b) => a.id.localeCompare(b.id));

describe('texts', () => {
  it('exist in both languages with the same variables', () => {
    const [left, right] = [messages(vi), messages(en)];
    expect(right.map(one => one.id)).toEqual(left.map(one => one.id));
    expect(right).toEqual(left);
  });

  it('are readable as Fluent, without an entry that is skipped', () => {
    for (const [locale, sources] of [['vi', vi] as const, ['en', en] as const]) {
      const bundle = bundleFrom(locale, sources);
      for (const id of sources.join('\n').matchAll(/^([a-z][\w-]*) =/gm)) {
        expect(bundle.hasMessage(id[1] ?? ''), id[1]).toBe(true);
      }
    }
  });
});
