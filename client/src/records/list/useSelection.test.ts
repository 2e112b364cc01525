import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useSelection } from "./useSelection";

describe("choosing rows", () => {
  it("chooses, and takes back", () => {
    const { result } = renderHook(() => useSelection([1, 2, 3]));
    act(() => result.current.toggle(2, false));
    expect([...result.current.chosen]).toEqual([2]);
    act(() => result.current.toggle(2, false));
    expect([...result.current.chosen]).toEqual([]);
  });

  it("reaches from the last one to this one, downwards and upwards", () => {
    const { result } = renderHook(() => useSelection([9, 7, 5, 3, 1]));
    act(() => result.current.toggle(7, false));
    act(() => result.current.toggle(3, true));
    expect([...result.current.chosen]).toEqual([7, 5, 3]);
    act(() => result.current.toggle(9, true));
    expect(new Set(result.current.chosen)).toEqual(new Set([9, 7, 5, 3]));
  });

  it("chooses all, and none when all are chosen", () => {
    const { result } = renderHook(() => useSelection([1, 2]));
    act(() => result.current.toggleAll());
    expect([...result.current.chosen]).toEqual([1, 2]);
    act(() => result.current.toggleAll());
    expect([...result.current.chosen]).toEqual([]);
  });
});
