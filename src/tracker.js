// Stands for the scripts that wait for consent at /{lang}/consent/. It does
// what they do and nobody wants unasked, harmlessly: it keeps running and sets
// a cookie, until its category is taken away. Its own address tells it which
// of them it is.
(() => {
  const [, detail] = /tracker-(\w+)\.js/.exec(document.currentScript.src);
  const tell = (type) => dispatchEvent(new CustomEvent(type, { detail }));
  const end = new AbortController();

  // On a slow line consent may be gone by now.
  if (!window.consentBanner?.allows(detail)) return;
  try {
    document.cookie = `demo_${detail}=1; path=${new URL(document.baseURI).pathname}; SameSite=Lax`;
  } catch { /* blocked: it runs without */ }
  const beat = () => tell('demo-beat');
  const timer = setInterval(beat, 1000);
  const stop = () => {
    clearInterval(timer);
    end.abort();
    tell('demo-stop');
  };
  addEventListener('consent-change', ({ target }) => { if (!target.allows(detail)) stop(); }, end);
  // The page puts another banner in place, as if it were loaded anew.
  addEventListener('demo-leave', stop, end);
  beat();
})();
