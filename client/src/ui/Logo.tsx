/** The sign of Weiche: a track that branches off. Decorative; the name stands beside it or in the title. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="var(--w-accent)" />
      <path
        d="M20 54V10M20 46c0-14 24-12 24-36"
        fill="none"
        stroke="var(--w-on-accent)"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <circle cx="20" cy="46" r="5" fill="var(--w-on-accent)" />
    </svg>
  );
}
