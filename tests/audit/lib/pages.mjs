// The pages that are measured, in the order of the table. What is shown on the pages about one thing
// comes from the demonstration data: the first finished challenge has the longest page and trace.

async function first(base, path) {
  const answer = await fetch(`${base}/api/v1${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  const [item] = (await answer.json()).items;
  if (!item) throw new Error(`${path} is empty: nothing to measure`);
  return item;
}

/** Name and path of every page that is measured. */
export async function pagesOf(base) {
  const challenge = await first(base, "/challenges?status=completed&limit=1");
  const capability = await first(base, "/capabilities?limit=1");
  return [
    { name: "home vi", path: "/vi/" },
    { name: "home en", path: "/en/" },
    { name: "challenges", path: "/vi/bai-toan" },
    { name: "challenge", path: `/vi/bai-toan/${challenge.code}` },
    { name: "trace", path: `/vi/bai-toan/${challenge.code}/hanh-trinh` },
    { name: "capabilities", path: "/vi/giai-phap" },
    { name: "capability", path: `/vi/giai-phap/${capability.id}` },
    { name: "search", path: "/vi/tim-kiem?q=cap+cuu+ngoai+vien" },
    { name: "help", path: "/vi/tro-giup" },
  ];
}
