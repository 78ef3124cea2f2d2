import { existsSync } from "node:fs";
import { mkdir, rm, rmdir, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { Stop } from "./stop.mjs";

/** Ends the start before anything is made when its outcome is known to be bad. */
export async function preflight({ dataDir, host, port, web }) {
  await assertWritable(dataDir);
  if (web) await assertFreePort(host, port, existsSync(path.join(dataDir, "serving")));
}

/** Throws Stop when nothing can be written to `folder`; leaves nothing behind, not even the folder. */
export async function assertWritable(folder) {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    const made = await mkdir(folder, { recursive: true });
    await writeFile(probe, "");
    await rm(probe);
    if (made) await rmdir(folder);
  } catch (error) {
    throw new Stop(
      `В папку ${folder} нельзя писать (${error.code}): выберите другую в DATA_DIR или дайте право записи. / ` +
        `Cannot write to ${folder}: choose another DATA_DIR or grant the right.`,
    );
  }
}

/**
 * Throws Stop when the port is taken. After a crash (`crashed`: the mark of a start that did not end) the web of the
 * former start may take a moment to notice that its supervisor is gone.
 */
async function assertFreePort(host, port, crashed) {
  for (let tries = crashed ? 25 : 1; tries > 0; tries -= 1) {
    const code = await listenError(host, port);
    if (!code) return;
    if (code === "EADDRINUSE" && tries > 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    throw new Stop(complaint(code, host, port));
  }
}

function complaint(code, host, port) {
  if (code === "EADDRINUSE") {
    return `Порт ${port} занят другой программой: остановите её или возьмите другой, например PORT=${port + 1} npm start. / Port ${port} is taken: PORT=${port + 1} npm start.`;
  }
  if (code === "EACCES") return `Порт ${port} этому пользователю не разрешён: возьмите PORT=3000. / Port ${port} is not allowed: use PORT=3000.`;
  return `HOST=${host} — не адрес этой машины (${code}): уберите HOST или исправьте его. / HOST=${host} is no address of this machine.`;
}

function listenError(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
