import { expect, test } from "vitest";
import { agentName, isPhone } from "./agents";

const EDGE =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

test("browsers are called what people call them", () => {
  expect(agentName(EDGE)).toBe("Edge · Windows");
  expect(agentName(IPHONE)).toBe("Safari · iPhone");
  expect(agentName(ANDROID)).toBe("Chrome · Android");
  expect(agentName("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe("Firefox · Linux");
});

test("what nobody knows has no name", () => {
  expect(agentName("curl/8.5")).toBeUndefined();
  expect(agentName(null)).toBeUndefined();
});

test("phones are told from computers", () => {
  expect(isPhone(IPHONE)).toBe(true);
  expect(isPhone(ANDROID)).toBe(true);
  expect(isPhone(EDGE)).toBe(false);
});
