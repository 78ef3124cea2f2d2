import { GridFormatError } from "@/lib/grid/bytes";
import { decodeGrid } from "@/lib/grid/codec";
import type { GridData } from "@/lib/grid/schema";
import { foldNames, type Names } from "@/lib/grid/slices";
import { rankNames, type NameRanks } from "@/lib/grid/sorting";
import type { GridPlace } from "@/lib/grid/state";
import { rowOf } from "@/lib/grid/uuids";

export type Trouble = "signed-out" | "forbidden" | "unreadable" | "server" | "unreachable";

/** Data with what is computed once for its names. */
export interface Prepared {
  data: GridData;
  names: Names;
  nameRanks: NameRanks;
}

export interface FeedState {
  prepared: Prepared | null;
  /** Grows with each change made in place. */
  version: number;
  /** Why there is nothing to show; with data it is only stale. */
  trouble: Trouble | null;
  loading: boolean;
}

/** The answer is a gzip file: the server's framework takes `Content-Encoding` off, so the browser does not unpack it by itself. */
async function unpacked(response: Response): Promise<Uint8Array> {
  const packed = await response.blob();
  try {
    return new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  } catch (cause) {
    throw new GridFormatError("the grid is not packed as it should be", { cause });
  }
}

/** Not wanted for the first picture. */
const merging = () => import("@/lib/grid/delta");

const REFRESH_MS = 30_000;
const NEXT_WINDOW = "x-grid-next";

class Answered extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

/** Lets the browser paint and listen between two pieces of work. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function prepare(data: GridData, before: Prepared | null): Promise<Prepared> {
  if (before?.data.names === data.names) return { ...before, data };
  await breath();
  const nameRanks = rankNames(data.names);
  await breath();
  return { data, nameRanks, names: foldNames(data.names) };
}

const troubleOf = (error: unknown): Trouble =>
  error instanceof Answered ? error.trouble : error instanceof GridFormatError || error instanceof TypeError && /decompress|incorrect header|compressed/i.test(error.message) ? "unreadable" : "unreachable";
const TROUBLE_OF_STATUS: Readonly<Record<number, Trouble>> = { 401: "signed-out", 403: "forbidden", 404: "forbidden" };

/**
 * Holds the grid of one address: reads it whole (large organisations window by window), then what has changed, every
 * half minute and when the person comes back. Changes made here are painted at once and can be taken back.
 */
export class Feed {
  private state: FeedState = { prepared: null, version: 0, trouble: null, loading: true };
  private readonly listeners = new Set<() => void>();
  private request: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly url: string) {}

  readonly read = (): FeedState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins to read and to follow; the answer ends it. */
  readonly start = (): (() => void) => {
    const stop = new AbortController();
    const back = () => {
      if (!document.hidden) void this.refresh();
    };
    addEventListener("focus", back, { signal: stop.signal });
    addEventListener("online", back, { signal: stop.signal });
    document.addEventListener("visibilitychange", back, { signal: stop.signal });
    void this.refresh();
    return () => {
      stop.abort();
      this.request?.abort();
      this.request = null;
      clearTimeout(this.timer);
    };
  };

  /** Reads what has changed, or everything when there is nothing yet. One request at a time. */
  readonly refresh = async (): Promise<void> => {
    if (this.request) return;
    const request = new AbortController();
    this.request = request;
    clearTimeout(this.timer);
    if (!this.state.prepared) this.set({ loading: true });
    try {
      const data = await this.fetched(request.signal);
      if (request.signal.aborted) return;
      if (data !== this.data) {
        const prepared = await prepare(data, this.state.prepared);
        if (request.signal.aborted) return;
        this.set({ prepared });
      }
      this.set({ trouble: null, loading: false });
    } catch (error) {
      if (request.signal.aborted) return;
      this.set({ trouble: troubleOf(error), loading: false });
    } finally {
      if (this.request === request) {
        this.request = null;
        if (!document.hidden) this.timer = setTimeout(() => void this.refresh(), REFRESH_MS);
      }
    }
  };

  /**
   * Changes a month's byte at once. The answer takes it back, unless something else has changed it since; it does
   * nothing for a client who is not here.
   */
  readonly setCell = ({ clientId, month }: GridPlace, change: (byte: number) => number): (() => void) => {
    const write = (from: number | null, to: (byte: number) => number): number | null => {
      const { data } = this;
      const row = data ? rowOf(data, clientId) : -1;
      if (!data || row < 0 || month < data.fromMonth || month >= data.fromMonth + data.length) return null;
      const cell = (month - data.fromMonth) * data.count + row;
      const before = data.months[cell]!;
      if (from !== null && before !== from) return null;
      data.months[cell] = to(before);
      this.set({ version: this.state.version + 1 });
      return before;
    };
    let written: number | null = null;
    const before = write(null, (byte) => (written = change(byte)));
    return () => {
      if (before !== null) write(written, () => before);
    };
  };

  private get data(): GridData | null {
    return this.state.prepared?.data ?? null;
  }

  private set(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((notify) => notify());
  }

  private async fetched(signal: AbortSignal): Promise<GridData> {
    const { data } = this;
    if (!data) return this.whole(signal);
    const { answer } = await this.answer({ since: data.stamp }, signal);
    if (answer.kind === "full") return answer.data;
    const { applyDelta, continues } = await merging();
    const base = this.data ?? data;
    if (!continues(base, answer)) return this.whole(signal);
    const { changed, removed } = answer;
    const same = changed.count === 0 && removed.length === 0 && changed.today === base.today;
    return same ? Object.assign(base, { stamp: changed.stamp }) : applyDelta(base, answer);
  }

  private async whole(signal: AbortSignal): Promise<GridData> {
    let data: GridData | null = null;
    let after: string | null = null;
    do {
      const { answer, next }: Awaited<ReturnType<Feed["answer"]>> = await this.answer(after === null ? {} : { after }, signal);
      if (answer.kind !== "full") throw new GridFormatError("a whole grid was expected");
      // The stamp of the first window stands: what changed while the others were read comes with the next delta.
      data = data ? { ...(await merging()).applyDelta(data, { kind: "delta", changed: answer.data, removed: [] }), stamp: data.stamp } : answer.data;
      after = next;
      if (after !== null && !this.data) this.set({ prepared: await prepare(data, null), loading: false });
    } while (after !== null);
    return data;
  }

  private async answer(query: Record<string, string>, signal: AbortSignal) {
    const params = new URLSearchParams(query).toString();
    const response = await fetch(params ? `${this.url}${this.url.includes("?") ? "&" : "?"}${params}` : this.url, { signal, credentials: "same-origin" });
    if (!response.ok || response.redirected) throw new Answered(TROUBLE_OF_STATUS[response.status] ?? (response.redirected ? "signed-out" : "server"));
    return { answer: decodeGrid(await unpacked(response)), next: response.headers.get(NEXT_WINDOW) };
  }
}
