// How every test starts Chromium: without a sandbox, as root needs it, and quiet towards the network.
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const executable = process.env.CHROMIUM || "/usr/bin/chromium";
