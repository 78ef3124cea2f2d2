"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tier } from "@/lib/clients/views";

/** Only a VIP is marked: the others are the rule. */
export function TierBadge({ tier }: { tier: Tier }) {
  const t = useTranslations("clients.tier");
  return tier === "VIP" ? <Badge tone="outline" mark>{t("VIP")}</Badge> : null;
}
