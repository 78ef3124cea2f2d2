/** The parts of the settings in the order in which a new organisation fills them. */
export const SETTINGS = [
  "organisation", "people", "channels", "regions", "sources", "services", "outcomes", "calendar", "norms", "absences", "audit",
] as const;
