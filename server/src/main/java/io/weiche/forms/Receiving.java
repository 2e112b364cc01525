package io.weiche.forms;

import io.weiche.access.CurrentUser;
import io.weiche.accounts.Account;
import io.weiche.files.Uploads;
import io.weiche.kernel.Remembered;
import io.weiche.web.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Takes in what somebody sent through a form: is it a person, is it complete, then into the account, then its files.
@Component
public class Receiving {
    /// People do not see this field; programs that fill in everything do.
    public static final String TRAP = "homepage";
    /// What the browser worked out, see [Token#worked].
    public static final String WORK = "_work";
    /// Keys of the fields that stood on the page.
    public static final String SEEN = "_seen";
    /// A page that has been open for longer is shown again.
    private static final long LONGEST_SECONDS = 3 * 24 * 3600;

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final AnswerReader reader;
    private final Submissions submissions;
    private final Uploads uploads;

    Receiving(AnswerReader reader, Submissions submissions, Uploads uploads) {
        this.reader = reader;
        this.submissions = submissions;
        this.uploads = uploads;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// @param filesKept false: a file could not be stored
        record Thanks(boolean filesKept) implements Outcome {}

        /// Filled in by a program: it is thanked like everybody.
        record Trapped() implements Outcome {}

        /// A rule brought up fields that were not on the page.
        record More() implements Outcome {}

        /// @param code of what is wrong with the whole page
        record Again(String code) implements Outcome {}

        /// @param fields code of what is wrong, by field
        record Wrong(Map<String, String> fields) implements Outcome {}
    }

    public Outcome receive(WebForms.Shown shown, Sent sent, Account account) {
        if (!sent.first(TRAP).isEmpty()) {
            return new Outcome.Trapped();
        }
        var again = person(shown, sent);
        if (!again.isEmpty()) {
            return new Outcome.Again(again);
        }
        var plan = DisplayPlan.of(shown.form().definition(), sent.forRules());
        if (bringsUpMore(shown.form(), sent, plan)) {
            return new Outcome.More();
        }
        return CurrentUser.callAsSystem(() -> Remembered.during(() -> take(shown, sent, plan, account)));
    }

    private Outcome take(WebForms.Shown shown, Sent sent, DisplayPlan.Result plan, Account account) {
        var answers = reader.read(shown, sent, plan, account);
        if (!answers.errors.isEmpty()) {
            return new Outcome.Wrong(answers.errors);
        }
        var visible = sent.only(plan.visible());
        var taken = submissions.take(shown.form(), answers, visible);
        return new Outcome.Thanks(!taken.filesAwaited() || keep(taken, visible));
    }

    /// Empty when nothing speaks against it.
    private static String person(WebForms.Shown shown, Sent sent) {
        var form = shown.form();
        if (form.minimumSeconds() == 0 && !form.proofOfWork()) {
            return sent.first(Sent.SUBMISSION).length() > 100 ? "expired" : "";
        }
        var token = Token.read(form.secret(), sent.first(Sent.SUBMISSION));
        if (token.isEmpty()) {
            return "expired";
        }
        var age = shown.nowSeconds() - token.get().shownSeconds();
        if (age > LONGEST_SECONDS || age < 0) {
            return "expired";
        }
        if (age < form.minimumSeconds()) {
            return "too-fast";
        }
        return form.proofOfWork() && !token.get().worked(sent.first(WORK)) ? "no-work" : "";
    }

    /// A page without a script shows what a rule brings up only after it was sent.
    private static boolean bringsUpMore(WebForm form, Sent sent, DisplayPlan.Result plan) {
        var seen = Set.copyOf(Arrays.asList(sent.first(SEEN).split(",", -1)));
        return !sent.first(SEEN).isEmpty()
                && form.definition().fields().stream()
                        .filter(field -> field.kind() != FieldKind.HIDDEN
                                && plan.visible().contains(field.key()))
                        .anyMatch(field -> !seen.contains(field.key()));
    }

    /// The inquiry is in; a file that cannot be stored does not take it away again.
    private boolean keep(Submissions.Taken taken, Sent sent) {
        var record = taken.record();
        if (record == null) {
            return false;
        }
        try {
            for (var file : sent.allFiles()) {
                try (var bytes = file.bytes()) {
                    uploads.take(new Uploads.Wanted(record, null, file.name(), file.size()), bytes);
                }
            }
            submissions.filesKept(taken.inquiryId());
            return true;
        } catch (IOException | Problem | DataAccessException e) {
            LOG.warn("A file of inquiry {} could not be stored: {}", taken.inquiryId(), e.getMessage());
            return false;
        }
    }
}
