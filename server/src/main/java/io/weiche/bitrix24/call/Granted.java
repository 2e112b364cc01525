package io.weiche.bitrix24.call;

import io.weiche.access.TokenScope;
import io.weiche.bitrix24.wire.RestError;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the webhook behind the current work was narrowed to. Work without a webhook reaches everything.
public final class Granted {
    private static final ScopedValue<Set<TokenScope>> SCOPES = ScopedValue.newInstance();
    private static final ScopedValue<String> WEBHOOK = ScopedValue.newInstance();

    private Granted() {}

    /// @param webhook a name of it that is not its secret
    /// @param scopes null: everything its user may do
    public static <R, X extends Throwable> R callWith(
            String webhook, @Nullable Set<TokenScope> scopes, ScopedValue.CallableOp<? extends R, X> work) throws X {
        var named = ScopedValue.where(WEBHOOK, webhook);
        return (scopes == null ? named : named.where(SCOPES, scopes)).call(work);
    }

    /// The webhook behind the current work; null for work without one.
    static @Nullable String webhook() {
        return WEBHOOK.isBound() ? WEBHOOK.get() : null;
    }

    /// Those that can be granted, of those there are.
    public static List<Scope> scopes() {
        return Stream.of(Scope.values())
                .filter(scope -> scope != Scope.BASIC && reaches(scope))
                .toList();
    }

    private static boolean reaches(Scope scope) {
        return scope == Scope.BASIC || !SCOPES.isBound() || SCOPES.get().contains(TokenScope.valueOf(scope.name()));
    }

    /// @throws RestError insufficient_scope
    static void require(Scope scope) {
        if (!reaches(scope)) {
            throw new RestError(
                    401,
                    "insufficient_scope",
                    "The request requires higher privileges than provided by the webhook token");
        }
    }
}
