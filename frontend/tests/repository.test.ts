import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { navigation } from '@/navigation';
import { localeStore } from '@/texts/locale';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path),
);
const features = readdirSync('src/features', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

describe('features', () => {
  it.each(features)('%s has an index and is registered', name => {
    expect(readdirSync(join('src/features', name))).toContain('index.ts');
    for (const file of ['src/routes.tsx', 'src/navigation.ts']) {
      expect(readFileSync(file, 'utf8')).toContain(`'./features/${name}'`);
    }
  });

  it.each(features)('%s keeps to its own folder', name => {
    const others = features.filter(other => other !== name).join('|');
    const foreign = new RegExp(`from '(@/features|\\.\\./)(/)?(${others})[/']`);
    for (const path of sources.filter(one => one.startsWith(`features/${name}/`))) {
      expect(readFileSync(join('src', path), 'utf8'), path).not.toMatch(foreign);
    }
  });
});

it('names every navigation item', () => {
  for (const item of navigation) expect(localeStore.get().bundle.hasMessage(item.text), item.text).toBe(true);
});

/** Attributes whose value people read or hear. */
const spoken = /^(alt|aria-label|aria-description|description|label|placeholder|title|error|header|caption)$/;
const words = /\p{L}{2,}/u;

function hardCoded(path: string): string[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(join('src', path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && words.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      spoken.test(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      words.test(node.initializer.text)
    ) {
      found.push(node.getText());
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

it.each(sources.filter(path => path.endsWith('.tsx')))('%s has no text of its own', path => {
  expect(hardCoded(path)).toEqual([]);
});

it('keeps every file within 500 lines', () => {
  for (const path of sources) {
    expect(readFileSync(join('src', path), 'utf8').split('\n').length, path).toBeLessThanOrEqual(500);
  }
});
