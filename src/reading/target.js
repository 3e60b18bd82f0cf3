// The clause that an address names is marked until the reader moves on.
export function forgetTarget() {
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
    const target = document.querySelector('.clause:target');
    if (target) observer.observe(target);
  };
  addEventListener('hashchange', watch);
  watch();
}
