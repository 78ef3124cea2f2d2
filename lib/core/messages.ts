import "server-only";
import ru_common from "@/messages/ru/common.json";
import ru_nav from "@/messages/ru/nav.json";
import ru_refusal from "@/messages/ru/refusal.json";
import ru_auth from "@/messages/ru/auth.json";
import ru_today from "@/messages/ru/today.json";
import ru_grid from "@/messages/ru/grid.json";
import ru_clients from "@/messages/ru/clients.json";
import ru_contacts from "@/messages/ru/contacts.json";
import ru_settings from "@/messages/ru/settings.json";
import ru_team from "@/messages/ru/team.json";
import ru_digests from "@/messages/ru/digests.json";
import ru_imports from "@/messages/ru/imports.json";
import ru_audit from "@/messages/ru/audit.json";
import ru_dates from "@/messages/ru/dates.json";
import ru_catalogue from "@/messages/ru/catalogue.json";
import en_common from "@/messages/en/common.json";
import en_nav from "@/messages/en/nav.json";
import en_refusal from "@/messages/en/refusal.json";
import en_auth from "@/messages/en/auth.json";
import en_today from "@/messages/en/today.json";
import en_grid from "@/messages/en/grid.json";
import en_clients from "@/messages/en/clients.json";
import en_contacts from "@/messages/en/contacts.json";
import en_settings from "@/messages/en/settings.json";
import en_team from "@/messages/en/team.json";
import en_digests from "@/messages/en/digests.json";
import en_imports from "@/messages/en/imports.json";
import en_audit from "@/messages/en/audit.json";
import en_dates from "@/messages/en/dates.json";
import en_catalogue from "@/messages/en/catalogue.json";

/** One namespace a file, the same set in each language; `tests/architecture` compares the key sets. */
export const MESSAGES = {
  ru: { common: ru_common, nav: ru_nav, refusal: ru_refusal, auth: ru_auth, today: ru_today, grid: ru_grid, clients: ru_clients, contacts: ru_contacts, settings: ru_settings, team: ru_team, digests: ru_digests, imports: ru_imports, audit: ru_audit, dates: ru_dates, catalogue: ru_catalogue },
  en: { common: en_common, nav: en_nav, refusal: en_refusal, auth: en_auth, today: en_today, grid: en_grid, clients: en_clients, contacts: en_contacts, settings: en_settings, team: en_team, digests: en_digests, imports: en_imports, audit: en_audit, dates: en_dates, catalogue: en_catalogue },
};

export type Locale = keyof typeof MESSAGES;
