package io.weiche.bi;

import io.weiche.web.Problem;
import java.util.Locale;

/// The views of the schema `bi`.
public enum BiView {
    DEALS,
    LEADS,
    INQUIRIES,
    CONTACTS,
    COMPANIES,
    DEAL_CONTACTS,
    ACTIVITIES,
    STAGE_STEPS,
    PIPELINES,
    STAGES,
    SOURCES,
    LOSS_REASONS,
    PEOPLE,
    DEPARTMENTS,
    DEPARTMENT_PEOPLE;

    /// @throws Problem not-found when there is no such view
    public static BiView ofWord(String word) {
        for (var view : values()) {
            if (view.word().equals(word)) {
                return view;
            }
        }
        throw Problem.notFound();
    }

    /// Its name in the database and in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
