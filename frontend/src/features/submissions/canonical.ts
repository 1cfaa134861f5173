import type { SubmissionSectionContent, SubmissionView } from '@/api/views';

/** JSON in the canonical form of RFC 8785: names by UTF-16 units, numbers and strings as JavaScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** The text whose SHA-256 the receipt states: digests of the files, written sections by key, title. */
export function canonicalText(view: SubmissionView): string {
  const sections: Record<string, SubmissionSectionContent> = {};
  for (const section of view.sections) if (section.version > 0) sections[section.key] = section.content;
  return canonical({
    attachments: view.attachments.map(one => one.sha256).sort(),
    sections,
    title: view.title ?? null,
  });
}

/** The content hash, computed in this browser from what the server shows. */
export async function contentHash(view: SubmissionView): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalText(view));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}
