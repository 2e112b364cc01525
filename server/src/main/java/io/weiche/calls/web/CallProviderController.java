package io.weiche.calls.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.calls.CallProvider;
import io.weiche.calls.CallProviders;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Telephone systems that sign what they tell.
@RestController
@RequestMapping("/api/v1/call-providers")
class CallProviderController {
    private final CallProviders providers;

    CallProviderController(CallProviders providers) {
        this.providers = providers;
    }

    record ProviderRequest(String name) {}

    /// @param path where it tells of calls
    /// @param toldAt when it last did; null: never
    /// @param secret only when it is new
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallProviderPayload(
            long id,
            String name,
            String path,
            @Nullable OffsetDateTime toldAt,
            OffsetDateTime createdAt,
            @Nullable String secret) {
        static CallProviderPayload of(CallProvider provider, @Nullable String secret) {
            return new CallProviderPayload(
                    provider.id(),
                    provider.name(),
                    "/api/v1/call-webhooks/" + provider.key(),
                    provider.toldAt(),
                    provider.createdAt(),
                    secret);
        }

        static CallProviderPayload of(CallProviders.Opened opened) {
            return of(opened.provider(), opened.secret());
        }
    }

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    Page<CallProviderPayload> list() {
        return Page.whole(providers.list().stream()
                .map(provider -> CallProviderPayload.of(provider, null))
                .toList());
    }

    /// Answers the secret, this once.
    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = ProviderRequest.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<CallProviderPayload> add(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        body.refuseUnknown();
        var opened = CallProviderPayload.of(providers.add(name));
        return ResponseEntity.created(URI.create("/api/v1/call-providers/" + opened.id()))
                .body(opened);
    }

    /// Answers a new secret, this once; the old one opens nothing any more.
    @PostMapping("/{id}/secret")
    @Requires(Right.EDIT_SETTINGS)
    CallProviderPayload rotate(@PathVariable long id) {
        return CallProviderPayload.of(providers.rotate(id));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        providers.delete(id);
    }
}
