import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Also the answer to what exists but is not for this person: both look the same. */
export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <main id="content" className="mx-auto max-w-xl px-4 py-16">
      <EmptyState level={1} title={t("title")} action={<ButtonLink tone="primary" href="/today">{t("action")}</ButtonLink>}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
