import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { MESSAGES, type Locale } from "@/lib/core/messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: (typeof MESSAGES)["ru"];
  }
}

const DEFAULT_LOCALE: Locale = "ru";

/** Where a member's own zone is not known (sign-in, errors); pages format in `viewer.timeZone`. */
const DEFAULT_TIME_ZONE = "Europe/Moscow";

const localeOf = (value: string | undefined): Locale =>
  value !== undefined && Object.hasOwn(MESSAGES, value) ? (value as Locale) : DEFAULT_LOCALE;

/** next-intl without a locale in the address: the language is the person's cookie, Russian by default. */
export default getRequestConfig(async ({ locale }) => {
  const chosen = localeOf(locale ?? (await cookies()).get("locale")?.value);
  return { locale: chosen, messages: MESSAGES[chosen], timeZone: DEFAULT_TIME_ZONE };
});
