package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Says of messages where they are filed, as far as the current user may see the records.
@Component
class EmailPlaces {
    private final EmailRecords records;
    private final RecordDirectory directory;
    private final Access access;

    EmailPlaces(EmailRecords records, RecordDirectory directory, Access access) {
        this.records = records;
        this.directory = directory;
        this.access = access;
    }

    /// @param seen in whose card
    List<Email> of(RecordRef seen, List<Email> emails) {
        var filed = records.of(emails.stream().map(Email::id).toList());
        var heads = directory.find(
                filed.values().stream().flatMap(List::stream).distinct().toList());
        return emails.stream()
                .map(email -> {
                    var living = filed.getOrDefault(email.id(), List.of()).stream()
                            .map(heads::get)
                            .filter(Objects::nonNull)
                            .toList();
                    return email.with(
                            living.stream()
                                    .filter(head -> access.allows(head.subject(), Action.READ))
                                    .map(head -> new Email.Place(head.ref(), head.name()))
                                    .toList(),
                            living.size() > 1
                                    && living.stream()
                                            .anyMatch(head -> head.ref().equals(seen)));
                })
                .toList();
    }
}
