import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand";

/** The page of those who are not in yet: the name of the product and one narrow column. */
export const EntryPage = ({ product, title, children }: { product: string; title: ReactNode; children: ReactNode }) => (
  <main id="content" className="mx-auto flex min-h-dvh w-full max-w-[360px] flex-col px-4 pt-[9vh] pb-10 max-sm:pt-10">
    <p className="flex items-center gap-2 text-large font-heading"><BrandMark />{product}</p>
    <h1 className="mt-6 mb-4 text-title font-heading">{title}</h1>
    {children}
  </main>
);
