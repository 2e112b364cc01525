package io.weiche.access.web;

import io.weiche.access.AuditFilter;
import io.weiche.access.Auditing;
import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who changed what, from where.
@RestController
@RequestMapping("/api/v1")
class AuditController {
    private static final int AT_ONCE = 500;
    private static final Object[] HEAD_DE = {
        "Nummer", "Zeit", "Was", "Wer", "Woran", "Adresse", "Zugang", "Vorher", "Nachher", "Prüfsumme"
    };
    private static final Object[] HEAD_EN = {
        "Number", "Time", "What", "Who", "Of what", "Address", "Way", "Before", "After", "Fingerprint"
    };

    private final Auditing auditing;

    AuditController(Auditing auditing) {
        this.auditing = auditing;
    }

    record Actions(List<String> items) {}

    record Kinds(List<String> items) {}

    /// @param action what was done, as `audit/actions` names it
    /// @param kind what it was done to, as `audit/kinds` names it; several with commas between them
    /// @param actorId who did it
    /// @param since the first day, as `2026-11-24`, by the account's clock
    /// @param until the last day
    @GetMapping("/audit")
    @Requires(Right.ADMINISTRATOR)
    Page<Auditing.Entry> list(
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Long actorId,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limits.of(limit);
        var filter = filter(action, kind, actorId, since, until);
        var entries = auditing.list(filter, cursor == null ? null : place(cursor), most);
        return new Page<>(
                entries,
                entries.size() < most ? null : Long.toString(entries.getLast().seq()),
                null);
    }

    /// What kinds of entries there are.
    @GetMapping("/audit/actions")
    @Requires(Right.ADMINISTRATOR)
    Actions actions() {
        return new Actions(auditing.actions());
    }

    /// Of what kinds of thing there are entries.
    @GetMapping("/audit/kinds")
    @Requires(Right.ADMINISTRATOR)
    Kinds kinds() {
        return new Kinds(auditing.kinds());
    }

    /// The same entries as a file, all of them.
    ///
    /// @param action what was done, as `audit/actions` names it
    /// @param kind what it was done to, as `audit/kinds` names it; several with commas between them
    /// @param actorId who did it
    /// @param since the first day, as `2026-11-24`, by the account's clock
    /// @param until the last day
    @GetMapping(path = "/audit.csv", produces = CsvFile.TYPE)
    @Requires(Right.ADMINISTRATOR)
    @Answers(status = 200, value = String.class)
    void file(
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Long actorId,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            HttpServletResponse response)
            throws IOException {
        var wanted = filter(action, kind, actorId, since, until);
        var german = CurrentUser.require().language() == Language.DE;
        auditing.taken(wanted);
        CsvFile.answer(response, "audit.csv", german ? ";" : ",", file -> {
            file.row(german ? HEAD_DE : HEAD_EN);
            var entries = auditing.list(wanted, null, AT_ONCE);
            while (!entries.isEmpty()) {
                entries.forEach(entry -> write(file, entry));
                entries = auditing.list(wanted, entries.getLast().seq(), AT_ONCE);
            }
        });
    }

    private static void write(CsvFile file, Auditing.Entry entry) {
        file.row(
                entry.seq(),
                new CsvFile.Written(entry.at().toInstant().toString()),
                entry.action(),
                entry.actor(),
                entry.subject(),
                entry.address(),
                entry.way(),
                entry.before(),
                entry.after(),
                entry.hash());
    }

    private static AuditFilter filter(
            @Nullable String action,
            @Nullable String kind,
            @Nullable Long actorId,
            @Nullable String since,
            @Nullable String until) {
        var kinds = Texts.line("kind", kind, Texts.NAME);
        return new AuditFilter(
                Texts.line("action", action, Texts.NAME),
                kinds == null ? List.of() : List.of(kinds.split(",")),
                actorId,
                day("since", since),
                day("until", until));
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw notADate(field);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw notADate(field);
        }
    }

    private static BadInput notADate(String field) {
        return BadInput.of(field, "not-a-date", "This must be a day like 2026-11-24.");
    }

    private static long place(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "malformed", "This is no cursor of this list.");
        }
        return Long.parseLong(cursor);
    }
}
