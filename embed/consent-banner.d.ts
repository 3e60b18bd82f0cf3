// Types of the consent-banner module: the element, its configuration, the
// record and the events. The README beside this file tells the rules.

/** The same words for everyone, or by language: `{ en: 'Films', kk: 'Фильмдер' }`. */
export type Localized = string | { readonly [language: string]: string };

/** A cookie that is declared: shown in the settings, and erased when its category is refused. */
export interface Cookie {
  /** The cookie's name, or a regular expression between slashes: `'/^_ga/'`. */
  readonly name: string;
  /** The domain it is set on, where that is neither the page's host nor one above it. */
  readonly domain?: string;
  /** The path it is set on, where that is not a part of the page's path. */
  readonly path?: string;
  /** Who sets it. Where it is the provider of a service that is given, the cookie stays. */
  readonly provider?: Localized;
  /** What it is for. */
  readonly purpose?: Localized;
  /** How long it stays, in words. */
  readonly lifetime?: Localized;
}

/** A third party within a category, with a switch of its own. */
export interface Service {
  /** What `data-service` names: Latin letters, digits, `-` and `_`. */
  readonly id: string;
  /** Its name; without one the `id` is shown. */
  readonly label?: Localized;
  /** The company behind it, named among the third parties and on placeholders. */
  readonly provider?: Localized;
  /** The provider's own policy, http or https. */
  readonly url?: string;
}

/** A purpose that is asked for. */
export interface Category {
  /** What `data-category` names: Latin letters, digits, `-` and `_`. */
  readonly id: string;
  /** `true` for `necessary`, and for no other. */
  readonly required?: boolean;
  /** Its name. Only the four built-in categories have one already. */
  readonly label?: Localized;
  /** What it is for, in a sentence. */
  readonly text?: Localized;
  readonly services?: readonly Service[];
  readonly cookies?: readonly Cookie[];
}

/** Plural forms of one text, by the CLDR names; `other` serves all that are missing. */
export type PluralForms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** The words of the banner in one language. */
export interface Texts {
  /** Heading of the banner. */
  readonly title: string;
  /** The banner's one short text. */
  readonly text: string;
  readonly accept: string;
  readonly refuse: string;
  /** The button that opens the settings. */
  readonly settings: string;
  /** The words of the link to the policy. */
  readonly policy: string;
  /** How long the choice is kept, with `{days}`. */
  readonly duration: PluralForms;
  /** Who else is involved, with `{parties}`: up to three names, else their number. */
  readonly parties: string;
  /** Heading of the settings. */
  readonly dialog: string;
  readonly 'accept-all': string;
  readonly 'refuse-all': string;
  readonly save: string;
  /** Name of the button that closes the settings without saving. */
  readonly close: string;
  /** Name of the control that reopens the settings. */
  readonly reopen: string;
  /** Shown while the browser's signal is honoured. */
  readonly signal: string;
  /** Shown where an earlier choice stands although the browser sends a signal. */
  readonly 'signal-overruled': string;
  /** Beside the categories that cannot be refused. */
  readonly required: string;
  /** Headings of the cookie table. */
  readonly cookie: string;
  readonly provider: string;
  readonly purpose: string;
  readonly lifetime: string;
  /** In place of a frame, with `{title}` and `{provider}`. */
  readonly placeholder: string;
  /** The placeholder's button for this time only. */
  readonly once: string;
  /** The placeholder's button for good. */
  readonly always: string;
  /** Labels and texts of categories that bring none of their own, by `id`. */
  readonly categories: { readonly [id: string]: { readonly label?: string; readonly text?: string } };
}

/** What `configure()`, the `config` file and the inline JSON hold. Fields named like attributes mean the same. */
export interface ConsentConfiguration {
  /** Another value than the record's asks again. Default: the empty string. */
  readonly revision?: string;
  /** Default: `necessary`, `functional`, `analytics`, `marketing`. */
  readonly categories?: readonly Category[];
  /** Words by language; what is missing comes from the built-in texts. */
  readonly texts?: { readonly [language: string]: Partial<Texts> };
  /** Address of the policy, http or https. */
  readonly policy?: string;
  readonly lang?: string;
  readonly layout?: 'bar' | 'box' | 'dialog';
  readonly position?: 'bottom' | 'top' | 'center' | 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly storage?: 'cookie' | 'local';
  /** Domain of the record's cookie, for subdomains. */
  readonly domain?: string;
  /** How long a choice is kept: 180 days, and never over 390. */
  readonly days?: number;
  readonly mode?: 'opt-in' | 'opt-out';
  readonly open?: 'auto' | 'manual';
  /** `none` where the page has a control of its own. */
  readonly reopen?: 'auto' | 'none';
  /** Where each record is posted as well. */
  readonly 'record-url'?: string;
  /** Reload after a withdrawal that stopped something which had run. */
  readonly reload?: boolean;
  readonly 'consent-mode'?: 'none' | 'google';
}

/** The configuration in force: attributes over `configure()` over `config`, and defaults for the rest. */
export type EffectiveConfiguration = ConsentConfiguration &
  Required<
    Pick<
      ConsentConfiguration,
      | 'revision'
      | 'categories'
      | 'policy'
      | 'layout'
      | 'position'
      | 'theme'
      | 'storage'
      | 'domain'
      | 'days'
      | 'mode'
      | 'open'
      | 'reopen'
      | 'record-url'
      | 'reload'
      | 'consent-mode'
    >
  >;

