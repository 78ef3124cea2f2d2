import Link from "next/link";

const BARS = [5, 7, 9, 11, 13];

/** Five bars, each a win. */
export const BrandMark = () => (
  <svg aria-hidden width="21" height="13" viewBox="0 0 21 13" className="shrink-0 fill-accent">
    {BARS.map((height, at) => <rect key={height} x={at * 4.5} y={13 - height} width="3" height={height} />)}
  </svg>
);

export const Brand = ({ name }: { name: string }) => (
  <Link href="/today" className="mr-3 flex items-center gap-[7px] font-heading tracking-[-0.1px] whitespace-nowrap">
    <BrandMark />{name}
  </Link>
);
