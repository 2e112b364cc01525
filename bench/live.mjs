// What open windows cost those who write: `node bench/live.mjs URL TOKEN [WINDOWS] [SECONDS]` on a server with a demo
// account. Changes deals as fast as it can, by turns with no window open and with many, and compares.
const [url, token, windows = "20", seconds = "8"] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "If-Match": "*" };
const WRITERS = 4;
const ROUNDS = 4;

async function call(method, path, body) {
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

const deals = [];
for (let i = 0; i < 100; i++) deals.push((await call("POST", "/deals", { title: `Messung ${i}` })).id);

async function write(time) {
  const until = Date.now() + time * 1000;
  let writes = 0;
  const times = [];
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let i = 0; Date.now() < until; i++) {
        const started = performance.now();
        await call("PATCH", `/deals/${deals[(writer * 25 + (i % 25)) % deals.length]}`, { title: `Messung ${writer} ${i}` });
        times.push(performance.now() - started);
        writes++;
      }
    }),
  );
  times.sort((a, b) => a - b);
  return { perSecond: writes / time, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] };
}

async function withWindows(count, body) {
  const stop = new AbortController();
  let events = 0;
  for (let i = 0; i < count; i++) {
    const id = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join("");
    const answer = await fetch(`${url}/api/v1/live/events?connection=${id}`, { headers, signal: stop.signal });
    void (async () => {
      for await (const part of answer.body) events += String(new TextDecoder().decode(part)).split("event:changes").length - 1;
    })().catch(() => undefined);
  }
  const result = await body();
  stop.abort();
  return { ...result, events };
}

await write(4);
const without = [];
const withThem = [];
for (let round = 0; round < ROUNDS; round++) {
  without.push(await write(Number(seconds)));
  withThem.push(await withWindows(Number(windows), () => write(Number(seconds))));
  await new Promise((resolve) => setTimeout(resolve, 1500));
}
const mean = (list, key) => list.reduce((sum, one) => sum + one[key], 0) / list.length;
const show = (name, list) =>
  console.log(
    `${name.padEnd(22)} ${mean(list, "perSecond").toFixed(0).padStart(6)} writes/s, median ${mean(list, "median").toFixed(1)} ms, 95 % ${mean(list, "p95").toFixed(1)} ms`,
  );
show("no window", without);
show(`${windows} windows`, withThem);
console.log(`events told in all: ${withThem.reduce((sum, one) => sum + one.events, 0)}`);
console.log(`cost: ${(100 * (1 - mean(withThem, "perSecond") / mean(without, "perSecond"))).toFixed(1)} %`);
