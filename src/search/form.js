// Brings the form of a search to life: looks for what is typed and shows where
// it stands. All words come from the page (src/pages/prerendered/search.rs), all finding
// from crates/search.
import { element } from '../element.js';
import { finder, marked, plain } from '../finder.js';

/**
 * @param {Element} page the search
 * @param site what it needs of the site: `text(path)`, a promise of a file's text; `address(tag, id, place,
 *   query)` of a hit; `query()`, what the address asks for; `write(query)`, which puts that there
 */
export function searchForm(page, site) {
  const words = page.dataset;
  const indexes = JSON.parse(words.indexes);
  const find = (selector) => page.querySelector(selector);
  const [form, said, nothing, results, what, notice] = ['form', '.said', '.nothing', '.results', '.what', '.notice[role]'].map(find);
  const [more, everywhere] = ['more', 'all'].map((name) => find(`[name=${name}]`));
  const { q: field, scope } = form.elements;
  /** Hits that are shown at once. */
  const PAGE = 10;

  // ---- what has been fetched ----

  const fetched = new Map();

  /** The text of a file: a promise until it is there. What failed is tried again. */
  function text(path) {
    if (!fetched.has(path)) {
      fetched.set(path, site.text(path).then((body) => { fetched.set(path, body); return body; }, (error) => { fetched.delete(path); throw error; }));
    }
    return fetched.get(path);
  }

  const shard = (tag, number) => text(`${indexes[tag].folder}${number}.txt`);

  /** What shows a hit; a piece holds sixteen units. */
  async function unit([tag, policy, number]) {
    const path = `${indexes[tag].folder}${policy}-${Math.floor(number / 16)}.txt`;
    const piece = text(path);
    const [first, ...units] = (typeof piece === 'string' ? piece : await piece).split('\n').map((line) => line.split('\t'));
    const [id, controller] = first;
    const [place, label, heading, body] = units[number % 16];
    return { tag, id, controller, place, label, heading, body };
  }

  // ---- the query ----

  const tags = () => [words.lang, ...scope.value ? Object.keys(indexes).filter((tag) => tag !== words.lang) : []];

  const plainLetters = { ё: 'е', ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' };

  /** Fetches, beside the wasm, the shards that it will probably want: a trip less. */
  function expect(query) {
    const beginnings = query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)
      .map((word) => word.replace(/[ёәғқңөұүһі]/g, (letter) => plainLetters[letter]));
    for (const tag of tags()) {
      for (const word of beginnings) {
        const number = indexes[tag].from.findLastIndex((first) => first <= word);
        // Whoever needs it will ask again, and be told.
        Promise.resolve(shard(tag, number)).catch(() => {});
      }
    }
  }

  /** Asks until no shard is missing: once more at most for a beginning, once for a mistyped word. */
  async function hits(ask, query, count) {
    const shelves = tags();
    const read = shelves.map(() => new Map());
    for (;;) {
      const fields = shelves.flatMap((tag, place) => [
        'shelf', tag, indexes[tag].units, indexes[tag].from.join('\x1f'),
        ...[...read[place]].flatMap(([number, body]) => ['shard', number, body]),
      ]);
      const answer = JSON.parse(ask('find', query, count, ...fields));
      if (!answer.wants.length) return { ...answer, hits: answer.hits.map(([shelf, ...rest]) => [shelves[shelf], ...rest]) };
      await Promise.all(answer.wants.map(async ([shelf, number]) => read[shelf].set(number, await shard(shelves[shelf], number))));
    }
  }

  const rules = new Intl.PluralRules(words.lang);
  const samples = { one: 1, few: 2, many: 5 };

  /** `12 results`, in the form that the number needs. */
  function counted(number) {
    const form = Object.keys(samples).find((name) => rules.select(samples[name]) === rules.select(number)) ?? 'many';
    return words[form].replace(samples[form], number.toLocaleString(words.lang));
  }

  /** A hit; `looked` is what counts of the query, as it is spelled in that language. */
  function item(ask, looked, { tag, id, controller, place, label, heading, body }) {
    const mark = (letters, text) => marked(ask('mark', tag, looked, letters, text));
    const href = site.address(tag, id, place, looked);
    // No `hreflang` on the link: the boot script takes that for a choice of language.
    const lang = tag === words.lang ? {} : { lang: tag };
    const where = [controller, label].filter(Boolean).join(' · ');
    return element('li', lang,
      element('a', { href }, ...mark(0, heading)),
      element('p', { class: 'where' }, ...mark(0, where)),
      element('p', {}, ...mark(220, body)));
  }

  /** The timer that writes the address. */
  let writing;

  /** Safari ends what is fetched when the page is left, and tells so when it comes back. */
  let wasLeft;
  addEventListener('pagehide', () => { wasLeft = true; });

  /** The latest query; an older one that is answered later is not shown. */
  let turn = 0;

  function show({ none = false, start = false, first, isWhole = true }) {
    nothing.hidden = !none;
    everywhere.hidden = Boolean(scope.value);
    what.hidden = !start;
    results.hidden = !first;
    results.replaceChildren(...first ? [first] : []);
    more.hidden = isWhole;
    notice.hidden = true;
  }

  async function look(count = PAGE) {
    const mine = ++turn;
    const query = plain(field.value).trimStart();
    // A quarter of a key's time, so the hits do not wait for it.
    clearTimeout(writing);
    writing = setTimeout(writeAddress);
    if (!query.trim()) {
      said.textContent = '';
      show({ start: true });
      return;
    }
    try {
      const ask = await finder();
      const { hits: found, total, how, words: looked } = await hits(ask, query, count);
      if (mine !== turn) return;
      const units = found.map(unit);
      // Whoever waits for one that fails is told below.
      for (const hit of units) hit.catch(() => {});
      // On a slow line the first hits do not wait for the last.
      for (const [place, hit] of units.entries()) {
        const shown = await hit;
        if (mine !== turn) return;
        const made = item(ask, looked[tags().indexOf(shown.tag)], shown);
        if (place) results.append(made);
        else show({ first: made, isWhole: found.length >= total });
      }
      if (!total) show({ none: true });
      said.textContent = total ? [counted(total), words[how]].filter(Boolean).join('. ') : nothing.firstChild.textContent;
      page.dataset.shown = query;
    } catch (error) {
      if (mine !== turn) return;
      if (wasLeft) {
        wasLeft = false;
        return look(count);
      }
      console.error('policy-viewer: the search could not be loaded', error);
      said.textContent = '';
      show({ start: true });
      notice.hidden = false;
    }
  }

  // ---- the address ----

  function writeAddress() {
    const query = new URLSearchParams({ ...field.value && { q: field.value }, ...scope.value && { scope: scope.value } }).toString();
    // Some browsers refuse a hundred changes within half a minute: then a later key writes it.
    try { site.write(query && `?${query}`); } catch {}
  }

  // ---- the controls ----

  field.addEventListener('input', () => look());
  // A link may be followed at once.
  field.addEventListener('blur', writeAddress);
  scope.addEventListener('change', () => look());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.focus();
  });
  everywhere.addEventListener('click', () => {
    scope.value = 'all';
    look();
    field.focus();
  });
  more.addEventListener('click', async () => {
    const before = results.children.length;
    await look(before + PAGE);
    results.children[before]?.querySelector('a').focus();
  });

  page.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll('a')];
    const place = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && place >= 0) field.focus();
    else if (step && (place >= 0 || (event.target === field && step > 0 && links.length))) (links[place + step] ?? (step < 0 ? field : links[place])).focus();
    else return;
    event.preventDefault();
  });

  // ---- the start ----

  /** Makes the fields what the address asks for; says whether they were something else. */
  function follow() {
    const query = site.query();
    const before = [field.value, scope.value].join();
    // What a reload has kept in the field is older than the address.
    field.value = query.get('q') ?? '';
    scope.value = query.get('scope') === 'all' ? 'all' : '';
    if (field.value) expect(field.value);
    else field.focus({ preventScroll: true });
    return before !== [field.value, scope.value].join();
  }

  follow();
  return {
    /** Shows at least so many hits of what the address asks for, if it does. */
    start: (count = 0) => (field.value ? look(Math.max(count, PAGE)) : null),
    /** Looks for what the address asks for now. */
    follow: () => (follow() ? look() : null),
    /** How many are shown. */
    count: () => results.children.length,
  };
}
