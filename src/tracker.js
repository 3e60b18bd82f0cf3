// Stands for the scripts that wait for consent at /{lang}/consent/. It does
// what they do and nobody wants unasked, harmlessly: it keeps running and sets
// a cookie. Its own address tells it which of them it is, and with `?stop`
// that it is the one that runs when consent is refused.
(() => {
  const { src } = document.currentScript;
  const [, detail] = /tracker-(\w+)\.js/.exec(src);
  const tell = (type) => dispatchEvent(new CustomEvent(type, { detail }));
  if (src.endsWith('?stop')) return tell('demo-stop');

  document.cookie = `demo_${detail}=1; path=${new URL(document.baseURI).pathname}; SameSite=Lax`;
  const beat = () => tell('demo-beat');
  const timer = setInterval(beat, 1000);
  addEventListener('demo-stop', (event) => { if (event.detail === detail) clearInterval(timer); });
  beat();
})();
