import type { PhoneView } from "@/lib/clients/views";

/** A number that dials itself, with its extension where the device can (RFC 3966). */
export const PhoneLink = ({ phone: { e164, extension, shown }, className }: { phone: PhoneView; className?: string }) => (
  <a href={`tel:${e164}${extension ? `;ext=${extension}` : ""}`} className={className ?? "whitespace-nowrap hover:text-accent hover:underline"}>{shown}</a>
);
