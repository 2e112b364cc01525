package io.weiche.outbound;

import io.weiche.config.OutboundRules;
import io.weiche.outbound.OutboundFailure.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Connections to servers that people name and that speak something else than http. They reach the outside and
/// nothing inside that the operator has not named: whatever address a socket is told to connect to, the name is looked
/// up once, checked, and the connection goes to what was checked.
public final class GuardedSockets {
    /// Of mail servers; others only when the operator allows them.
    private static final Set<Integer> MAIL = Set.of(25, 143, 465, 587, 993, 2525);

    private final OutboundRules rules;
    private final GuardedNames names;

    GuardedSockets(OutboundRules rules, GuardedNames.Lookup lookUp) {
        this.rules = rules;
        this.names = new GuardedNames(rules, lookUp);
    }

    /// What can be said about a mail server without asking anybody.
    ///
    /// @return null when it may be tried
    public @Nullable Why objectionTo(String host, int port) {
        if (!MAIL.contains(port) && !rules.allowPort(port)) {
            return Why.FORBIDDEN_PORT;
        }
        try {
            var read = Target.host(host);
            if (!Target.isAnAddress(read)) {
                return null;
            }
            var address = InetAddress.getByName(read);
            return InnerNetworks.contain(address) && !rules.allow(read, address) ? Why.FORBIDDEN_ADDRESS : null;
        } catch (OutboundFailure e) {
            return e.why();
        } catch (UnknownHostException e) {
            return Why.BAD_ADDRESS;
        }
    }

    /// Whether a connection was refused because it would have led inside.
    public static boolean ledInside(Throwable trouble) {
        return trouble instanceof GuardedNames.Inside;
    }

    /// The sockets of one conversation. Closing them ends it, whatever the other side does.
    public Opened open() {
        return new Opened(names);
    }

    /// Makes the sockets of one conversation and remembers them.
    public static final class Opened extends SocketFactory implements AutoCloseable {
        private final GuardedNames names;
        private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

        Opened(GuardedNames names) {
            this.names = names;
        }

        @Override
        public Socket createSocket() {
            var socket = new Guarded(names);
            sockets.add(socket);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            var socket = createSocket();
            socket.connect(InetSocketAddress.createUnresolved(host, port));
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress here, int herePort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress here, int herePort) throws IOException {
            return createSocket(host, port);
        }

        /// From now on an answer may take so long, on every connection.
        public void patience(Duration longest) {
            for (var socket : sockets) {
                try {
                    socket.setSoTimeout((int) longest.toMillis());
                } catch (SocketException e) {
                    // it is closed: whoever reads from it hears so
                }
            }
        }

        @Override
        public void close() {
            for (var socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // nobody waits for it any more
                }
            }
        }
    }

    private static final class Guarded extends Socket {
        private final GuardedNames names;

        Guarded(GuardedNames names) {
            this.names = names;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress there)) {
                throw new IOException("no internet address");
            }
            var checked = names.resolve(there.getHostString())[0];
            super.connect(new InetSocketAddress(checked, there.getPort()), timeout);
        }
    }
}
