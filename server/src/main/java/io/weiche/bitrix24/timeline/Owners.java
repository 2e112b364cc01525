package io.weiche.bitrix24.timeline;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The records that activities and comments belong to.
@Component
class Owners {
    private final RecordDirectory directory;
    private final Access access;

    Owners(RecordDirectory directory, Access access) {
        this.directory = directory;
        this.access = access;
    }

    /// @throws RestError when there is no such kind, or no such record for the caller
    RecordRef require(long typeId, long id) {
        var kind = Stream.of(RecordKind.values())
                .filter(known -> known.typeId() == typeId)
                .findFirst()
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "CRM object not found"));
        return require(new RecordRef(kind, id));
    }

    /// @param word `lead`, `deal`, `contact` or `company`
    RecordRef require(@Nullable String word, @Nullable Long id) {
        var kind = Stream.of(RecordKind.values())
                .filter(known -> known.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(Owners::missing);
        if (id == null || id <= 0) {
            throw missing();
        }
        return require(new RecordRef(kind, id));
    }

    private RecordRef require(RecordRef ref) {
        return directory
                .find(ref)
                .filter(head -> access.allows(head.subject(), Action.READ))
                .map(RecordDirectory.Head::ref)
                .orElseThrow(Owners::missing);
    }

    private static RestError missing() {
        return new RestError(400, "OWNER_NOT_FOUND", "Owner of the entity not found");
    }
}
