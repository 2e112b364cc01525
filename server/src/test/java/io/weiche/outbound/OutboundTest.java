package io.weiche.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weiche.config.Network;
import io.weiche.config.OutboundRules;
import io.weiche.outbound.OutboundFailure.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests on behalf of users reach the outside and nothing inside (reliability S16).
class OutboundTest {
    private static final OutboundRules STRICT = new OutboundRules(Set.of(), List.of(), Set.of());

    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer listener;

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", this::answer);
        listener.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        listener.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.incrementAndGet();
        switch (exchange.getRequestURI().getPath()) {
            case "/redirect" -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/inner");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                var block = new byte[1 << 16];
                try (var out = exchange.getResponseBody()) {
                    while (release.getCount() > 0) {
                        out.write(block);
                    }
                }
            }
            case "/drip" -> drip(exchange);
            default -> {
                var body = (exchange.getRequestMethod() + " "
                                + exchange.getRequestHeaders().getFirst("Host"))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    /// A byte now and then: never silent for long, and never done.
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            while (!release.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('.');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int port() {
        return listener.getAddress().getPort();
    }

    private static Outbound strict() {
        return new Outbound(STRICT, InetAddress::getAllByName);
    }

    private static Outbound open() {
        return new Outbound(
                new OutboundRules(Set.of(), List.of(Network.of("127.0.0.1")), Set.of()), InetAddress::getAllByName);
    }

    private static Why why(Outbound outbound, String address) {
        return catchThrowableOfType(OutboundFailure.class, () -> outbound.send(OutboundRequest.get(address)))
                .why();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "localhost",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:169.254.169.254]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[fc00::1]",
                "[fd00::1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]"
            })
    void nothingInsideIsReached(String host) {
        assertThat(why(strict(), "http://" + host + ":" + port() + "/")).isEqualTo(Why.FORBIDDEN_ADDRESS);
        assertThat(connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://2130706433/",
                "http://0/",
                "http://0x7f000001/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.1./",
                "http://a@127.0.0.1/",
                "http://hooks.example:80@127.0.0.1/",
                "http://@127.0.0.1/",
                "http://127.0.0.1\\@hooks.example/",
                "http://hooks.example\\@127.0.0.1/",
                "http://127.0.0.1%2f@hooks.example/",
                "http://[fe80::1%25eth0]/",
                "http://[::1%25lo]/",
                "http://１２７.0.0.1/",
                "http://①②⑦.0.0.1/",
                "http:///",
                "http://",
                "http:127.0.0.1",
                "//127.0.0.1/",
                "127.0.0.1",
                "file:///etc/passwd",
                "ftp://hooks.example/",
                "gopher://127.0.0.1:11211/",
                "jar:http://hooks.example/a.jar!/",
                "javascript:alert(1)",
                "http://hooks.example/\r\nX-Injected: 1",
                "http://hooks .example/",
                "http://hooks.example\u0000.evil/",
                ""
            })
    void anAddressThatTwoProgramsReadDifferentlyIsRefused(String address) {
        assertThat(strict().objectionTo(address)).isEqualTo(Why.BAD_ADDRESS);
        assertThat(why(strict(), address)).isEqualTo(Why.BAD_ADDRESS);
    }

    @Test
    void anAddressInsideIsRefusedBeforeItIsTried() {
        assertThat(strict().objectionTo("https://169.254.169.254/latest")).isEqualTo(Why.FORBIDDEN_ADDRESS);
        assertThat(strict().objectionTo("https://hooks.example/x?y=z#w")).isNull();
        assertThat(open().objectionTo("http://127.0.0.1:" + port())).isNull();
    }

    @Test
    void aPortMustBeAllowed() {
        var rules = new OutboundRules(Set.of(), List.of(Network.of("127.0.0.1")), Set.of(80, 443));
        var outbound = new Outbound(rules, InetAddress::getAllByName);
        assertThat(why(outbound, "http://127.0.0.1:" + port() + "/")).isEqualTo(Why.FORBIDDEN_PORT);
        assertThat(outbound.objectionTo("http://hooks.example:25/")).isEqualTo(Why.FORBIDDEN_PORT);
        assertThat(connections).hasValue(0);
    }

    @Test
    void oneAddressInsideAmongManyIsEnoughToRefuse() {
        var outbound = new Outbound(
                STRICT, host -> new InetAddress[] {literal("93.184.216.34"), InetAddress.getLoopbackAddress()});
        assertThat(why(outbound, "http://mixed.example:" + port() + "/")).isEqualTo(Why.FORBIDDEN_ADDRESS);
        assertThat(connections).hasValue(0);
    }

    @Test
    void aNameIsLookedUpOnceAndTheCheckedAddressIsUsed() throws OutboundFailure {
        var asked = new AtomicInteger();
        var rules = new OutboundRules(Set.of(), List.of(Network.of("127.0.0.1")), Set.of());
        var outbound = new Outbound(rules, host ->
                new InetAddress[] {literal(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")});
        var answer = outbound.send(OutboundRequest.get("http://rebinding.example:" + port() + "/"));
        assertThat(answer.text()).isEqualTo("GET rebinding.example:" + port());
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNameTheOperatorAllowsMayLieInside() throws OutboundFailure {
        var rules = new OutboundRules(Set.of("hooks.intern"), List.of(), Set.of());
        var outbound = new Outbound(rules, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        assertThat(outbound.send(OutboundRequest.get("http://Hooks.Intern:" + port() + "/"))
                        .status())
                .isEqualTo(200);
        assertThat(why(outbound, "http://other.intern:" + port() + "/")).isEqualTo(Why.FORBIDDEN_ADDRESS);
    }

    @Test
    void aRedirectionIsAnAnswerAndNotFollowed() throws OutboundFailure {
        var answer = open().send(OutboundRequest.post(at("/redirect"), "text/plain", new byte[] {1}));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).isPresent();
        assertThat(connections).hasValue(1);
    }

    @Test
    void anEndlessAnswerIsCut() throws OutboundFailure {
        var answer = open().send(OutboundRequest.get(at("/endless")).within(Duration.ofSeconds(5), 100_000));
        assertThat(answer.cut()).isTrue();
        assertThat(answer.body()).hasSize(100_000);
    }

    @Test
    void whoNeverEndsIsLeftInTime() {
        var failure = catchThrowableOfType(
                OutboundFailure.class,
                () -> open().send(OutboundRequest.get(at("/drip")).within(Duration.ofMillis(500), 1000)));
        assertThat(failure.why()).isEqualTo(Why.TOO_SLOW);
    }

    @Test
    void whereNobodyListensThereIsNoAnswer() {
        listener.stop(0);
        assertThat(why(open(), at("/"))).isEqualTo(Why.UNREACHABLE);
        assertThat(why(new Outbound(STRICT, OutboundTest::nobody), "http://nowhere.example/"))
                .isEqualTo(Why.UNKNOWN_HOST);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private static InetAddress literal(String address) throws java.net.UnknownHostException {
        return InetAddress.getByName(address);
    }

    private static InetAddress[] nobody(String host) throws java.net.UnknownHostException {
        throw new java.net.UnknownHostException(host);
    }
}
