const YEAR = 365 * 24 * 60 * 60;

/** Say which theme the page shows now. @returns {'light' | 'dark'} */
export function shownTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') {
    return chosen;
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return dark ? 'dark' : 'light';
}

/**
 * Show a theme and keep it for the next pages; the server writes it into them.
 * @param {'light' | 'dark'} theme
 */
export function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
}

/** Go from light to dark and back. */
export function toggleTheme() {
  chooseTheme(shownTheme() === 'dark' ? 'light' : 'dark');
}

/** Make the button with `data-theme-toggle` switch between light and dark. */
export function followThemeButton() {
  const button = document.querySelector('[data-theme-toggle]');
  button?.addEventListener('click', toggleTheme);
}
