package io.weiche.oidc.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.config.Config;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.oidc.Provider;
import io.weiche.oidc.ProviderSignIns;
import io.weiche.oidc.Providers;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Setting up the account's provider, and what the page of the sign-in may show of it.
@RestController
@RequestMapping("/api/v1")
class ProviderController {
    private static final int ADDRESS = 500;

    private final Providers providers;
    private final String publicUrl;

    ProviderController(Providers providers, Config config) {
        this.providers = providers;
        this.publicUrl = config.publicUrl();
    }

    /// @param clientSecret left out keeps the present one; null takes it away
    /// @param secondFactor let nobody in of whom the provider does not say two factors (`amr`, `acr`)
    record ProviderBody(
            String issuer,
            String clientId,
            @Nullable String clientSecret,
            String name,
            @Nullable Boolean createPeople,
            @Nullable Long roleId,
            @Nullable List<String> emailDomains,
            @Nullable Boolean secondFactor) {}

    /// @param signInUrl leads to the provider and back
    /// @param redirectUri what the provider must know
    record ProviderPayload(
            String issuer,
            String clientId,
            boolean hasSecret,
            String name,
            boolean createPeople,
            @Nullable Long roleId,
            List<String> emailDomains,
            boolean secondFactor,
            String signInUrl) {}

    /// @param provider null: there is none
    /// @param redirectUri what the provider must know
    record Settings(@Nullable ProviderPayload provider, String redirectUri) {}

    /// @param door null: there is none, or there are several
    record DoorPayload(Providers.@Nullable Door door) {}

    @GetMapping("/oidc-door")
    @Requires(Right.ANYONE)
    DoorPayload door(@RequestParam(required = false) @Nullable String key) {
        return new DoorPayload(providers.door(key).orElse(null));
    }

    @GetMapping("/sign-in-provider")
    @Requires(Right.ADMINISTRATOR)
    Settings get() {
        return settings(providers.find().orElse(null));
    }

    @PutMapping("/sign-in-provider")
    @Requires(Right.ADMINISTRATOR)
    @Takes(
            value = ProviderBody.class,
            required = {"issuer", "clientId", "name"})
    Settings save(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var issuer = body.requireLine("issuer", ADDRESS);
        var clientId = body.requireLine("clientId", Texts.NAME);
        var keepSecret = !body.has("clientSecret");
        var secret = body.line("clientSecret", ADDRESS);
        var name = body.requireLine("name", 60);
        var createPeople = Boolean.TRUE.equals(body.bool("createPeople"));
        var roleId = body.id("roleId");
        var domains = body.texts("emailDomains", 50);
        var secondFactor = Boolean.TRUE.equals(body.bool("secondFactor"));
        body.refuseUnknown();
        return settings(providers.save(
                new Provider(
                        issuer(issuer), clientId, secret, name, createPeople, roleId, cleaned(domains), secondFactor),
                keepSecret));
    }

    @DeleteMapping("/sign-in-provider")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove() {
        providers.remove();
    }

    private static String issuer(String text) {
        try {
            var address = new URI(text);
            if (Providers.isTrustworthy(address) && address.getQuery() == null && address.getFragment() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw BadInput.of("issuer", "malformed", "This must be an address that begins with https://.");
    }

    private static List<String> cleaned(@Nullable List<String> domains) {
        return domains == null
                ? List.of()
                : domains.stream()
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                        .map(domain -> domain.startsWith("@") ? domain.substring(1) : domain)
                        .filter(domain -> !domain.isEmpty())
                        .distinct()
                        .toList();
    }

    private Settings settings(Providers.@Nullable Shown shown) {
        return new Settings(shown == null ? null : payload(shown), publicUrl + ProviderSignIns.BACK);
    }

    private ProviderPayload payload(Providers.Shown shown) {
        var provider = shown.provider();
        return new ProviderPayload(
                provider.issuer(),
                provider.clientId(),
                provider.clientSecret() != null,
                provider.name(),
                provider.createPeople(),
                provider.roleId(),
                provider.emailDomains(),
                provider.secondFactor(),
                publicUrl + "/login?with=" + shown.key());
    }
}
