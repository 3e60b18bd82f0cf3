/**
 * The clause that an address names, by `selector`, is marked until the reader moves on. Gives a function that looks
 * for it anew.
 */
export function forgetTarget(selector = '.clause:target') {
  const state = document.documentElement.dataset;
  let watched;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) watched = target;
      else if (watched === target) state.moved = '';
    }
  });
  const watch = () => {
    observer.disconnect();
    watched = undefined;
    delete state.moved;
    const target = document.querySelector(selector);
    if (target) observer.observe(target);
  };
  addEventListener('hashchange', watch);
  watch();
  return watch;
}
