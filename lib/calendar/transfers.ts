import type { DateOnly } from "@/lib/core/dates";

export interface Decree {
  /** number of the decree of the Government of the Russian Federation */
  number: string;
  /** date of the decree */
  date: DateOnly;
  /** [the day off that is moved, the working day it is moved to] */
  moves: readonly (readonly [from: DateOnly, to: DateOnly])[];
}

/**
 * «О переносе выходных дней в … году»: one decree a year, the only source of moved days.
 *
 * Checked in November 2026 against texts and reports of the decrees and, day by day for 2017–2026, against the open
 * production calendar xmlcalendar.ru; of № 1250 and № 1648 the moves and dates were found, the numbers are quoted
 * from memory of the legal databases. Days that the President declared non-working in 2020 and 2021 (epidemic, vote,
 * parade) are not days off in the sense of article 112 and are left to the organisation's own corrections.
 * A year that is absent here is provisional.
 */
export const DECREES: Readonly<Record<number, Decree>> = {
  2017: { number: "756", date: "2016-08-04", moves: [["2017-01-01", "2017-02-24"], ["2017-01-07", "2017-05-08"]] },
  2018: {
    number: "1250", date: "2017-10-14",
    moves: [
      ["2018-01-06", "2018-03-09"], ["2018-01-07", "2018-05-02"], ["2018-04-28", "2018-04-30"],
      ["2018-06-09", "2018-06-11"], ["2018-12-29", "2018-12-31"],
    ],
  },
  2019: {
    number: "1163", date: "2018-10-01",
    moves: [["2019-01-05", "2019-05-02"], ["2019-01-06", "2019-05-03"], ["2019-02-23", "2019-05-10"]],
  },
  2020: { number: "875", date: "2019-07-10", moves: [["2020-01-04", "2020-05-04"], ["2020-01-05", "2020-05-05"]] },
  2021: {
    number: "1648", date: "2020-10-10",
    moves: [["2021-01-02", "2021-11-05"], ["2021-01-03", "2021-12-31"], ["2021-02-20", "2021-02-22"]],
  },
  2022: {
    number: "1564", date: "2021-09-16",
    moves: [["2022-01-01", "2022-05-03"], ["2022-01-02", "2022-05-10"], ["2022-03-05", "2022-03-07"]],
  },
  2023: { number: "1505", date: "2022-08-29", moves: [["2023-01-01", "2023-02-24"], ["2023-01-08", "2023-05-08"]] },
  2024: {
    number: "1314", date: "2023-08-10",
    moves: [
      ["2024-01-06", "2024-05-10"], ["2024-01-07", "2024-12-31"], ["2024-04-27", "2024-04-29"],
      ["2024-11-02", "2024-04-30"], ["2024-12-28", "2024-12-30"],
    ],
  },
  2025: {
    number: "1335", date: "2024-10-04",
    moves: [
      ["2025-01-04", "2025-05-02"], ["2025-01-05", "2025-12-31"], ["2025-02-23", "2025-05-08"],
      ["2025-03-08", "2025-06-13"], ["2025-11-01", "2025-11-03"],
    ],
  },
  2026: { number: "1466", date: "2025-09-24", moves: [["2026-01-03", "2026-01-09"], ["2026-01-04", "2026-12-31"]] },
  2027: {
    number: "1187", date: "2026-09-17",
    moves: [["2027-01-02", "2027-11-05"], ["2027-01-03", "2027-12-31"], ["2027-02-20", "2027-02-22"]],
  },
};
