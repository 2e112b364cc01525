package io.weiche.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers like the Bot API of Telegram, as far as its documentation says what it answers: getMe, getUpdates with
/// offset,
/// getFile, sendMessage. Each token is a robot of its own.
public final class TelegramStandIn {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000 + 1);
    private static final Map<String, Robot> ROBOTS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    private TelegramStandIn() {}

    public static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /// An answer with an error, as documented.
    public record Refusal(int status, String body) {
        public static Refusal of(int status, String description) {
            return new Refusal(
                    status, "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(status, description));
        }

        public static Refusal tooMany(int seconds) {
            return new Refusal(
                    429,
                    "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after %d\",\"parameters\":{\"retry_after\":%d}}"
                            .formatted(seconds, seconds));
        }
    }

    /// One robot: what people wrote to it, and what it sent.
    public static final class Robot {
        private final String token = NUMBER.incrementAndGet() + ":stand-in_0123456789abcdef";
        private final List<JsonNode> updates = new ArrayList<>();
        private final LinkedBlockingQueue<JsonNode> sent = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
        private final Map<String, byte[]> files = new ConcurrentHashMap<>();
        private final AtomicLong asked = new AtomicLong();
        private volatile boolean forgetful;
        private volatile long lowest;

        public String token() {
            return token;
        }

        /// Somebody writes.
        ///
        /// @param message without chat and sender
        public synchronized long writes(long chat, String name, String message) {
            return writes(NUMBER.incrementAndGet(), chat, name, message);
        }

        /// Somebody writes after the numbers have begun anew, lower. Only whoever asks for what follows it confirms it.
        /// What came before is a week old and confirmed long ago.
        public synchronized long beginsAnewAndWrites(long chat, String name, String message) {
            updates.clear();
            lowest = NUMBER.incrementAndGet() / 2;
            return writes(lowest, chat, name, message);
        }

        /// How often it was asked for what is new.
        public long asked() {
            return asked.get();
        }

        private long writes(long number, long chat, String name, String message) {
            updates.add(JSON.readTree("""
                    {"update_id":%d,"message":{"message_id":%d,"date":1764200000,
                    "chat":{"id":%d,"type":"private","first_name":"%s"},
                    "from":{"id":%d,"is_bot":false,"first_name":"%s","language_code":"de"},%s}}""".formatted(number, number, chat, name, chat, name, message)));
            notifyAll();
            return number;
        }

        public void keeps(String file, byte[] bytes) {
            files.put(file, bytes);
        }

        /// The next time it is asked to send, it answers so.
        public void refusesOnce(Refusal refusal) {
            refusals.add(refusal);
        }

        /// Hands out everything again, whatever has been confirmed.
        public void forgets() {
            forgetful = true;
        }

        /// What it was asked to send next.
        public JsonNode nextSent() throws InterruptedException {
            var next = sent.poll(15, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was sent");
            }
            return next;
        }

        private synchronized String updates(JsonNode asking) throws InterruptedException {
            var offset = asking.path("offset").longValue();
            asked.incrementAndGet();
            if (!forgetful && (lowest == 0 || offset <= lowest + 1)) {
                updates.removeIf(one -> one.path("update_id").longValue() < offset);
            }
            if (updates.isEmpty()) {
                wait(200);
            }
            return updates.stream()
                    .limit(asking.path("limit").intValue())
                    .toList()
                    .toString();
        }
    }

    public static Robot robot() {
        var robot = new Robot();
        ROBOTS.put(robot.token(), robot);
        return robot;
    }

    /// In a thread that keeps no process alive: a server's own threads are like the one that starts it.
    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", TelegramStandIn::answer);
            Thread.ofPlatform().daemon().start(server::start).join();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var parts = exchange.getRequestURI().getPath().split("/", 5);
            var file = parts[1].equals("file");
            var robot = ROBOTS.get(parts[file ? 2 : 1].substring("bot".length()));
            if (robot == null) {
                reply(exchange, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
            } else if (file) {
                var bytes = robot.files.get(parts[4]);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                call(exchange, robot, parts[2]);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(HttpExchange exchange, Robot robot, String method)
            throws IOException, InterruptedException {
        var asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
        switch (method) {
            case "getMe" ->
                reply(exchange, 200, "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"username\":\"dach_bot\"}}");
            case "getUpdates" -> reply(exchange, 200, "{\"ok\":true,\"result\":" + robot.updates(asked) + "}");
            case "getFile" ->
                reply(
                        exchange,
                        200,
                        "{\"ok\":true,\"result\":{\"file_id\":\"%s\",\"file_path\":\"documents/%s\"}}"
                                .formatted(
                                        asked.path("file_id").asString(),
                                        asked.path("file_id").asString()));
            case "sendMessage" -> {
                var refusal = robot.refusals.poll();
                if (refusal == null) {
                    robot.sent.add(asked);
                    reply(exchange, 200, "{\"ok\":true,\"result\":{\"message_id\":1}}");
                } else {
                    reply(exchange, refusal.status(), refusal.body());
                }
            }
            default -> reply(exchange, 404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
