import { useId } from 'react';

/** The mark: one span of a bridge whose deck carries a heartbeat. The name stands beside it as text. */
export function Logo({ size = 36 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="11" fill="#0e5a43" />
      <path d="M6 37a18 18 0 0 1 36 0" fill="none" stroke="#fbf7ef" strokeWidth="4" strokeLinecap="round" />
      <path d="M14 37V25.5M24 37V27M34 37V25.5" stroke="#fbf7ef" strokeOpacity=".45" strokeWidth="2" />
      <path
        d="M4 15h13l3.2-7 5.6 13 3.4-6H44"
        fill="none"
        stroke="#f0b64f"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A quiet row of spans: behind empty states and the sign-in screen. */
export function ArchRow({ spans = 3 }: { spans?: number }) {
  const id = useId();
  const width = spans * 60;
  return (
    <svg className="nc-arch-row" viewBox={`0 0 ${width} 52`} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="60" height="52" patternUnits="userSpaceOnUse">
          <path d="M0 12h60v40h-6a24 24 0 0 0-48 0H0z" fill="currentColor" opacity=".14" />
          <path d="M6 52a24 24 0 0 1 48 0" fill="none" stroke="currentColor" strokeWidth="2" opacity=".6" />
        </pattern>
      </defs>
      <rect width={width} height="52" fill={`url(#${id})`} />
      <path d={`M0 12h${width}`} stroke="currentColor" strokeWidth="3" />
    </svg>
  );
}
