import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/texts/use-t';
import { Icon } from './Icon';

/** Copies a text and says whether it did. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useT();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The browser forbids it; the text stands there to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <span className="nc-row">
      <Button
        variant="default"
        size="compact-md"
        leftSection={<Icon name={copied ? 'check' : 'file'} size={15} />}
        onClick={() => void copy()}
      >
        {label}
      </Button>
      <span role="status" className="nc-small">
        {copied !== null && t(copied ? 'copied' : 'copy-failed')}
      </span>
    </span>
  );
}
