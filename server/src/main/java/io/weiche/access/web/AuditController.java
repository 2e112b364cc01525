package io.weiche.access.web;

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

    @GetMapping("/audit")
    @Requires(Right.ADMINISTRATOR)
    Page<Auditing.Entry> list(
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limits.of(limit);
        var entries = auditing.list(word(action), cursor == null ? null : place(cursor), most);
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

    @GetMapping(path = "/audit.csv", produces = CsvFile.TYPE)
    @Requires(Right.ADMINISTRATOR)
    @Answers(status = 200, value = String.class)
    void file(@RequestParam(required = false) @Nullable String action, HttpServletResponse response)
            throws IOException {
        var wanted = word(action);
        var german = CurrentUser.require().language() == Language.DE;
        auditing.taken();
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

    private static @Nullable String word(@Nullable String action) {
        return Texts.line("action", action, Texts.NAME);
    }

    private static long place(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "malformed", "This is no cursor of this list.");
        }
        return Long.parseLong(cursor);
    }
}
