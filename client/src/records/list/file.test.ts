import { describe, expect, it } from "vitest";
import { fileColumns } from "./file";

const MADE = [{ key: "title" }, { key: "customer", file: ["contactId", "companyId"] }, { key: "amount" }];

describe("the file of a list", () => {
  it("has the columns of the list, what is made of several as its fields", () => {
    expect(fileColumns(MADE, undefined)).toEqual(["id", "title", "contactId", "companyId", "amount"]);
    expect(fileColumns(MADE, "amount*90~companyId~customer")).toEqual(["id", "amount", "companyId", "contactId"]);
  });
});
