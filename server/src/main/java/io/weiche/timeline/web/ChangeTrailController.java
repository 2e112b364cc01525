package io.weiche.timeline.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.timeline.ChangeTrail;
import io.weiche.timeline.ChangeTrail.Change;
import io.weiche.timeline.EntryType;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Who changed which record, from where: page by page, and all of it as a file beside that of the audit.
@RestController
@RequestMapping("/api/v1/audit")
class ChangeTrailController {
    private static final int AT_ONCE = 500;
    private static final Object[] HEAD_DE = {
        "Nummer", "Zeit", "Was", "Wer", "Woran", "Adresse", "Zugang", "Feld", "Vorher", "Nachher"
    };
    private static final Object[] HEAD_EN = {
        "Number", "Time", "What", "Who", "Of what", "Address", "Way", "Field", "Before", "After"
    };

    private final ChangeTrail trail;
    private final Users users;

    ChangeTrailController(ChangeTrail trail, Users users) {
        this.trail = trail;
        this.users = users;
    }

    /// @param actor name of whoever did it; null for the system
    /// @param way how they were recognised: SESSION, API, WEBHOOK, NONE; null for what no request asked for
    /// @param data what the type does not say; of FIELDS_CHANGED the fields with what they held before and after
    record ChangePayload(
            long id,
            OffsetDateTime at,
            EntryType type,
            RecordKind kind,
            long recordId,
            @Nullable Long actorId,
            @Nullable String actor,
            @Nullable String address,
            @Nullable String way,
            @Nullable JsonNode data) {}

    /// @param kind with `id`: of one record only
    @GetMapping("/changes")
    @Requires(Right.ADMINISTRATOR)
    Page<ChangePayload> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limits.of(limit);
        var changes = trail.list(record(kind, id), cursor == null ? null : place(cursor), most);
        var names = users.names();
        return new Page<>(
                changes.stream().map(change -> payload(change, names)).toList(),
                changes.size() < most ? null : Long.toString(changes.getLast().id()),
                null);
    }

    /// @param kind with `id`: of one record only
    @GetMapping(path = "/changes.csv", produces = CsvFile.TYPE)
    @Requires(Right.ADMINISTRATOR)
    @Answers(status = 200, value = String.class)
    void file(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Long id,
            HttpServletResponse response)
            throws IOException {
        var record = record(kind, id);
        var names = users.names();
        var german = CurrentUser.require().language() == Language.DE;
        trail.taken(record);
        CsvFile.answer(response, "changes.csv", german ? ";" : ",", file -> {
            file.row(german ? HEAD_DE : HEAD_EN);
            var changes = trail.list(record, null, AT_ONCE);
            while (!changes.isEmpty()) {
                changes.forEach(change -> write(file, change, names));
                changes = trail.list(record, changes.getLast().id(), AT_ONCE);
            }
        });
    }

    /// One row for each field that was changed, or one for what is no change of fields.
    private static void write(CsvFile file, Change change, Map<Long, String> names) {
        var data = change.data();
        if (data == null) {
            row(file, change, names, null, null, null);
        } else if (change.type() == EntryType.FIELDS_CHANGED) {
            data.path("changes")
                    .forEach(field -> row(
                            file,
                            change,
                            names,
                            text(field.path("field")),
                            text(field.path("from")),
                            text(field.path("to"))));
        } else if (change.type() == EntryType.STAGE_CHANGED) {
            row(file, change, names, "stageId", text(data.path("from")), text(data.path("to")));
        } else {
            row(file, change, names, null, null, data.toString());
        }
    }

    private static void row(
            CsvFile file,
            Change change,
            Map<Long, String> names,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after) {
        file.row(
                change.id(),
                new CsvFile.Written(change.at().toInstant().toString()),
                change.type(),
                actor(change, names),
                change.record().kind() + ":" + change.record().id(),
                change.address(),
                change.way(),
                field,
                before,
                after);
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    private static ChangePayload payload(Change change, Map<Long, String> names) {
        return new ChangePayload(
                change.id(),
                change.at(),
                change.type(),
                change.record().kind(),
                change.record().id(),
                change.authorId(),
                actor(change, names),
                change.address(),
                change.way(),
                change.data());
    }

    private static @Nullable String actor(Change change, Map<Long, String> names) {
        return change.authorId() == null ? null : names.getOrDefault(change.authorId(), "#" + change.authorId());
    }

    private static @Nullable RecordRef record(@Nullable String kind, @Nullable Long id) {
        if (kind == null && id == null) {
            return null;
        }
        if (kind == null || id == null) {
            throw BadInput.required(kind == null ? "kind" : "id");
        }
        return new RecordRef(RecordKind.ofWord(kind), id);
    }

    private static long place(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "malformed", "This is no cursor of this list.");
        }
        return Long.parseLong(cursor);
    }
}
