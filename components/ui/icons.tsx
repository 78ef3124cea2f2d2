import type { ReactNode, SVGProps } from "react";

type IconProps = SVGProps<SVGSVGElement> & { size?: number };

/** Drawn for this kit: 16 px box, one stroke; always beside a word or under an aria-label. */
const icon = (shape: ReactNode) =>
  function Icon({ size = 14, ...rest }: IconProps) {
    return (
      <svg aria-hidden width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" {...rest}>
        {shape}
      </svg>
    );
  };

export const ChevronDown = icon(<path d="m4 6 4 4 4-4" />);
export const ChevronLeft = icon(<path d="m10 4-4 4 4 4" />);
export const ChevronRight = icon(<path d="m6 4 4 4-4 4" />);
export const Close = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const Check = icon(<path d="m3 8.5 3.2 3.2L13 5" />);
export const Search = icon(<><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.3 3.3" /></>);
export const More = icon(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth={2.2} />);
export const Plus = icon(<path d="M8 3.5v9M3.5 8h9" />);
export const CalendarIcon = icon(<><rect x="2.5" y="3.5" width="11" height="10" rx="1.5" /><path d="M2.5 6.7h11M5.5 2v2.6M10.5 2v2.6" /></>);
