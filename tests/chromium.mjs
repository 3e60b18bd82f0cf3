// Chromium as it is started wherever this project drives one: in a container
// too, and fetching nothing of its own accord.
export const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
