package io.weiche.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The settings of one server process.
///
/// @param databaseUrl `postgresql://user:password@host:port/database`; null for the embedded database
/// @param node name of this node among several on one database
/// @param publicUrl how the outside reaches this server, without a slash at the end
/// @param filesQuota how many bytes the files of one account may take
/// @param secretFile the key that seals secrets of third parties and second factors; made when it is missing
/// @param mail how mail is sent; null: not at all
/// @param outbound which addresses inside this server may send requests to, and to which ports
/// @param telegramUrl where the Bot API of Telegram is asked, without a slash at the end
/// @param trustedProxies whose `X-Forwarded-…` are believed
/// @param restLimits what programs may ask of the compatible REST
public record Config(
        int port,
        InetAddress bind,
        Path dataDir,
        @Nullable String databaseUrl,
        String node,
        String publicUrl,
        long filesQuota,
        RestLimits restLimits,
        Path secretFile,
        @Nullable MailServer mail,
        OutboundRules outbound,
        String telegramUrl,
        TrustedProxies trustedProxies) {
    private static final String TELEGRAM = "https://api.telegram.org";

    private static final Set<String> KNOWN = Set.of(
            "WEICHE_PORT",
            "WEICHE_BIND",
            "WEICHE_DATA_DIR",
            "WEICHE_DATABASE_URL",
            "WEICHE_NODE",
            "WEICHE_PUBLIC_URL",
            "WEICHE_FILES_QUOTA_GB",
            "WEICHE_REST_PER_SECOND",
            "WEICHE_REST_OPERATING_SECONDS",
            "WEICHE_SECRET_FILE",
            "WEICHE_SMTP_URL",
            "WEICHE_MAIL_FROM",
            "WEICHE_OUTBOUND_ALLOW",
            "WEICHE_OUTBOUND_PORTS",
            "WEICHE_TELEGRAM_URL",
            "WEICHE_TRUSTED_PROXIES",
            "WEICHE_JAVA_OPTS");

    /// Read by the tests and by the client's development server, which start servers in the same environment.
    private static final Set<String> OF_DEVELOPERS = Set.of("WEICHE_TEST_DATABASE_URL", "WEICHE_SERVER");

    /// @throws BadConfig when a value cannot work, or a variable is misspelt
    public static Config of(Map<String, String> environment) {
        refuseUnknown(environment);
        var port = port(environment.getOrDefault("WEICHE_PORT", "8080"));
        var bind = environment.getOrDefault("WEICHE_BIND", "127.0.0.1");
        var publicUrl = environment.get("WEICHE_PUBLIC_URL");
        var dataDir = path("WEICHE_DATA_DIR", environment.getOrDefault("WEICHE_DATA_DIR", "data"));
        var secretFile = environment.getOrDefault("WEICHE_SECRET_FILE", "");
        return new Config(
                port,
                address(bind),
                dataDir,
                databaseUrl(environment.get("WEICHE_DATABASE_URL")),
                environment.getOrDefault("WEICHE_NODE", hostName()),
                publicUrl == null || publicUrl.isBlank() ? localUrl(bind, port) : publicUrl(publicUrl),
                filesQuota(environment.getOrDefault("WEICHE_FILES_QUOTA_GB", "10")),
                RestLimits.of(
                        environment.getOrDefault("WEICHE_REST_PER_SECOND", "0"),
                        environment.getOrDefault("WEICHE_REST_OPERATING_SECONDS", "0")),
                secretFile.isBlank() ? dataDir.resolve("secret.key") : path("WEICHE_SECRET_FILE", secretFile),
                MailServer.of(environment.get("WEICHE_SMTP_URL"), environment.get("WEICHE_MAIL_FROM")),
                OutboundRules.of(environment.get("WEICHE_OUTBOUND_ALLOW"), environment.get("WEICHE_OUTBOUND_PORTS")),
                telegram(environment.getOrDefault("WEICHE_TELEGRAM_URL", TELEGRAM)),
                TrustedProxies.of(environment.get("WEICHE_TRUSTED_PROXIES")));
    }

    @Override
    public String toString() {
        // the database's address may hold a password
        return "Config[port=" + port + ", bind=" + bind + ", dataDir=" + dataDir + ", node=" + node + "]";
    }

    private static void refuseUnknown(Map<String, String> environment) {
        var unknown = new TreeSet<String>();
        for (var name : environment.keySet()) {
            if (name.startsWith("WEICHE_") && !KNOWN.contains(name) && !OF_DEVELOPERS.contains(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new BadConfig("Unknown setting " + String.join(", ", unknown) + ". Known are "
                    + String.join(", ", new TreeSet<>(KNOWN)) + ".");
        }
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadConfig("WEICHE_PORT must be a number from 1 to 65535.");
    }

    private static long filesQuota(String text) {
        try {
            var gigabytes = Long.parseLong(text.strip());
            if (gigabytes >= 0 && gigabytes <= 1_000_000) {
                return gigabytes << 30;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadConfig("WEICHE_FILES_QUOTA_GB must be a whole number of gigabytes from 0 to 1000000.");
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new BadConfig("WEICHE_BIND must be an address of this machine, like 127.0.0.1 or 0.0.0.0.", e);
        }
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new BadConfig(name + " must be a path.", e);
        }
    }

    private static @Nullable String databaseUrl(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("(jdbc:)?postgres(ql)?://.+/.+")) {
            throw new BadConfig("WEICHE_DATABASE_URL must look like postgresql://user:password@host:5432/database.");
        }
        return text;
    }

    private static String publicUrl(String text) {
        return webAddress("WEICHE_PUBLIC_URL", text, "https://crm.example.com");
    }

    private static String telegram(String text) {
        return webAddress("WEICHE_TELEGRAM_URL", text, TELEGRAM);
    }

    private static String webAddress(String name, String text, String example) {
        try {
            var url = URI.create(text.strip());
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                var plain = url.toString();
                return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new BadConfig(name + " must be an address like " + example + ".");
    }

    private static String localUrl(String bind, int port) {
        var host = Set.of("0.0.0.0", "::", "127.0.0.1").contains(bind) ? "localhost" : bind;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
