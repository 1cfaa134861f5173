// @ts-check
// Comfort for the public pages; each of them is complete without it. No build step: the server embeds
// this file as it stands.

/** Countdowns: the server wrote the words, this keeps them true while the page stays open. */
function countDown() {
  const language = document.documentElement.lang;
  for (const place of document.querySelectorAll('time[data-countdown]')) {
    if (!(place instanceof HTMLElement)) continue;
    const target = document.getElementById(place.dataset.countdown ?? '');
    if (!target) continue;
    // The clock of the procedure may differ from the reader's: count from what the server said.
    const shift = Date.parse(place.dataset.now ?? '') - Date.now();
    const end = Date.parse(place.getAttribute('datetime') ?? '');
    const tick = () => {
      const minutes = Math.floor((end - Date.now() - shift) / 60_000);
      if (minutes < 0) {
        target.textContent = place.dataset.over ?? '';
        return;
      }
      const parts = {
        days: Math.floor(minutes / 1440),
        hours: Math.floor(minutes / 60) % 24,
        minutes: minutes % 60,
      };
      const shown = parts.days ? ['days', 'hours'] : parts.hours ? ['hours', 'minutes'] : ['minutes'];
      const words = shown.map(unit =>
        new Intl.NumberFormat(language, {
          style: 'unit',
          unit: unit.slice(0, -1),
          unitDisplay: 'long',
        }).format(parts[/** @type {'days' | 'hours' | 'minutes'} */ (unit)]),
      );
      target.textContent = (place.dataset.left ?? '').replace('…', words.join(' '));
      setTimeout(tick, 20_000);
    };
    tick();
  }
}

/**
 * Suggestions while typing, as an ARIA combobox over the search field.
 * @param {HTMLInputElement} field
 */
function suggest(field) {
  const list = document.createElement('ul');
  list.className = 'suggest';
  list.id = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.suggest ?? '');
  list.hidden = true;
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', list.id);
  field.autocomplete = 'off';

  let chosen = -1;
  let asked = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  /** @param {number} index */
  const choose = index => {
    chosen = index;
    options().forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
    });
    if (index < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${index}`);
  };
  /** @param {string} words */
  const take = words => {
    field.value = words;
    close();
    field.form?.requestSubmit();
  };
  /** @param {string[]} words */
  const show = words => {
    list.replaceChildren(
      ...words.map((text, index) => {
        const option = document.createElement('li');
        option.id = `suggestion-${index}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = text;
        option.addEventListener('pointerdown', event => event.preventDefault());
        option.addEventListener('click', () => take(text));
        return option;
      }),
    );
    list.hidden = words.length === 0;
    chosen = -1;
    field.setAttribute('aria-expanded', String(words.length > 0));
  };
  const ask = async () => {
    const words = field.value.trim();
    asked = words;
    if (words.length < 2) {
      close();
      return;
    }
    try {
      const answer = await fetch(`/api/v1/search/suggest?q=${encodeURIComponent(words)}`, {
        headers: { 'accept-language': document.documentElement.lang },
      });
      if (!answer.ok || asked !== words) return;
      /** @typedef {{ vi?: string, en?: string }} Said */
      /** @type {{ items: { title: Said }[], concepts: Said[] }} */
      const found = await answer.json();
      const english = document.documentElement.lang === 'en';
      const said = [...found.concepts, ...found.items.map(({ title }) => title)];
      show([...new Set(said.map(one => (english ? (one.en ?? one.vi) : (one.vi ?? one.en)) ?? ''))]);
    } catch {
      // The network is away: the form still works when it is back.
      close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen >= 0) take(options()[chosen]?.textContent ?? '');
    else return;
    event.preventDefault();
  });
}

countDown();
for (const field of document.querySelectorAll('input[data-suggest]')) {
  if (field instanceof HTMLInputElement) suggest(field);
}
