import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatMonthNumber, monthOf } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import { digestAddress, type DigestView } from "@/lib/digests/address-rules";
import type { ChannelLine, RecentCard } from "@/lib/today/channel-queries";
import type { DayFrame } from "@/lib/today/queries";
import { clientAddress } from "./addresses";
import { Distance } from "./client-part";
import { Part } from "./part";

/** What the channels answered for bring this month, and what was learnt there in the last days. */
export async function ChannelPart({ channels, recent, frame }: { channels: readonly ChannelLine[]; recent: readonly RecentCard[]; frame: DayFrame }) {
  const t = await getTranslations("today");
  const month = monthOf(frame.today);
  const digest = (channelId: string, slice: DigestView["slice"] = {}) => digestAddress({ channelId, period: { from: month, to: month }, slice, untouched: false, after: null });
  return (
    <>
      <Part id="channels" title={t("channels.title", { month: formatMonthNumber(month) })}>
        {channels.length === 0 ? <p className="px-4 text-ink2">{t("channels.none")}</p> : (
          <div className="thin-scrollbar max-w-3xl overflow-x-auto [--head-top:0px]">
            <Table caption={t("channels.title", { month: formatMonthNumber(month) })}>
              <thead><tr>
                <HeadCell>{t("channels.name")}</HeadCell><HeadCell numeric>{t("channels.cards")}</HeadCell><HeadCell numeric>{t("channels.touched")}</HeadCell>
                <HeadCell numeric>{t("channels.starts")}</HeadCell><HeadCell><VisuallyHidden>{t("channels.digest")}</VisuallyHidden></HeadCell>
              </tr></thead>
              <tbody>
                {channels.map(({ id, name, cards, touched, clients, starts }) => (
                  <Row key={id}>
                    <Cell><Link href={`/clients?channel=${id}`} className="font-semibold hover:text-accent">{name}</Link></Cell>
                    <Cell numeric><Link href={digest(id)} className="hover:text-accent hover:underline">{cards}</Link></Cell><Cell numeric>{touched} <span className="text-ink3">{t("of", { norm: clients })}</span></Cell><Cell numeric><Link href={digest(id, { kind: "starts" })} className="hover:text-accent hover:underline">{starts}</Link></Cell>
                    <Cell className="text-right"><ButtonLink href={digest(id)}>{t("channels.digest")}<VisuallyHidden>{` ${name}`}</VisuallyHidden></ButtonLink></Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </Part>
      <Part id="recent" title={t("recent.title")}>
        {recent.length === 0 && <p className="px-4 text-ink2">{t("recent.none")}</p>}
        <ul>{recent.map((card) => <RecentLine key={card.id} card={card} frame={frame} />)}</ul>
      </Part>
    </>
  );
}

async function RecentLine({ card, frame }: { card: RecentCard; frame: DayFrame }) {
  const t = await getTranslations("today");
  return (
    <li className="grid gap-x-3 border-b border-line px-4 py-1.5 last:border-b-0 sm:grid-cols-[138px_minmax(150px,1fr)_minmax(0,3fr)]">
      <span className="text-dense text-ink2">{t(`kind.${card.kind}`)} <Distance date={card.on} today={frame.today} /></span>
      <span className="min-w-0">
        <Link href={clientAddress(card.clientId)} className="block truncate font-semibold hover:text-accent">{card.client}</Link>
        <span className="block truncate text-chip text-ink3">{card.channel}{card.author && ` · ${shortName(card.author)}`}</span>
      </span>
      <span className="min-w-0">{card.substance}{card.proposals && <span className="block text-ink2">{"→ "}{card.proposals}</span>}</span>
    </li>
  );
}
