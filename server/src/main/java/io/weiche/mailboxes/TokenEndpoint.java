package io.weiche.mailboxes;

import io.weiche.outbound.Outbound;
import io.weiche.outbound.OutboundAnswer;
import io.weiche.outbound.OutboundFailure;
import io.weiche.outbound.OutboundRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a provider for tokens (RFC 6749, 4.1.3 and 6). Nothing of what is sent or answered is ever logged.
@Component
class TokenEndpoint {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 << 10;
    private static final int LONGEST_TOKEN = 20_000;
    /// Where a provider does not say it.
    private static final int LIFE_SECONDS = 600;
    private static final int LONGEST_LIFE_SECONDS = 86_400;

    private final Outbound outbound;
    private final JsonMapper json;

    TokenEndpoint(Outbound outbound, JsonMapper json) {
        this.outbound = outbound;
        this.json = json;
    }

    /// @param refresh null: the one there is stays
    record Tokens(String access, @Nullable String refresh, Duration life) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }

    /// @param code what a person's browser brought from the provider
    Tokens exchange(MailProvider provider, String code, String verifier, String back) throws MailTrouble {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back);
        form.put("code_verifier", verifier);
        return ask(provider, form);
    }

    Tokens renew(MailProvider provider, String refresh) throws MailTrouble {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refresh);
        return ask(provider, form);
    }

    private Tokens ask(MailProvider provider, Map<String, String> form) throws MailTrouble {
        var secret = provider.clientSecret();
        if (secret == null) {
            form.put("client_id", provider.clientId());
        }
        var body = form.entrySet().stream()
                .map(part -> encoded(part.getKey()) + "=" + encoded(part.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        var accept = new OutboundRequest.Header("Accept", "application/json");
        var request = secret == null
                ? OutboundRequest.post(provider.tokenUrl(), "application/x-www-form-urlencoded", body, accept)
                : OutboundRequest.post(
                        provider.tokenUrl(),
                        "application/x-www-form-urlencoded",
                        body,
                        accept,
                        new OutboundRequest.Header("Authorization", basic(provider.clientId(), secret)));
        try {
            return read(outbound.send(request.within(LONGEST, MOST_BYTES)));
        } catch (OutboundFailure e) {
            throw MailTrouble.because(MailTrouble.Why.PROVIDER_AWAY, e);
        }
    }

    private static String basic(String clientId, String secret) {
        var pair = encoded(clientId) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Tokens read(OutboundAnswer answer) throws MailTrouble {
        var said = parsed(answer);
        if (!answer.isSuccess()) {
            throw MailTrouble.because(
                    refusal(answer.status(), said.path("error").asString("")));
        }
        var access = said.path("access_token").asString("");
        var refresh = said.path("refresh_token").asString("");
        if (!isToken(access) || !refresh.isEmpty() && !isToken(refresh)) {
            throw MailTrouble.because(MailTrouble.Why.PROVIDER_REFUSES);
        }
        var life = said.path("expires_in").asInt(LIFE_SECONDS);
        return new Tokens(
                access,
                refresh.isEmpty() ? null : refresh,
                Duration.ofSeconds(Math.clamp(life, 0, LONGEST_LIFE_SECONDS)));
    }

    private static MailTrouble.Why refusal(int status, String error) {
        if (error.equals("invalid_grant")) {
            return MailTrouble.Why.CONSENT_GONE;
        }
        return status >= 500 || status == 429 ? MailTrouble.Why.PROVIDER_AWAY : MailTrouble.Why.PROVIDER_REFUSES;
    }

    /// It is written between signs that end it: whatever else stands in it would be read as more than a token.
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TOKEN
                && text.chars().allMatch(sign -> sign > ' ' && sign < 127);
    }

    private JsonNode parsed(OutboundAnswer answer) {
        try {
            return json.readTree(answer.text());
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }
}
