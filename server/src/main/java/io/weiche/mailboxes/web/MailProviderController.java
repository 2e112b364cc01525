package io.weiche.mailboxes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.Texts;
import io.weiche.mailboxes.MailConsents;
import io.weiche.mailboxes.MailProvider;
import io.weiche.mailboxes.MailProviders;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The providers that let us into mailboxes by a consent.
@RestController
@RequestMapping("/api/v1/mail-providers")
class MailProviderController {
    private static final int ADDRESS = 500;

    private final MailProviders providers;
    private final MailConsents consents;

    MailProviderController(MailProviders providers, MailConsents consents) {
        this.providers = providers;
        this.consents = consents;
    }

    /// @param clientSecret left out keeps the present one; null takes it away
    record ProviderBody(
            String authorizeUrl,
            String tokenUrl,
            String scopes,
            String clientId,
            @Nullable String clientSecret) {}

    /// Its secret is never shown.
    record ProviderPayload(
            MailProvider.Kind kind,
            String authorizeUrl,
            String tokenUrl,
            String scopes,
            String clientId,
            boolean hasSecret) {
        static ProviderPayload of(MailProvider provider) {
            return new ProviderPayload(
                    provider.kind(),
                    provider.authorizeUrl(),
                    provider.tokenUrl(),
                    provider.scopes(),
                    provider.clientId(),
                    provider.clientSecret() != null);
        }
    }

    /// @param redirectUri what providers must know
    record Settings(List<ProviderPayload> items, String redirectUri) {}

    @GetMapping
    @Requires(Right.ADMINISTRATOR)
    Settings list() {
        return new Settings(providers.list().stream().map(ProviderPayload::of).toList(), consents.back());
    }

    @PutMapping("/{kind:MICROSOFT|GOOGLE|OWN}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(
            value = ProviderBody.class,
            required = {"authorizeUrl", "tokenUrl", "scopes", "clientId"})
    ProviderPayload save(@PathVariable MailProvider.Kind kind, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var authorizeUrl = body.requireLine("authorizeUrl", ADDRESS);
        var tokenUrl = body.requireLine("tokenUrl", ADDRESS);
        var scopes = body.requireLine("scopes", ADDRESS);
        var clientId = body.requireLine("clientId", Texts.NAME);
        var keepSecret = !body.has("clientSecret");
        var secret = body.line("clientSecret", ADDRESS);
        body.refuseUnknown();
        return ProviderPayload.of(
                providers.save(new MailProvider(kind, authorizeUrl, tokenUrl, scopes, clientId, secret), keepSecret));
    }

    /// Refused while a mailbox needs it.
    @DeleteMapping("/{kind:MICROSOFT|GOOGLE|OWN}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable MailProvider.Kind kind) {
        providers.remove(kind);
    }
}
