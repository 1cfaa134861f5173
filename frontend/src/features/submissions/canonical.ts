import type { SubmissionSectionContent, SubmissionView } from '@/api/views';
import { sha256, toHex, utf8 } from '@/log/bytes';
import { canonical } from '@/log/canonical';

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
  return toHex(await sha256(utf8(canonicalText(view))));
}
