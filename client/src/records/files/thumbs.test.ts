import { describe, expect, it } from "vitest";
import { isPicture, pixelsOfPng } from "./thumbs";

function png(width: number, height: number): DataView {
  const head = new DataView(new ArrayBuffer(24));
  head.setUint32(0, 0x89504e47);
  head.setUint32(16, width);
  head.setUint32(20, height);
  return head;
}

describe("what becomes a thumbnail", () => {
  it("is a picture, whatever the file is called", () => {
    expect(isPicture({ type: "image/png", size: 1000 })).toBe(true);
    expect(isPicture({ type: "image/svg+xml", size: 1000 })).toBe(false);
    expect(isPicture({ type: "text/html", size: 1000 })).toBe(false);
  });
  it("is not too large to be opened", () => {
    expect(isPicture({ type: "image/png", size: 90_000_000 })).toBe(false);
    expect(pixelsOfPng(png(50_000, 50_000))).toBe(2_500_000_000);
    expect(pixelsOfPng(new DataView(new ArrayBuffer(3)))).toBe(0);
  });
});
