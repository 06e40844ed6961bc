import { type RefObject, useEffect } from "react";
import { useValue, Value } from "../../shell/value";

const wanted = new Value<string | null>(null);

/** The keyboard goes to the field of this name, once there is one: what was made just now comes with the next frame. */
export function want(name: string): void {
  wanted.set(name);
}

export function useWanted(name: string, field: RefObject<HTMLElement | null>, find = "*"): void {
  const now = useValue(wanted);
  useEffect(() => {
    if (now !== name || !field.current) return;
    wanted.set(null);
    const target = field.current.matches(find) ? field.current : field.current.querySelector<HTMLElement>(find);
    target?.focus();
    field.current.scrollIntoView({ block: "nearest" });
  }, [now, name, field, find]);
}
