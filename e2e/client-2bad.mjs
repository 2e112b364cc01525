// A program written for Bitrix24 with the client @2bad/bitrix, which writes by GET. Prints what it found as JSON.
import Bitrix from "@2bad/bitrix";

const bitrix = Bitrix.default(process.env.WEBHOOK);
const { result: id } = await bitrix.deals.create({ TITLE: "Dach & Fach: 100 %", OPPORTUNITY: "12.5" });
const { result: deal } = await bitrix.deals.get(id);
// fetches the first page, then all pages in one batch
const { result: all, total } = await bitrix.deals.list({ select: ["ID", "TITLE"], filter: { ">ID": 0 } });
console.log(
  JSON.stringify({ id, title: deal.TITLE, amount: deal.OPPORTUNITY, total, ids: all.map(({ ID }) => Number(ID)) }),
);
process.exit(0);