/** A visitor's choice, as it is stored and posted. */
export interface ConsentRecord {
  /** The form of the record. */
  readonly v: 1;
  /** A UUID; it survives a new choice, but not `reset()`. */
  readonly id: string;
  /** The configuration's revision at the time of the choice. */
  readonly revision: string;
  /** The categories that are wholly given; `necessary` is always among them. */
  readonly given: readonly string[];
  /** Services given of categories that are not, by category. */
  readonly services: { readonly [category: string]: readonly string[] };
  /** Time of the first choice: ISO 8601, UTC. */
  readonly first: string;
  /** Time of this choice. */
  readonly last: string;
  /** When it ends: `last` and the configured days. */
  readonly until: string;
  /** The language of the words shown. */
  readonly lang: string;
  /** SHA-256 of the words shown: `sha256-` and base64. */
  readonly text: string;
  /** `accept`: everything; `refuse`: nothing but `necessary`; `choice`: anything else. */
  readonly how: 'accept' | 'refuse' | 'choice';
}

/** What `exportRecord()` holds. */
export interface ConsentProof {
  readonly record: ConsentRecord | null;
  /** The words shown, in their order. Joined by line feeds, they are what the record's `text` is the hash of. */
  readonly texts: readonly string[];
  readonly configuration: EffectiveConfiguration;
}

/** Detail of `consent-show` and `consent-hide`: the record in force, or `null`. */
export interface ConsentStateDetail {
  readonly record: ConsentRecord | null;
}

/** Detail of `consent-first` and `consent`. */
export interface ConsentDetail {
  readonly record: ConsentRecord;
}

/** Detail of `consent-change`. */
export interface ConsentChangeDetail {
  /** `null` after `reset()`. */
  readonly record: ConsentRecord | null;
  /** The categories that changed, by themselves or by a service. */
  readonly changed: readonly string[];
}

/**
 * Detail of `consent-error`.
 *
 * - `configuration`: it, or a field of it, cannot be used, and the safe default, or the field's, is in force;
 *   or a method was given what it cannot take.
 * - `storage`: the record cannot be stored; the choice counts until the page is left.
 * - `post`: `record-url` did not take the record; it is tried again at the next page.
 * - `core`: neither WebAssembly nor the fallback runs; nothing gated runs.
 */
export interface ConsentErrorDetail {
  readonly code: 'configuration' | 'storage' | 'post' | 'core';
  readonly message: string;
}

/** The events, which bubble and cross shadow roots. */
export interface ConsentEventMap {
  /** The banner appeared. */
  'consent-show': CustomEvent<ConsentStateDetail>;
  /** The banner went away. */
  'consent-hide': CustomEvent<ConsentStateDetail>;
  /** The visitor's first choice. */
  'consent-first': CustomEvent<ConsentDetail>;
  /** There is a valid record: at each page load, and at each choice. */
  'consent': CustomEvent<ConsentDetail>;
  /** What is given changed. */
  'consent-change': CustomEvent<ConsentChangeDetail>;
  'consent-error': CustomEvent<ConsentErrorDetail>;
}

/** The attributes of `<consent-banner>`, for the JSX types of a framework. */
export interface ConsentBannerAttributes extends Omit<ConsentConfiguration, 'categories' | 'texts' | 'days' | 'reload'> {
  /** The address of a configuration. A framework that sets properties may pass the configuration itself. */
  readonly config?: string | ConsentConfiguration;
  readonly days?: number | string;
  readonly reload?: boolean | '';
}

/** `<consent-banner>`. No method throws, whatever it is given. */
export class ConsentBanner extends HTMLElement {
  /** Resolves to the record or `null` once it is decided what to show and every method has its effect when it returns; never rejects. */
  readonly ready: Promise<ConsentRecord | null>;

  /** The record in force, frozen, or `null`. */
  readonly record: ConsentRecord | null;

  /** The browser's privacy signal. */
  readonly signal: 'gpc' | 'dnt' | null;

  /** The configuration in force, frozen. Setting an object is `configure()`, setting a string sets the attribute. */
  get config(): EffectiveConfiguration;
  set config(configuration: ConsentConfiguration | string);

  /** Whether a category, or a service of it, may run now. */
  allows(category: string, service?: string): boolean;

  /**
   * Records a choice in place of the former one: all, or the categories and
   * services that are named, and nothing else. Unknown names are ignored and reported.
   */
  accept(categories?: 'all' | (string & {}) | readonly string[], services?: { readonly [category: string]: readonly string[] }): void;

  /** Records a refusal of everything but `necessary`. */
  refuse(): void;

  /** Shows the banner; of several elements, the first does, as with `hide()` and `openSettings()`. */
  show(): void;

  /** Hides banner and settings; nothing is recorded. */
  hide(): void;

  /** Opens the settings. */
  openSettings(): void;

  /** Forgets the record, erases the declared cookies and asks again. */
  reset(): void;

  /** The proof as JSON, type `application/json`: a `ConsentProof`. */
  exportRecord(): Blob;

  /** Changes the language; `false`, and nothing changes, where it is unknown. */
  setLanguage(tag: string): Promise<boolean>;

  /** Takes a configuration in place of the one it was given before; what is no object is reported and changes nothing. */
  configure(configuration: ConsentConfiguration): void;

  /** Sees gated tags inside this shadow root too, whichever element is given it. */
  observe(root: ShadowRoot): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'consent-banner': ConsentBanner;
  }
  interface HTMLElementEventMap extends ConsentEventMap {}
  interface DocumentEventMap extends ConsentEventMap {}
  interface WindowEventMap extends ConsentEventMap {}
  interface Window {
    /** The first `<consent-banner>` of the page. */
    readonly consentBanner?: ConsentBanner;
  }
}
