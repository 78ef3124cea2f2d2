"use client";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A bug, not a refusal: the server has logged it under the digest. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common.error");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main id="content" className="mx-auto max-w-xl px-4 py-16">
      <EmptyState
        level={1}
        title={t("title")}
        action={<><Button tone="primary" onClick={retry}>{t("retry")}</Button><ButtonLink href="/today">{t("home")}</ButtonLink></>}
      >
        <p>{t("text")}</p>
        {digest && <p className="mt-2 text-caption text-ink3">{t("number", { digest })}</p>}
      </EmptyState>
    </main>
  );
}
