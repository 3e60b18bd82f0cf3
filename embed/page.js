// What a decision does to the page, a file of its own: nobody waits for it
// before the banner is seen. What is given is let run (gate.js), what is not
// any more is taken back, and whoever must know is told: the page, its other
// banners, the other tabs, the owner's server.
import { expression } from './expression.js';
import { focusBack, keepInside } from './focus.js';
import { Gate } from './gate.js';
import { take } from './given.js';
import { unsent } from './items.js';
import { core, fetchCore, isThere, load } from './late-core.js';
import { reopenable } from './reopen.js';
import { isAddress, list } from './shapes.js';

export { fetchCore, focusBack, keepInside, load, reopenable };

export const gate = new Gate();

/** The banners of the page. */
const all = () => gate.owner?.all ?? [];

let channel;
try {
  channel = new BroadcastChannel('consent-banner');
  channel.onmessage = ({ data }) => all().forEach((banner) => hear(banner, data, true));
} catch { /* missing or forbidden: the other tabs read the record when they are loaded */ }

// A page that the browser kept and brings back has heard nothing meanwhile.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const banner of all()) {
    const record = banner.newest();
    if (record?.last != banner.consent.record?.last) hear(banner, record, true);
  }
});

/** In a pause, and not later than in a second: a page in the background has few. */
const idle = (call) => (globalThis.requestIdleCallback ?? setTimeout)(call, { timeout: 1000 });

/** What follows from a beginning, as things are by now. */
export function begin(banner) {
  examine(banner);
  const record = banner.known();
  if (record === undefined) decide(banner, 'start');
  else if (record) {
    settle(banner, record, record.given, record.services);
    // What was given can be withdrawn at once.
    if (record.how != 'refuse') idle(() => fetchCore().catch(() => {}));
  } else settle(banner, null, ['necessary'], {});
  if (banner.isFirst) post(banner);
}

