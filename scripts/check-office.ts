/**
 * Opens a digest in LibreOffice and prints it to PDF: the file must load, every page must hold all columns under
 * repeated heads, dates must read as dates. Installs LibreOffice from Debian's packages when it is missing (as root).
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { digestWorkbook } from "@/lib/digests/workbook";
import { xlsxReadable } from "@/lib/exports/xlsx";
import words from "@/messages/ru/digests.json";
import { aSampleDigest } from "@/tests/support/digest-sample";

const PACKAGES = ["libreoffice-calc", "poppler-utils", "fonts-liberation"];
const CLIENTS = 120;
const CONVERT_MS = 180_000;

let passed = 0;
let failed = 0;

function check(what: string, holds: boolean, seen: unknown = ""): void {
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? "ok  " : "FAIL"} ${what}${holds ? "" : ` – seen: ${String(seen)}`}`);
}

const has = (command: string) => spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
const officeReady = () => has("soffice") && has("pdftotext") && has("pdfinfo");

/** A sentence that says why there is no LibreOffice, or null when there is one. */
function installOffice(): string | null {
  if (officeReady()) return null;
  if (process.getuid?.() !== 0 || !has("apt-get")) return `LibreOffice is missing: as root, run "apt-get install ${PACKAGES.join(" ")}" and try again.`;
  console.log("Installing LibreOffice from Debian's packages: this takes some minutes once.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const step of [["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", ...PACKAGES]]) {
    const { status, stderr } = spawnSync("apt-get", step, { env, encoding: "utf8" });
    if (status !== 0) return `apt-get ${step[0]} failed, LibreOffice is not installed: ${stderr.trim().split("\n").at(-1) ?? ""}`;
  }
  return officeReady() ? null : "apt-get ended well, yet soffice, pdftotext or pdfinfo is not to be found.";
}

function convert(folder: string, file: string): string {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const { status, stderr, error } = spawnSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file], {
    encoding: "utf8",
    timeout: CONVERT_MS,
  });
  check("LibreOffice opens the digest and prints it", status === 0, error?.message ?? stderr);
  // "javaldx" tells that there is no Java, which a spreadsheet does not need.
  const complaints = stderr.split("\n").filter((line) => /warn|error|corrupt|repair/i.test(line) && !/java/i.test(line));
  check("without a warning", complaints.length === 0, complaints.join("; "));
  return join(folder, "digest.pdf");
}

function checkPages(pdf: string): void {
  const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1] ?? 0);
  const [width = 0, height = 0] = (/Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? []).slice(1).map(Number);
  check("pages are A4 landscape", Math.round(width) === 842 && Math.round(height) === 595, `${width} × ${height}`);
  const { heads, sheets, title, emptyContent } = words.workbook;
  const texts = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, pages);
  const content = texts.filter((text) => text.includes(heads.substance) && text.includes(heads.proposals));
  const untouched = texts.filter((text) => text.includes("Последний контакт"));
  check("the totals stand on one page, the substance on several, the untouched last", content.length > 3 && texts.length === 1 + content.length + untouched.length, texts.length);
  check("every page of the substance holds all columns under repeated heads", content.every((text) => [heads.client, heads.owner, heads.author].every((head) => text.includes(head))));
  check("the first page is the totals", Boolean(texts[0]?.includes(title) && texts[0].includes(heads.visits)), sheets.totals);
  check("dates read as Russian dates", content.every((text) => /\b\d{2}\.\d{2}\.2026\b/.test(text)) && texts.every((text) => !/\b463\d\d\b/.test(text)));
  check("a formula in a text stays text", texts.some((text) => text.includes("'=СУММ(тест)")) && !texts.some((text) => /#NAME\?|#ИМЯ\?/.test(text)));
  check("no empty notice where there are cards", !texts.some((text) => text.includes(emptyContent)));
}

async function main(): Promise<void> {
  const missing = installOffice();
  if (missing !== null) {
    console.error(missing);
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "five-wins-office-"));
  try {
    const file = join(folder, "digest.xlsx");
    await pipeline(xlsxReadable(digestWorkbook(aSampleDigest(CLIENTS, 30), words.workbook)), createWriteStream(file));
    const pdf = convert(folder, file);
    const size = statSync(pdf, { throwIfNoEntry: false })?.size ?? 0;
    check("the PDF is there", size > 10_000, size);
    if (size > 0) checkPages(pdf);
  } finally {
    // KEEP=1 leaves the files to be looked at.
    if (process.env.KEEP === "1") console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
