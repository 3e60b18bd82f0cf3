// The element class behind <consent-banner>; registering it is all that
// importing this module does. Without WebAssembly the element shows its own
// content, a link to the policy, and nothing else happens.

/** The contract with the wasm module; see crates/banner/src/lib.rs. */
const CONTRACT = 1;

// In Node there is no HTMLElement, and importing must not throw.
const Base = globalThis.HTMLElement ?? class {};

export class ConsentBanner extends Base {
  /** Resolves to the wasm module's exports, or to null where it cannot run. */
  core = null;

  connectedCallback() {
    this.core ??= loadCore();
  }
}

async function loadCore() {
  try {
    const response = await fetch(new URL('consent-banner.wasm', import.meta.url));
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
    if (instance.exports.contract() !== CONTRACT) throw new Error('consent-banner.wasm is of another version');
    return instance.exports;
  } catch (error) {
    console.error('consent-banner: the core cannot run, the link to the policy stays.', error);
    return null;
  }
}

// Included twice, the first definition stays.
if (globalThis.customElements && !customElements.get('consent-banner')) {
  customElements.define('consent-banner', ConsentBanner);
}
