"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Feed, type FeedState } from "@/components/grid/feed";

export interface GridFeed extends FeedState {
  refresh: Feed["refresh"];
  setCell: Feed["setCell"];
}

const NOTHING: FeedState = { prepared: null, version: 0, trouble: null, loading: true };

/** The grid behind an address, read once and followed while the component is mounted. */
export function useGridData(url: string): GridFeed {
  const [feed] = useState(() => new Feed(url));
  const state = useSyncExternalStore(feed.subscribe, feed.read, () => NOTHING);
  useEffect(() => feed.start(), [feed]);
  return { ...state, refresh: feed.refresh, setCell: feed.setCell };
}
