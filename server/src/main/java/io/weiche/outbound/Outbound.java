package io.weiche.outbound;

import io.weiche.config.Network;
import io.weiche.config.OutboundRules;
import io.weiche.outbound.OutboundFailure.Why;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Sends requests to addresses that people typed, and lets none of them reach this machine, its network or the
/// metadata of a cloud (reliability S16). Follows no redirection, repeats nothing, keeps no cookie, unpacks nothing,
/// and ends in time whatever the other side does.
///
/// Refuses to work while a transaction is open.
public final class Outbound implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 100;
    private static final int CONNECTIONS_OF_A_HOST = 10;

    private final OutboundRules rules;
    private final CloseableHttpClient client;
    /// Looking up a name cannot be interrupted: whoever waits for it must be another thread.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("outbound-", 0).factory());

    Outbound(OutboundRules rules, GuardedNames.Lookup lookUp) {
        this.rules = rules;
        this.client = client(new GuardedNames(rules, lookUp));
    }

    /// For addresses that the operator of this server typed, who may reach what this server can reach. To be closed.
    public static Outbound unguarded() {
        var everywhere = List.of(Network.of("0.0.0.0/0"), Network.of("::/0"));
        return new Outbound(new OutboundRules(Set.of(), everywhere, Set.of()), InetAddress::getAllByName);
    }

    /// What can be said about an address without asking anybody: how it is written, its port, and an IP address.
    /// @return null when it may be tried
    public @Nullable Why objectionTo(String address) {
        try {
            var target = target(address);
            if (target.isAnAddress() && isInside(target.host())) {
                return Why.FORBIDDEN_ADDRESS;
            }
            return null;
        } catch (OutboundFailure e) {
            return e.why();
        }
    }

    /// @throws OutboundFailure when there is no answer; whether the other side has read the request is not known then
    public OutboundAnswer send(OutboundRequest request) throws OutboundFailure {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction waits for somebody else's answer");
        }
        var exchange = new Exchange(client, target(request.address()), request);
        var running = threads.submit(exchange);
        try {
            return running.get(request.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new OutboundFailure(Why.TOO_SLOW, e);
        } catch (ExecutionException e) {
            throw new OutboundFailure(why(e.getCause()), e);
        } catch (CancellationException e) {
            throw new OutboundFailure(Why.UNREACHABLE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure(Why.UNREACHABLE, e);
        } finally {
            exchange.end();
        }
    }

    private Target target(String address) throws OutboundFailure {
        var target = Target.of(address);
        if (!rules.allowPort(target.port())) {
            throw new OutboundFailure(Why.FORBIDDEN_PORT);
        }
        return target;
    }

    /// An IP address is not looked up, only read.
    private boolean isInside(String host) throws OutboundFailure {
        try {
            var address = InetAddress.getByName(host);
            return InnerNetworks.contain(address) && !rules.allow(host, address);
        } catch (UnknownHostException e) {
            throw new OutboundFailure(Why.BAD_ADDRESS, e);
        }
    }

    private static Why why(@Nullable Throwable cause) {
        return switch (cause) {
            case GuardedNames.Inside inside -> Why.FORBIDDEN_ADDRESS;
            case UnknownHostException unknown -> Why.UNKNOWN_HOST;
            case SocketTimeoutException slow -> Why.TOO_SLOW;
            case SSLException untrusted -> Why.UNTRUSTED;
            case null, default -> Why.UNREACHABLE;
        };
    }

    private static CloseableHttpClient client(GuardedNames names) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_OF_A_HOST)
                // also while both sides agree on how to encrypt
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.of(TO_CONNECT))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(TO_CONNECT))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setUserAgent("Weiche")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .evictExpiredConnections()
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
