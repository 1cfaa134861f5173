/**
 * Checks in the reader's browser what they paste into the page of the log; `npm run gen` makes `audit.js` of it,
 * which the server embeds. Without script the page says how to check by command, and its form goes nowhere.
 *
 * What it finds on the page:
 * - `#verify-form` with a text area `proof`; `data-origin` and `data-verifier-key` say which log it is about;
 *   the form may be `hidden`, and an element `#verify-by-command` may stand in its place: this swaps them.
 * - `#verify-result`, which receives the answer.
 * - `data-text-<name>` on the form for every text `log-<name>` of `locales/<language>/common.ftl`.
 */
import { canCheck, check, type Step, UNABLE, verdictOf } from '../src/log/check';
import { readNote, readVerifierKey, type VerifierKey } from '../src/log/note';
import { type Paper, readPasted } from '../src/log/paper';
import { keptToday } from '../src/log/today';

const TONES = { proven: 'good', refused: 'bad', unproven: 'warn' };

function element(name: string, text: string, ...children: Element[]): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

async function get(path: string): Promise<unknown> {
  const answer = await fetch(`/api/v1${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function enhance(form: HTMLFormElement, result: HTMLElement): void {
  const said = (name: string) => form.getAttribute(`data-text-${name}`) ?? '';

  const verdict = (steps: Step[]): HTMLElement => {
    const found = verdictOf(steps);
    const line = element('p', said(`verdict-${found}`));
    line.className = `verdict notice ${TONES[found]}`;
    return line;
  };
  const list = (title: string, steps: Step[]): HTMLElement[] => {
    const lines = steps.map(({ key, outcome }) => {
      const line = element('li', '', element('strong', said(`outcome-${outcome}`)));
      line.className = `is-${outcome}`;
      line.append(` ${said(`step-${key}`)}`);
      return line;
    });
    return [element('h3', title), element('ol', '', ...lines)];
  };
  const told = (steps: Step[]): HTMLElement[] => [verdict(steps), ...list(said('steps'), steps)];
  const today = async (paper: Paper, key: VerifierKey): Promise<HTMLElement[]> => {
    const note = paper.note === null ? null : readNote(paper.note);
    if (!note || note.checkpoint.size === 0) return [];
    try {
      const steps = await keptToday(note, key, get);
      return [...list(said('steps-today'), steps), verdict(steps)];
    } catch {
      // The server did not answer; what the paper itself shows does not depend on it.
      return [element('h3', said('steps-today')), element('p', said('not-asked'))];
    }
  };
  const answer = async (pasted: string): Promise<HTMLElement[]> => {
    const paper = readPasted(pasted);
    if (!paper) return [element('p', said('unreadable'))];
    if (!canCheck()) return told(UNABLE);
    const key = await readVerifierKey(form.dataset.verifierKey ?? '');
    // Without the log's own key no signature can be checked.
    if (!key || key.origin !== form.dataset.origin)
      return told([{ key: 'signature', outcome: 'unable', facts: [] }]);
    const steps = await check(paper, key);
    return verdictOf(steps) === 'refused' ? told(steps) : [...told(steps), ...(await today(paper, key))];
  };

  result.setAttribute('role', 'status');
  form.hidden = false;
  document.getElementById('verify-by-command')?.setAttribute('hidden', '');
  form.addEventListener('submit', event => {
    event.preventDefault();
    const pasted = String(new FormData(form).get('proof') ?? '');
    void answer(pasted).then(lines => result.replaceChildren(...lines));
  });
}

const form = document.getElementById('verify-form');
const result = document.getElementById('verify-result');
if (form instanceof HTMLFormElement && result) enhance(form, result);
