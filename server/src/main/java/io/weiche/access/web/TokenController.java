package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.SignIns;
import io.weiche.access.TokenKind;
import io.weiche.access.TokenScope;
import io.weiche.access.Tokens;
import io.weiche.config.Config;
import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.web.Takes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A person's own tokens for programs.
@RestController
@RequestMapping("/api/v1/tokens")
@Scoped(TokenScope.SETTINGS)
class TokenController {
    private final Tokens tokens;
    private final Config config;

    TokenController(Tokens tokens, Config config) {
        this.tokens = tokens;
        this.config = config;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<TokenPayload> list() {
        return Page.whole(tokens.list().stream().map(TokenPayload::of).toList());
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(value = AccessRequests.Token.class, required = "kind")
    @ResponseStatus(HttpStatus.CREATED)
    TokenPayload open(
            @RequestBody JsonNode json, @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        refuseBeyond(recognised);
        var body = JsonBody.of(json);
        var name = body.text("name");
        var kind = body.requireChoice("kind", TokenKind.class);
        var scopes = scopes(body);
        var expiresAt = body.time("expiresAt");
        body.refuseUnknown();
        var created = tokens.open(CurrentUser.requireId(), new Tokens.Draft(kind, name, scopes, expiresAt));
        return TokenPayload.of(created, config.publicUrl());
    }

    /// A token that may less than its user, or for a while only, would be neither if it could open one that is not.
    private static void refuseBeyond(SignIns.Recognised recognised) {
        if (!recognised.unlimited()) {
            throw new Problem(
                            ProblemType.FORBIDDEN,
                            "A token that is narrowed to scopes, or ends some time, opens no other token.")
                    .with("permission", "SCOPE");
        }
    }

    private static @Nullable List<TokenScope> scopes(JsonBody body) {
        var words = body.texts("scopes", TokenScope.values().length);
        return words == null
                ? null
                : words.stream()
                        .map(word -> Arrays.stream(TokenScope.values())
                                .filter(scope -> scope.name().equals(word))
                                .findFirst()
                                .orElseThrow(() -> BadInput.of(
                                        "scopes",
                                        "unknown-value",
                                        "Allowed are " + Arrays.toString(TokenScope.values()) + ".")))
                        .toList();
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        tokens.revoke(id);
    }
}
