package io.weiche.intake;

import io.weiche.access.Audit;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointInput;
import io.weiche.kernel.BadInput;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a phone or e-mail on the exceptions list, in the transaction of its caller, who has asked for the right.
@Component
class ExceptionInput {
    private final ExceptionStore store;
    private final Accounts accounts;
    private final Audit audit;

    ExceptionInput(ExceptionStore store, Accounts accounts, Audit audit) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
    }

    /// @return empty when it is on the list already
    /// @throws BadInput naming the field when it is neither a phone nor an e-mail
    Optional<Long> enter(String field, String value, @Nullable String reason) {
        var type = value.contains("@") ? ContactPoint.Type.EMAIL : ContactPoint.Type.PHONE;
        var point = ContactPointInput.create(
                field, null, type, null, value, accounts.get().country());
        var key = point == null ? null : point.matchKey();
        if (point == null || key == null) {
            throw BadInput.of(field, "wrong-type", "This must be an e-mail address or a phone number.");
        }
        var id = store.insert(point, key, reason);
        // the entry stays when the person is erased, so it says nothing about who it was
        id.ifPresent(entry -> audit.write("exception-added", "exception:" + entry, null, Map.of("type", type)));
        return id;
    }
}
