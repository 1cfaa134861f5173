import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

export interface SearchInputProps {
  label: string;
  value: string;
  /** Told a moment after the last key. */
  onSearch: (value: string) => void;
}

/** What a list is narrowed by while somebody types. */
export function SearchInput({ label, value, onSearch }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback(onSearch, 300);
  return (
    <TextInput
      type="search"
      label={label}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
