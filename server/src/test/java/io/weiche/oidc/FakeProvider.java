package io.weiche.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weiche.testing.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// A provider that says of a person whatever a test wants, true or not.
final class FakeProvider implements AutoCloseable {
    private static final int KEY_BITS = 2048;

    /// One for all providers: to find one takes longer than a sign-in.
    private static final RSAKey KEY = newKey("one");

    private final HttpServer server;
    private final ConcurrentHashMap<String, String> pages = new ConcurrentHashMap<>();
    final String issuer;

    /// What its next token says.
    String subject = "sub-1";
    String email = "";
    Boolean verified = true;
    String nonce = "";
    String audience = "weiche";
    String namedIssuer;
    /// Methods and class of the sign-in, as the token names them.
    List<String> methods = List.of("pwd");
    String level;
    Instant expires = Instant.now().plusSeconds(300);
    RSAKey signedWith;
    String lastForm = "";

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        namedIssuer = issuer;
        signedWith = KEY;
        pages.put(
                "/.well-known/openid-configuration",
                Json.of("{'issuer':'" + issuer + "','authorization_endpoint':'" + issuer + "/auth','token_endpoint':'"
                        + issuer + "/token','jwks_uri':'" + issuer + "/keys','subject_types_supported':['public'],"
                        + "'response_types_supported':['code'],'id_token_signing_alg_values_supported':['RS256']}"));
        pages.put("/keys", new JWKSet(KEY).toString());
        server.createContext("/", this::serve);
        server.start();
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            lastForm = path.equals("/token")
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : lastForm;
            var text = path.equals("/token") ? tokens() : pages.getOrDefault(path, "");
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private String tokens() throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(namedIssuer)
                .subject(subject)
                .audience(audience)
                .issueTime(new Date())
                .expirationTime(Date.from(expires))
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("given_name", "Olga")
                .claim("family_name", "Offen");
        claims.claim("amr", methods).claim("acr", level);
        if (verified != null) {
            claims.claim("email_verified", verified);
        }
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(signedWith));
        return Json.of(
                "{'access_token':'a','token_type':'Bearer','expires_in':300,'id_token':'" + token.serialize() + "'}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