/** Has the core decide what follows: now, where it is there; `seen` are the words before a visitor who chooses. */
export function decide(banner, event, choice, seen) {
  const perform = () => {
    if (event != 'start' && choice != banner.choice) return;
    // Consent is to what was read, not to what took its place meanwhile.
    if (seen && seen != `${banner.lines()}`) {
      banner.choice = null;
      return decide(banner, 'start');
    }
    // Another tab may have chosen meanwhile; at a choice there is no time to look.
    if (event == 'start') banner.read();
    const answer = ask(banner, event, choice);
    answer.errors.forEach((error) => banner.report('configuration', error.replace(/^categories\[(\d+)/, (_, at) => `categories[${at - banner.added}`)));
    if (!answer.unusable) {
      if (event != 'start') banner.choice = null;
      return follow(banner, event, answer);
    }
    if (banner.isUnusable) throw new Error('it takes no categories at all');
    banner.isUnusable = true;
    banner.take();
    decide(banner, event, choice);
  };
  const fail = (error) => banner.fail(error, choice && event);
  try {
    if (isThere()) perform();
    else load().then(perform).catch(fail);
  } catch (error) {
    fail(error);
  }
}

const ask = (banner, event, choice) => {
  const { consent: { config, language, signal }, stored } = banner;
  return core.decide(event, config, { language, signal, stored, lines: () => banner.lines() }, choice);
};

/** Follows what the core has answered. */
function follow(banner, event, answer) {
  const { config, layers } = banner;
  const isNew = 'record' in answer;
  const record = isNew ? answer.record : banner.stored[answer.stored] ?? null;
  // What was allowed runs before anything is kept or drawn.
  const change = grant(banner, record, answer.given, answer.services, isNew);
  if (isNew) {
    if (!core.keep(record, banner.isLocal, config.domain, () => banner.isKept(record))) banner.report('storage', 'the choice cannot be stored, so the next page asks again');
    core.erase(answer.erase);
    banner.read();
    // Before the page hears of it, which may choose again at once.
    channel?.postMessage(record);
    all().forEach((other) => other != banner && hear(other, record));
    post(banner, record);
  }
  const leave = layers.leaving();
  announce(banner, change, isNew);
  // Who was quicker than the core may have opened the settings.
  banner.layers.draw({ isAsking: !!answer.asks, isOpen: (change.isFresh || event == 'start') && layers.isOpen });
  leave();
  banner.catchUp();
  // The core is pure, so asking it costs nothing but time, which is had
  // now: at the click its code is compiled and the words are hashed.
  if (answer.asks) idle(() => {
    try {
      ask(banner, 'choose', { all: true });
    } catch { /* told when it is asked in earnest */ }
  });
}

/** A choice made elsewhere: in another tab, or by another element of this page. */
function hear(banner, record, isTab) {
  if (!banner.consent.given) return;
  // A message may be older than what is stored.
  const valid = record && banner.newest(record);
  // Its cookie may not be seen yet.
  if (isTab && !valid == !record) banner.isKept(valid);
  banner.read();
  if (valid) return settle(banner, valid, valid.given, valid.services, true, isTab);
  const isOptIn = banner.config.mode == 'opt-in';
  if (isOptIn) settle(banner, null, ['necessary'], {}, true, isTab);
  if (banner.isFirst || !isOptIn) decide(banner, 'start');
}

/** Follows what is known without the core; nothing is left to ask. */
function settle(banner, record, given, services, isChoice, isTab) {
  const { layers } = banner;
  const leave = layers.leaving();
  if (isChoice) layers.close();
  const change = grant(banner, record, given, services, isChoice);
  announce(banner, change, isChoice, isTab);
  // What the visitor has open stays so where only the configuration is another.
  if (!isChoice) layers.draw(record || change.isFresh ? { isAsking: false } : {});
  leave();
  banner.catchUp();
}

/** Lets run what is given, and takes back the rest; the categories whose state that changes, and whether something stops that had run. */
function grant(banner, record, given, services, isChoice) {
  const { consent, isFirst } = banner;
  const allows = (tag) => consent.allows(...tag);
  const running = gate.ran.filter(allows);
  // Who is about to choose, before anything ran, sees nothing run that may be refused.
  const isHeld = !consent.given && banner.choice;
  const change = take(consent, record, isHeld ? ['necessary'] : given, isHeld ? {} : services);
  if (isFirst) {
    if (banner.config['consent-mode'] == 'google' && (record || isChoice || change.changed[0])) banner.tellGoogle('update', (category) => consent.allows(category));
    if (change.isLess || (isChoice && record?.how != 'choice')) gate.forget();
    banner.isGranting = true;
    gate.open();
    banner.isGranting = false;
  }
  return { ...change, isStopped: !running.every(allows) };
}

function announce(banner, { changed, isStopped, isFresh, isFirstChoice }, isChoice, isTab) {
  const { record } = banner.consent;
  banner.layers.reopenable();
  banner.resolve(record);
  // The others of this page follow silently.
  if (!banner.isFirst) return;
  if (record && isChoice && !isTab && isFirstChoice) banner.tell('consent-first');
  if (record && (isChoice || isFresh)) banner.tell('consent');
  if (changed.length) banner.tell('consent-change', { record, changed });
  if (banner.config.reload && isChoice && isStopped) location.reload();
}

/** Where no core can be had only what is necessary is given; an earlier choice stays that was not to be another. */
export const giveUp = (banner) => settle(banner, banner.consent.record, ['necessary'], {});

/** Whether records wait that the owner's server has not taken. */
function isUnsent() {
  try {
    return !!localStorage.getItem(unsent);
  } catch { /* blocked: then none was kept */ }
}

/** Tells the owner's server of a record, and of those that it has not taken yet. */
function post(banner, record) {
  const url = banner.config['record-url'];
  // What fails is told by who needs it more.
  if (url && (record || isUnsent())) fetchCore().then((file) => file.post(url, record, banner.report)).catch(() => {});
}

/** Reports what is wrong in a configuration although no more than that depends on it. */
function examine({ config, added, fault }) {
  for (const [place, category] of list(config.categories).entries()) {
    const at = place - added;
    for (const [place, service] of list(category?.services).entries()) {
      if (service?.url != null && !isAddress(service.url)) fault(`categories[${at}].services[${place}].url`, 'p');
    }
    for (const [place, cookie] of list(category?.cookies).entries()) {
      try {
        expression(cookie?.name);
      } catch ({ message }) {
        fault(`categories[${at}].cookies[${place}].name`, 'e', message);
      }
    }
  }
}

/** Tells of a fault in words; they are in the core's file. */
export function fault(banner, path, what, detail) {
  fetchCore().then(({ told }) => told(path, what, detail), () => `${path}: cannot be used`).then((message) => banner.report('configuration', message));
}
