import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "@/lib/core/permissions";
import { requireViewer } from "@/lib/core/session";
import { parseState } from "@/lib/grid/state";
import { GridPage } from "./grid-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("grid") };
}

/** A shell: the rows come as one binary answer, so the server never draws a month. */
export default async function Page({ searchParams }: PageProps<"/grid">) {
  const viewer = await requireViewer("grid.read");
  return <GridPage initial={parseState(await searchParams)} mayPlan={can(viewer, "plans.write")} mayLog={can(viewer, "contacts.write")} />;
}
