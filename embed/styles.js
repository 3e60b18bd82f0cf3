import { css } from 'built';

let sheet;

/** The styles of everything here; a constructed sheet, which `style-src` does not forbid. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return [sheet];
}
