import { describe, expect, it } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { outcomeOf } from "./queue";

const outcome = (status: number, slug: string, attempts = 0) => outcomeOf(new ApiProblem(status, slug), attempts).type;

describe("an answer to a change that waited", () => {
  it("is waited for again while there is none, or nobody is signed in", () => {
    expect(outcome(0, "offline")).toBe("away");
    expect(outcome(503, "unavailable")).toBe("away");
    expect(outcome(401, "not-signed-in")).toBe("away");
    expect(outcome(429, "too-many-requests")).toBe("away");
  });

  it("needs a decision when the server refuses", () => {
    expect(outcome(404, "not-found")).toBe("refused");
    expect(outcome(403, "forbidden")).toBe("refused");
    expect(outcome(422, "fields-required")).toBe("refused");
  });

  it("is asked for a few times when something broke, so that one change does not hold up the rest for ever", () => {
    expect(outcome(500, "internal")).toBe("away");
    expect(outcome(500, "internal", 5)).toBe("refused");
  });
});
