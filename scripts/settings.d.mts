export type Settings = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** DEMO=1 or 0; undefined when nothing was said. */
  demo: boolean | undefined;
  allowHttp: boolean;
  publicUrl: string | undefined;
  production: boolean;
  dev: boolean;
  web: boolean;
};
export function readSettings(argv: string[], env: NodeJS.ProcessEnv): Settings;
export function isLoopback(host: string): boolean;
