import type { MouseEvent } from 'react';
import { downloadFile } from '@/api/download';
import { useT } from '@/texts/use-t';
import { errorText } from './Notice';
import { toast } from './toast';

/** A file of the API under its name; reads it with the session, as most files are not public. */
export function FileLink({ url, name, text = name }: { url: string; name: string; text?: string }) {
  const t = useT();
  const save = (event: MouseEvent) => {
    event.preventDefault();
    downloadFile(url, name).catch((error: unknown) => toast(errorText(t, error), 'bad'));
  };
  return (
    <a href={url} download={name} onClick={save}>
      {text}
    </a>
  );
}
