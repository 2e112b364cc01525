import { type ReactNode, useEffect, useState } from "react";

/** Shows its children only after a short wait, so that what is quick never flickers. */
export function Delayed({ children, wait = 200 }: { children: ReactNode; wait?: number }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), wait);
    return () => clearTimeout(timer);
  }, [wait]);
  return due ? children : null;
}
