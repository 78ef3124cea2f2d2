import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { classNames } from "@/components/ui/class-names";
import { formatDayMonth, type DateOnly } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import { countedAddress, type Counted } from "@/lib/today/counted";
import type { Count, DayFrame } from "@/lib/today/queries";
import type { TeamLine } from "@/lib/today/team-queries";
import { ownerGap } from "./addresses";
import { Part } from "./part";

/** Everybody below: a look tells who is under the norm; each number opens what it counted. */
export async function TeamPart({ team, frame }: { team: readonly TeamLine[]; frame: DayFrame }) {
  const [t, role] = await Promise.all([getTranslations("today"), getTranslations("team.role")]);
  if (team.length === 0) return <Part id="team" title={t("team.title")}><p className="px-4 text-ink2">{t("team.nobody")}</p></Part>;
  const before = formatDayMonth(frame.previous);
  return (
    <Part id="team" title={t("team.title")} hint={t("team.hint", { day: before })}>
      <div className="thin-scrollbar overflow-x-auto [--head-top:0px]">
        <Table caption={t("team.title")} className="min-w-[760px]">
          <thead>
            <tr>
              <HeadCell>{t("team.name")}</HeadCell>
              <HeadCell numeric>{t("team.dials")}</HeadCell><HeadCell numeric>{t("team.reached")}</HeadCell><HeadCell numeric>{t("team.visits")}</HeadCell>
              <HeadCell numeric>{t("team.dialsBefore", { day: before })}</HeadCell><HeadCell numeric>{t("team.reachedBefore", { day: before })}</HeadCell><HeadCell numeric>{t("team.visitsBefore", { day: before })}</HeadCell>
              <HeadCell numeric>{t("team.week")}</HeadCell><HeadCell numeric>{t("team.overdue")}</HeadCell><HeadCell numeric>{t("team.late")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {team.map((line) => (
              <Row key={line.id}>
                <Cell className="whitespace-nowrap">
                  <span className="font-semibold">{shortName(line.name)}</span>{" "}
                  <span className="text-chip text-ink3 max-sm:block">{line.absent ? t("absent") : line.roles.map((one) => role(one)).join(", ")}</span>
                </Cell>
                <DayCells line={line} day={frame.today} of={line.today} />
                <DayCells line={line} day={frame.previous} of={line.previous} passed />
                <Number line={line} day={frame.today} of="week" count={line.visits} />
                <Cell numeric>{line.overdue > 0 ? <Link href={ownerGap(line.id, "overdue")} className="font-semibold text-alarm hover:underline">{line.overdue}</Link> : 0}</Cell>
                <Number line={line} day={frame.today} of="late" count={{ done: line.late, norm: null }} bad />
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Part>
  );
}

const DayCells = ({ line, day, of, passed = false }: { line: TeamLine; day: DateOnly; of: TeamLine["today"]; passed?: boolean }) => (
  <>
    <Number line={line} day={day} of="dials" count={of.dials} passed={passed} />
    <Number line={line} day={day} of="reached" count={of.reached} passed={passed} />
    <Number line={line} day={day} of="visits" count={{ done: of.visits, norm: null }} />
  </>
);

/** `passed`: the day is over, so a number below its norm is a reproach. */
async function Number({ line, day, of, count: { done, norm }, passed = false, bad = false }: {
  line: TeamLine; day: DateOnly; of: Counted; count: Count; passed?: boolean; bad?: boolean;
}) {
  const t = await getTranslations("today");
  const below = (passed && norm !== null && done < norm) || (bad && done > 0);
  const shown = <><span className={classNames("font-semibold", below && "text-alarm")}>{done}</span>{norm !== null && <span className="text-ink3"> {t("of", { norm })}</span>}</>;
  return <Cell numeric className="whitespace-nowrap">{done > 0 ? <Link href={countedAddress({ memberId: line.id, day, of })} scroll={false} className="hover:text-accent hover:underline">{shown}</Link> : shown}</Cell>;
}
