import { MarkSign, shownMarks } from "@/components/grid/marks";
import styles from "@/components/grid/print.module.css";
import { classNames } from "@/components/ui/class-names";

export const monthClass = (month: number, currentMonth: number): string | undefined =>
  classNames(month % 12 === 0 && styles.january, month > currentMonth && styles.future, month === currentMonth && styles.now) || undefined;

/** A month in the DOM: one mark fills it, two are stacked, of three Дог stands above Зв and В. */
export function MonthCell({ byte, month, currentMonth }: { byte: number; month: number; currentMonth: number }) {
  if (byte === 0) return null;
  const marks = shownMarks(byte, month, currentMonth).toReversed();
  const [first, second, third] = marks;
  if (!first) return null;
  const sign = (shown: typeof first, className?: string) => <MarkSign mark={shown.mark} state={shown.state} className={className} />;
  if (!second) return <span className={styles.one}>{sign(first, first.mark === "CONTRACT" ? styles.contract : undefined)}</span>;
  if (!third) return <span className={styles.two}>{sign(first)}{sign(second)}</span>;
  return <span className={styles.two}>{sign(first)}<span className={styles.pair}>{sign(third)}{sign(second)}</span></span>;
}
