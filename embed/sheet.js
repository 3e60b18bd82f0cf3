/** Styles as a constructed sheet, which `style-src` does not forbid. */
export function sheetOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
