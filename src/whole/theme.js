// Light, dark, or what the system says, as src/theme.rs has it.
const key = 'policy-viewer.theme';
const after = { auto: 'light', light: 'dark', dark: 'auto' };

export function nextTheme() {
  const { dataset } = document.documentElement;
  dataset.theme = after[dataset.theme] ?? 'light';
  try {
    if (dataset.theme === 'auto') localStorage.removeItem(key);
    else localStorage[key] = dataset.theme;
  } catch { /* storage is blocked: the theme holds for this page */ }
}
