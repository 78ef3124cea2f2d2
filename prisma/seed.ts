import { HORECA } from "./demo/horeca";
import { LOGISTICS } from "./demo/logistics";
import { demoOrganisation, type DemoOrganisation } from "./demo/organisation";

/** Two organisations to look at, made through the commands, the same on every machine and relative to today. */
export async function seedDemo(): Promise<DemoOrganisation[]> {
  return [await demoOrganisation(LOGISTICS), await demoOrganisation(HORECA)];
}
