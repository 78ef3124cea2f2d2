"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useRefusalWords, type Refused } from "@/components/refusals/refusal-words";
import { enter } from "@/components/team/enter";
import { FieldError } from "@/components/ui/field";

export interface DemoPerson { readonly name: string; readonly role: string; readonly email: string; readonly password: string; readonly organisation?: string }

/** One person for each role of an organisation: the first. */
const oneOfEach = (people: readonly DemoPerson[]) =>
  people.filter((person, at) => people.findIndex(({ role, organisation }) => role === person.role && organisation === person.organisation) === at);

/** Demo mode only: every role is one press away. */
export function DemoPeople({ people, destination }: { people: readonly DemoPerson[]; destination: string }) {
  const t = useTranslations("auth.signIn");
  const role = useTranslations("team.role");
  const words = useRefusalWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, start] = useTransition();
  const open = ({ email, password }: DemoPerson) => start(async () => {
    const answer = await enter("password", { email, password });
    if (answer) setRefused(answer);
    else location.assign(destination);
  });
  const roleWord = (name: string) => (role.has(name as Parameters<typeof role>[0]) ? role(name as Parameters<typeof role>[0]) : name);
  const organisations = [...new Set(people.map(({ organisation = "" }) => organisation))];
  return (
    <section aria-labelledby="demo-people" className={`mt-6 border-t border-line pt-4 ${organisations.length > 1 ? "lg:-mx-46" : ""}`}>
      <h2 id="demo-people" className="font-heading">{t("demo")}</h2>
      <p className="mt-0.5 mb-2 text-chip text-ink3">{t("demoHint")}</p>
      <FieldError>{refused && words.say(refused)}</FieldError>
      <div className={organisations.length > 1 ? "grid gap-x-10 lg:grid-cols-2" : ""}>
        {organisations.map((organisation) => (
          <div key={organisation} className="mb-3">
            {organisation && <h3 className="mb-1 text-caption font-medium text-ink2">{organisation}</h3>}
            <ul className="flex flex-col">
              {oneOfEach(people).filter((person) => (person.organisation ?? "") === organisation).map((person) => (
                <li key={person.email} className="border-b border-line last:border-b-0">
                  <button
                    type="button" disabled={busy} onClick={() => open(person)}
                    className="flex min-h-8 w-full items-baseline justify-between gap-3 rounded-sm px-1.5 py-1.5 text-left hover:bg-faint hover:text-accent disabled:opacity-55 max-sm:min-h-control max-sm:items-center"
                  >
                    <span className="font-semibold">{person.name}</span><span className="text-right text-ink2">{roleWord(person.role)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
