/** What is kept on this device until it is sent. Where the browser keeps nothing (a full disk, a private window), the page does. */
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

const store = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

export function readKept(key: string): string | null {
  try {
    return memory.get(key) ?? store()?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** `null` forgets it. */
export function keep(key: string, value: string | null): void {
  try {
    const kept = store();
    if (!kept) throw new Error("no storage");
    if (value === null) kept.removeItem(key);
    else kept.setItem(key, value);
    memory.delete(key);
  } catch {
    if (value === null) memory.delete(key);
    else memory.set(key, value);
  }
  listeners.forEach((tell) => tell());
}

/** The keys that begin with `prefix`. */
export function keysKept(prefix: string): string[] {
  const kept = store();
  const keys = kept ? Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? "") : [];
  return [...new Set([...keys, ...memory.keys()])].filter((key) => key.startsWith(prefix));
}

/** Tells of changes made here and in the other tabs of this browser. */
export function subscribeKept(tell: () => void): () => void {
  listeners.add(tell);
  addEventListener("storage", tell);
  return () => {
    listeners.delete(tell);
    removeEventListener("storage", tell);
  };
}

/** A value that was kept as JSON; null where there is none or it is unreadable. */
export function readJson<T>(key: string): T | null {
  const text = readKept(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
