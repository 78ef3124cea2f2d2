import { useTranslations } from "next-intl";
import { MarkSign } from "@/components/grid/marks";
import { classNames } from "@/components/ui/class-names";
import { MARKS } from "@/lib/months/rules";

export function Legend({ className }: { className?: string }) {
  const t = useTranslations("grid");
  const sign = "h-4 w-5 text-[11.5px]";
  return (
    <span className={classNames("inline-flex items-center gap-0.75 whitespace-nowrap", className)}>
      {MARKS.map((mark) => <MarkSign key={mark} mark={mark} state="fact" className={sign} />)}<span className="mr-2 ml-0.5">{t("legend.fact")}</span>
      <MarkSign mark="VISIT" state="plan" className={sign} /><span className="mr-2 ml-0.5">{t("legend.plan")}</span>
      <MarkSign mark="VISIT" state="missed" className={sign} /><span className="ml-0.5">{t("legend.missed")}</span>
    </span>
  );
}
