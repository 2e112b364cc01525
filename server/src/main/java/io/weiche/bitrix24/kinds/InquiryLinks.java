package io.weiche.bitrix24.kinds;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What an inquiry points to and is not there is left out with a warning: the inquiry itself counts. A record that is
/// hidden from the caller is not there either, so that nobody learns of it; what they may not do stays refused.
@Component
class InquiryLinks {
    private final Users users;
    private final RecordDirectory directory;
    private final Access access;

    InquiryLinks(Users users, RecordDirectory directory, Access access) {
        this.users = users;
        this.directory = directory;
        this.access = access;
    }

    /// @param otherwise who takes care when there is no such person, or they have left
    long responsible(FieldInput in, long wanted, long otherwise) {
        if (!in.isForbearing()
                || wanted == otherwise
                || users.find(wanted).filter(User::active).isPresent()) {
            return wanted;
        }
        warn(in, "ASSIGNED_BY_ID");
        return otherwise;
    }

    List<Long> observers(FieldInput in, List<Long> wanted) {
        if (!in.isForbearing() || wanted.isEmpty()) {
            return wanted;
        }
        var active = users.list().stream().filter(User::active).map(User::id).collect(Collectors.toSet());
        return kept(
                in,
                "OBSERVERS",
                wanted,
                wanted.stream().filter(active::contains).toList());
    }

    /// Those of the records that the caller may see.
    List<Long> seen(FieldInput in, String code, RecordKind kind, List<Long> wanted) {
        if (!in.isForbearing() || wanted.isEmpty()) {
            return wanted;
        }
        var heads = directory.find(
                wanted.stream().map(id -> new RecordRef(kind, id)).toList());
        return kept(
                in,
                code,
                wanted,
                wanted.stream()
                        .filter(id -> {
                            var head = heads.get(new RecordRef(kind, id));
                            return head != null && access.allows(head.subject(), Action.READ);
                        })
                        .toList());
    }

    private static List<Long> kept(FieldInput in, String code, List<Long> wanted, List<Long> kept) {
        if (kept.size() < wanted.size()) {
            warn(in, code);
        }
        return kept;
    }

    private static void warn(FieldInput in, String code) {
        in.warnings().add("INVALID_VALUE", "There is no such one; it was left out.", code);
    }
}
