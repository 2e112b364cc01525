package io.weiche.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.access.Matrix;
import io.weiche.access.Scope;
import io.weiche.access.SignedIn;
import io.weiche.accounts.Account;
import io.weiche.accounts.Entitlement;
import io.weiche.accounts.Limit;
import io.weiche.kernel.RecordKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who is signed in, to which account, and what they may do.
///
/// @param secondFactorMissing true: nothing is open but setting one up
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionPayload(
        boolean signedIn,
        @Nullable Boolean setupNeeded,
        @Nullable String csrfToken,
        @Nullable Me user,
        @Nullable AccountPayload account,
        @Nullable Permissions permissions,
        @Nullable Map<RecordKind, Map<String, Scope>> access,
        @Nullable Set<FieldGroup> hiddenFields,
        @Nullable Boolean secondFactorMissing) {

    public record Me(@Nullable Long id, String name, String email, String language) {}

    /// @param exportFigures reports may be taken out as files
    public record Permissions(boolean editSettings, boolean administrator, boolean exportFigures) {}

    /// @param keepsOffline browsers may keep what they have shown, to be read without the server
    /// @param limits how many of something the plan includes; what is not named has no limit
    public record AccountPayload(
            long id,
            String name,
            String country,
            String language,
            String timeZone,
            String currency,
            String plan,
            boolean classicAllowed,
            boolean recurringDealsAllowed,
            boolean automationAllowed,
            boolean keepsOffline,
            Map<Limit, Integer> limits) {
        static AccountPayload of(Account account) {
            return new AccountPayload(
                    account.id().value(),
                    account.name(),
                    account.country(),
                    account.language().code(),
                    account.timeZone().getId(),
                    account.currency(),
                    account.plan().name(),
                    account.includes(Entitlement.CLASSIC_MODE),
                    account.includes(Entitlement.RECURRING_DEALS),
                    account.includes(Entitlement.AUTOMATION),
                    account.keepsOffline(),
                    account.plan().limits());
        }
    }

    static SessionPayload signedOut(boolean setupNeeded) {
        return new SessionPayload(false, setupNeeded, null, null, null, null, null, null, null);
    }

    static SessionPayload of(SignedIn user, Account account, @Nullable String csrfToken, boolean lacksFactor) {
        return new SessionPayload(
                true,
                null,
                csrfToken,
                new Me(user.userId(), user.name(), user.email(), user.language().code()),
                AccountPayload.of(account),
                new Permissions(
                        user.editSettings(),
                        user.administrator(),
                        user.matrix().analytics(Action.EXPORT) != Scope.NONE),
                access(user),
                user.matrix().unseen(),
                lacksFactor ? true : null);
    }

    private static Map<RecordKind, Map<String, Scope>> access(SignedIn user) {
        var access = new EnumMap<RecordKind, Map<String, Scope>>(RecordKind.class);
        for (var kind : RecordKind.values()) {
            var actions = new TreeMap<String, Scope>();
            for (var action : Action.values()) {
                actions.put(action.name().toLowerCase(Locale.ROOT), scope(user.matrix(), kind, action));
            }
            access.put(kind, actions);
        }
        return access;
    }

    /// Whoever may read nothing but what they observe has a list of it all the same.
    private static Scope scope(Matrix matrix, RecordKind kind, Action action) {
        var scope = matrix.scope(kind, action);
        return scope == Scope.NONE && matrix.anywhere(kind, action) ? Scope.OWN : scope;
    }
}
