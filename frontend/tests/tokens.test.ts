import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('tokens.css', 'utf8');

function block(start: string): Record<string, string> {
  const from = css.indexOf(start);
  const body = css.slice(css.indexOf('{', from + start.length - 1) + 1, css.indexOf('}', from));
  return Object.fromEntries(
    [...body.matchAll(/(--nc-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const light = block(':root {');
const dark = { ...light, ...block(":root[data-scheme='dark'] {") };

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(scheme: Record<string, string>, text: string, ground: string): number {
  const [a, b] = [scheme[`--nc-${text}`], scheme[`--nc-${ground}`]].map(value => luminance(value ?? '#000'));
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const texts: [string, string[]][] = [
  ['ink', grounds],
  ['ink-soft', grounds],
  ['link', grounds],
  ['action', [...grounds, 'action-soft']],
  ['on-action', ['action', 'action-strong']],
  ['on-lacquer', ['lacquer', 'lacquer-deep']],
  ['good', ['good-soft', 'paper', 'surface']],
  ['info', ['info-soft', 'paper', 'surface']],
  ['warn', ['warn-soft', 'paper', 'surface']],
  ['bad', ['bad-soft', 'paper', 'surface']],
  ['quiet', ['quiet-soft', 'paper', 'surface']],
  ['ink', ['good-soft', 'info-soft', 'warn-soft', 'bad-soft', 'quiet-soft', 'action-soft', 'mark']],
];
const shapes: [string, string[]][] = [
  ['line-strong', grounds],
  ['focus', grounds],
  ...[1, 2, 3, 4, 5].map((n): [string, string[]] => [`series-${n}`, ['paper', 'surface']]),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, scheme) => {
  it.each(texts.flatMap(([text, on]) => on.map(ground => [text, ground] as const)))(
    '%s reads on %s',
    (text, ground) => {
      expect(contrast(scheme, text, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(shapes.flatMap(([shape, on]) => on.map(ground => [shape, ground] as const)))(
    '%s shows on %s',
    (shape, ground) => {
      expect(contrast(scheme, shape, ground)).toBeGreaterThanOrEqual(3);
    },
  );
});

it('gives the chosen dark scheme the same values as the system’s', () => {
  expect(block(":root:not([data-scheme='light']) {")).toEqual(block(":root[data-scheme='dark'] {"));
});
