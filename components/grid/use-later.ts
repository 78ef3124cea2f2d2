"use client";
import { useEffect, useState } from "react";

/** Code that is wanted soon but not for the first picture: fetched after it, null until it is there. */
export function useLater<Module extends object>(load: () => Promise<Module>): Module | null {
  const [loaded, setLoaded] = useState<Module | null>(null);
  useEffect(() => {
    let wanted = true;
    load().then((module) => wanted && setLoaded(module), () => undefined);
    return () => {
      wanted = false;
    };
  }, [load]);
  return loaded;
}
