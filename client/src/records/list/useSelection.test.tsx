import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useSelection } from "./useSelection";

describe("choosing rows", () => {
  it("chooses, and takes back", () => {
    const { result } = renderHook(() => useSelection([1, 2, 3]));
    act(() => result.current.toggle(2, false));
    expect(result.current.marked).toEqual([2]);
    act(() => result.current.toggle(2, false));
    expect(result.current.marked).toEqual([]);
  });

  it("reaches from the last one to this one, downwards and upwards", () => {
    const { result } = renderHook(() => useSelection([9, 7, 5, 3, 1]));
    act(() => result.current.toggle(7, false));
    act(() => result.current.toggle(3, true));
    expect(result.current.marked).toEqual([7, 5, 3]);
    act(() => result.current.toggle(9, true));
    expect(new Set(result.current.marked)).toEqual(new Set([9, 7, 5, 3]));
  });

  it("chooses all, and none when all are chosen", () => {
    const { result } = renderHook(() => useSelection([1, 2]));
    act(() => result.current.toggleAll());
    expect(result.current.marked).toEqual([1, 2]);
    act(() => result.current.toggleAll());
    expect(result.current.marked).toEqual([]);
  });

  it("takes the whole result but for those left out", () => {
    const { result } = renderHook(() => useSelection([1, 2, 3]));
    act(() => result.current.takeWhole());
    expect(result.current.has(99)).toBe(true);
    act(() => result.current.toggle(2, false));
    expect(result.current.whole).toBe(true);
    expect(result.current.marked).toEqual([2]);
    expect([1, 2, 3].filter(result.current.has)).toEqual([1, 3]);
    act(() => result.current.toggleAll());
    expect(result.current.whole).toBe(false);
    expect(result.current.marked).toEqual([1, 2, 3]);
  });

  it("forgets what was chosen in another list", () => {
    const { result, rerender } = renderHook(({ list }) => useSelection([1, 2], list), { initialProps: { list: "a" } });
    act(() => result.current.takeWhole());
    rerender({ list: "b" });
    expect(result.current.whole).toBe(false);
    expect(result.current.has(1)).toBe(false);
  });
});
