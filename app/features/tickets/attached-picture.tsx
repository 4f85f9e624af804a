import { useEffect, useRef, useState, type ReactNode } from "react";
import styles from "./conversation.module.css";

/** A small picture of an attached one, fetched (a plain address would carry no ID token) when it comes into sight. */
export function AttachedPicture({ id }: { id: string }): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    const load = async () => {
      const response = await fetch(`/app/attachments/${id}?show`).catch(() => null);
      if (!response?.ok || left) return;
      const blob = await response.blob();
      // Without an address of its own nothing is drawn: the file can still be saved.
      if (left || !blob.type.startsWith("image/")) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    };
    const watch = new IntersectionObserver(([seen]) => {
      if (!seen?.isIntersecting) return;
      watch.disconnect();
      void load();
    });
    if (place.current) watch.observe(place.current);
    return () => {
      left = true;
      watch.disconnect();
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return (
    <span ref={place} className={styles.thumbnail}>
      {url ? <img src={url} alt="" /> : null}
    </span>
  );
}
