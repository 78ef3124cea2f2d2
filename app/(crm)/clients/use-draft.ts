"use client";
import { useMemo, useSyncExternalStore } from "react";
import { keep, readKept, subscribeKept } from "@/components/contacts/device-storage";

/** What was typed into a form and not sent, kept on this device. `kept` is what an earlier visit left. */
export function useDraft<T>(name: string) {
  const key = `five-wins:form:${name}`;
  const text = useSyncExternalStore(subscribeKept, () => readKept(key), () => null);
  const kept = useMemo((): T | null => {
    try {
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  }, [text]);
  return { kept, write: (values: T) => keep(key, JSON.stringify(values)), drop: () => keep(key, null) };
}
