import path from "node:path";
import { Stop } from "./stop.mjs";

export const HELP = `Five Wins

  npm start                 поставить, собрать и запустить / install, build and serve
  npm start -- --help       эта справка / this help
  npm run dev               то же для разработки, без сборки / the same for development, without a build

Настройки (переменные окружения) / settings (environment):
  PORT=3000                 порт / port
  HOST=127.0.0.1            адрес; за пределами этой машины нужен https перед сервером или ALLOW_HTTP=1
                            address; beyond this machine: https in front (NEXTAUTH_URL=https://…) or ALLOW_HTTP=1
  DATA_DIR=.data            папка базы данных и ключей / folder of the database and keys
  DATABASE_URL=             своя PostgreSQL 15 и новее вместо встроенной / your PostgreSQL 15 or newer instead of the embedded one
  DEMO=1 | 0                создавать ли демо-организации в пустой базе (сами — только во встроенной)
                            demo organisations in an empty database (by themselves only in the embedded one)
  ALLOW_HTTP=1              разрешить http без шифрования / allow plain http
  APP_SECRET=               корень всех ключей, от 32 знаков; иначе случайный в DATA_DIR / root of all keys
  NEXTAUTH_URL=             адрес, который набирают люди / the address that people type

Первый администратор / the first administrator: npm run create-organisation -- --help
`;

const FLAGS = new Set(["--dev", "--no-web"]);

/** Settings of a start from the command line and the environment. Throws Stop for what cannot be meant. */
export function readSettings(argv, env) {
  const unknown = argv.find((argument) => !FLAGS.has(argument));
  if (unknown) throw new Stop(`Непонятный аргумент ${unknown}: смотрите npm start -- --help. / Unknown argument ${unknown}.`);
  const settings = {
    port: portOf(env.PORT),
    host: env.HOST || "127.0.0.1",
    dataDir: path.resolve(env.DATA_DIR || ".data"),
    databaseUrl: databaseUrlOf(env.DATABASE_URL),
    demo: env.DEMO ? env.DEMO === "1" : undefined,
    allowHttp: env.ALLOW_HTTP === "1",
    publicUrl: env.NEXTAUTH_URL || undefined,
    production: env.NODE_ENV === "production",
    dev: argv.includes("--dev"),
    web: !argv.includes("--no-web"),
  };
  refusePlainHttp(settings);
  return settings;
}

export const isLoopback = (host) => host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);

function portOf(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`PORT=${text} не порт: нужно число от 1 до 65535. / PORT must be a number from 1 to 65535.`);
}

function databaseUrlOf(text) {
  if (!text) return undefined;
  if (/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(text) && URL.canParse(text)) return text;
  throw new Stop(
    "DATABASE_URL не похожа на адрес PostgreSQL: нужно postgresql://имя:пароль@сервер:5432/база. / " +
      "DATABASE_URL must look like postgresql://user:password@server:5432/database.",
  );
}

function refusePlainHttp({ host, allowHttp, publicUrl }) {
  if (isLoopback(host) || allowHttp || publicUrl?.startsWith("https://")) return;
  throw new Stop(
    `HOST=${host} открывает сервер наружу без шифрования: поставьте перед ним https и задайте NEXTAUTH_URL=https://…, или разрешите ALLOW_HTTP=1. / ` +
      "Plain http beyond loopback is refused: put https in front and set NEXTAUTH_URL, or set ALLOW_HTTP=1.",
  );
}
