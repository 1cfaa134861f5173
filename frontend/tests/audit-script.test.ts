import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditScript } from '../scripts/audit-script.mjs';
import { sampleLog } from './sample-log';

const script = readFileSync('public-pages/audit.js', 'utf8');
const log = sampleLog(11);

describe('the script of the public page of the log', () => {
  it('is what its sources make, and small', async () => {
    expect(await auditScript()).toBe(script);
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
  });
});

/** The page as the server writes it, with every text of the log it has. */
function page(key = log.key, origin = log.origin): void {
  document.body.innerHTML =
    '<p id="verify-by-command">nhipcau audit verify</p>' +
    '<form id="verify-form" hidden><textarea name="proof"></textarea></form><div id="verify-result"></div>';
  const form = document.querySelector('form') as HTMLFormElement;
  form.dataset.origin = origin;
  form.dataset.verifierKey = key;
  for (const [, name, text] of readFileSync('../locales/vi/common.ftl', 'utf8').matchAll(
    /^log-(\S+) = (.*)$/gm,
  )) {
    form.setAttribute(`data-text-${name}`, text ?? '');
  }
  // What the page loads, run as the page would.
  new Function(script)();
}

async function verify(pasted: string): Promise<HTMLElement> {
  const result = document.getElementById('verify-result') as HTMLElement;
  result.replaceChildren();
  (document.querySelector('textarea') as HTMLTextAreaElement).value = pasted;
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await vi.waitFor(() => expect(result.textContent).not.toBe(''));
  return result;
}

const classes = (result: HTMLElement) => [...result.querySelectorAll('.verdict')].map(one => one.className);

describe('on the page', () => {
  let broken = false;
  beforeEach(() => {
    broken = false;
    vi.stubGlobal('fetch', async (url: string) => {
      if (broken) throw new TypeError('Failed to fetch');
      const from = Number(new URL(url, 'http://x').searchParams.get('from'));
      const { root_to: root, checkpoint } = log.between(0);
      return Response.json(url.endsWith('/head') ? { size: 11, root, checkpoint } : log.between(from));
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it('takes the place of the words about the command', () => {
    page();
    expect(document.querySelector('form')).not.toHaveAttribute('hidden');
    expect(document.getElementById('verify-by-command')).not.toBeVisible();
    expect(document.getElementById('verify-result')).toHaveAttribute('role', 'status');
  });

  it('verifies a proof and compares it with the log of today', async () => {
    page();
    const result = await verify(JSON.stringify(log.proof(5, 7)));
    expect(classes(result)).toEqual(['verdict notice good', 'verdict notice good']);
    expect([...result.querySelectorAll('li')].map(one => one.className)).toEqual([
      ...['is-passed', 'is-passed', 'is-absent', 'is-passed', 'is-passed', 'is-passed'],
      ...['is-passed', 'is-passed', 'is-passed', 'is-passed', 'is-passed'],
    ]);
    expect(result).toHaveTextContent('Đã kiểm chứng');
    // Every line says something: no text is missing on the page.
    for (const one of result.querySelectorAll('li, p, h3'))
      expect(one.textContent?.trim().length).toBeGreaterThan(8);
  });

  it('refuses what was changed, and what another log signed', async () => {
    page();
    const changed = JSON.stringify({ ...log.proof(5), seq: 6 });
    expect(classes(await verify(changed))).toEqual(['verdict notice bad']);
    expect(classes(await verify(sampleLog(4).note(4)))).toEqual(['verdict notice bad']);
    expect(await verify('<b>xin chào</b>')).toHaveTextContent('Không đọc được');
    expect(document.querySelector('#verify-result b')).toBeNull();
  });

  it('says what it could not ask, and claims nothing without a key', async () => {
    page();
    broken = true;
    const result = await verify(log.note(7));
    expect(classes(result)).toEqual(['verdict notice good']);
    expect(result).toHaveTextContent('Phần kiểm ở trên không phụ thuộc vào việc này.');
    page(log.key, 'elsewhere.example.org/log');
    expect(classes(await verify(log.note(7)))).toEqual(['verdict notice warn']);
  });
});
