package io.weiche.modes.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Language;
import io.weiche.conversion.Customers;
import io.weiche.modes.CrmModes;
import io.weiche.modes.HiddenOutcomes;
import io.weiche.modes.LeadForecast;
import io.weiche.modes.Rehearsals;
import io.weiche.modes.SwitchOutcome;
import io.weiche.modes.Switches;
import io.weiche.modes.TakenFiles;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The report of a switch and the forecast of a rehearsal lead by lead, as files for spreadsheets.
@RestController
@RequestMapping("/api/v1/crm-mode")
class SwitchFiles {
    private static final int AT_ONCE = 1_000;
    private static final int UNDO = 13;
    private static final Object[] OUTCOMES_DE = {
        "Lead",
        "Titel",
        "Ergebnis",
        "Grund",
        "Auftrag",
        "Auftragstitel",
        "Kontakt",
        "Kontaktname",
        "Kontakt neu",
        "Unternehmen",
        "Unternehmensname",
        "Unternehmen neu",
        "Zeitpunkt",
        "Rücknahme",
        "Bearbeitet von",
        "Bearbeitet am"
    };
    private static final Object[] OUTCOMES_EN = {
        "Lead",
        "Title",
        "Outcome",
        "Reason",
        "Deal",
        "Deal title",
        "Contact",
        "Contact name",
        "Contact new",
        "Company",
        "Company name",
        "Company new",
        "Time",
        "Undo",
        "Worked on by",
        "Worked on at"
    };
    private static final Object[] FORECAST_DE = {"Lead", "Titel", "Ergebnis", "Kontakt", "Unternehmen", "Hinweise"};
    private static final Object[] FORECAST_EN = {"Lead", "Title", "Outcome", "Contact", "Company", "Remarks"};

    private final Switches switches;
    private final Rehearsals rehearsals;
    private final CrmModes modes;
    private final TakenFiles taken;

    SwitchFiles(Switches switches, Rehearsals rehearsals, CrmModes modes, TakenFiles taken) {
        this.switches = switches;
        this.rehearsals = rehearsals;
        this.modes = modes;
        this.taken = taken;
    }

    @GetMapping(path = "/switches/{id}/outcomes.csv", produces = CsvFile.TYPE)
    @Requires(Right.EDIT_SETTINGS)
    @Answers(status = 200, value = String.class)
    void outcomes(@PathVariable long id, HttpServletResponse response) throws IOException {
        taken.report(id);
        answer(response, "switch-" + id, file -> {
            var lines = switches.outcomesAfter(id, 0, AT_ONCE);
            file.row(language() == Language.DE ? OUTCOMES_DE : OUTCOMES_EN);
            while (!lines.isEmpty()) {
                lines.stream().filter(line -> !line.leadHidden()).forEach(line -> write(file, line));
                lines = switches.outcomesAfter(id, lines.getLast().leadId(), AT_ONCE);
            }
            switches.hiddenOutcomes(id).forEach(line -> write(file, line));
        });
    }

    private void write(CsvFile file, SwitchOutcome line) {
        file.row(
                line.leadId(),
                line.leadTitle(),
                line.outcome(),
                line.reason(),
                line.dealId(),
                line.dealTitle(),
                line.contactId(),
                line.contactName(),
                line.contactId() == null ? null : yes(line.contactMade()),
                line.companyId(),
                line.companyTitle(),
                line.companyId() == null ? null : yes(line.companyMade()),
                line.decidedAt(),
                line.undo(),
                line.touchedBy(),
                line.touchedAt());
    }

    /// How many records there are beside those that are named.
    private static String unseen(long count) {
        return language().pick(count + " weitere, die Sie nicht sehen dürfen", count + " more you may not see");
    }

    private static void write(CsvFile file, HiddenOutcomes line) {
        var cells = new @Nullable Object[OUTCOMES_EN.length];
        cells[1] = unseen(line.count());
        cells[2] = line.outcome();
        cells[3] = line.reason();
        cells[UNDO] = line.undo();
        file.row(cells);
    }

    /// What a switch with these options would do to each lead; options that are left out stay as the account has them.
    @GetMapping(path = "/rehearsals.csv", produces = CsvFile.TYPE)
    @Requires(Right.EDIT_SETTINGS)
    @Answers(status = 200, value = String.class)
    void rehearsal(
            @RequestParam(required = false) @Nullable Customers customers,
            @RequestParam(required = false) @Nullable Long pipelineId,
            @RequestParam(required = false) @Nullable Boolean keepActivitiesOpen,
            HttpServletResponse response)
            throws IOException {
        var options = modes.get().intake().with(customers, pipelineId, keepActivitiesOpen);
        taken.rehearsal();
        answer(response, "rehearsal", file -> {
            file.row(language() == Language.DE ? FORECAST_DE : FORECAST_EN);
            var unseen = new LinkedHashMap<Foreseen, Long>();
            rehearsals.eachLead(options, lead -> {
                if (lead.seen()) {
                    write(file, lead);
                } else {
                    unseen.merge(new Foreseen(outcome(lead), remarks(lead)), 1L, Long::sum);
                }
            });
            unseen.forEach((what, count) -> file.row(null, unseen(count), what.outcome(), null, null, what.remarks()));
        });
    }

    private void write(CsvFile file, LeadForecast lead) {
        file.row(lead.leadId(), lead.title(), outcome(lead), lead.contact(), lead.company(), remarks(lead));
    }

    private record Foreseen(String outcome, String remarks) {}

    private static String remarks(LeadForecast lead) {
        return String.join(" ", lead.remarks());
    }

    private static String outcome(LeadForecast lead) {
        return lead.blocked() ? "FAILED" : "CONVERTED";
    }

    private static void answer(HttpServletResponse response, String name, Consumer<CsvFile> content)
            throws IOException {
        CsvFile.answer(response, name + ".csv", language() == Language.DE ? ";" : ",", content);
    }

    private static Language language() {
        return CurrentUser.require().language();
    }

    private static String yes(boolean yes) {
        return yes ? language().pick("ja", "yes") : language().pick("nein", "no");
    }
}
