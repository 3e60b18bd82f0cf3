// Links to other languages keep the query, on the pages whose settings stand
// in it. Not before the app has adopted the links and set their addresses.
for (const type of ['pointerover', 'focusin', 'click']) {
  addEventListener(type, ({ target }) => {
    const link = target.closest?.('nav.languages a');
    if (link) link.search = location.search;
  }, true);
}
