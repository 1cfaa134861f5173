import { Checkbox } from '@mantine/core';

/** Several of a few, as boxes to tick. */
export function CheckGroup({
  legend,
  options,
  value,
  onChange,
}: {
  legend: string;
  options: { value: string; label: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}) {
  return (
    <Checkbox.Group label={legend} value={[...value]} onChange={onChange}>
      <div className="nc-stack-tight nc-check-list">
        {options.map(one => (
          <Checkbox key={one.value} value={one.value} label={one.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
