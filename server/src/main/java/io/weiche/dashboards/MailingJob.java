package io.weiche.dashboards;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.SignedIn;
import io.weiche.accounts.Accounts;
import io.weiche.jobs.JobHandler;
import io.weiche.mail.Mails;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends dashboards when they are due. Mail and the next time are kept in one transaction, so nothing is sent twice.
@Component
class MailingJob implements JobHandler {
    static final String NAME = "report-mailing";

    /// Figures of yesterday are of no use.
    private static final Duration WORTH = Duration.ofHours(20);
    /// Jobs that wait longer look again in between: nobody's clock is right for weeks.
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final MailingStore store;
    private final SignIns signIns;
    private final Accounts accounts;
    /// Found when it is needed: figures know switches, and those know jobs.
    private final ObjectProvider<MailingText> text;
    private final Mails mails;
    private final TransactionTemplate transaction;

    MailingJob(
            MailingStore store,
            SignIns signIns,
            Accounts accounts,
            ObjectProvider<MailingText> text,
            Mails mails,
            TransactionTemplate transaction) {
        this.store = store;
        this.signIns = signIns;
        this.accounts = accounts;
        this.text = text;
        this.mails = mails;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(long mailingId) {
        var wait = transaction.execute(_ -> look(mailingId));
        return wait == null ? Optional.empty() : wait;
    }

    private Optional<Duration> look(long mailingId) {
        var found = store.lock(mailingId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var mailing = found.get();
        if (signIns.signedIn(mailing.ownerId()).isEmpty()) {
            // whoever began it has left
            store.delete(mailingId);
            return Optional.empty();
        }
        var now = store.now();
        if (mailing.nextAt().isAfter(now)) {
            return Optional.of(until(mailing.nextAt(), now));
        }
        mailing.people().forEach(person -> signIns.signedIn(person).ifPresent(known -> send(mailing, known)));
        var next = mailing.rhythm()
                .after(now.atZoneSameInstant(accounts.get().timeZone()), mailing.hour())
                .toOffsetDateTime();
        store.sent(mailingId, now, next);
        return Optional.of(until(next, now));
    }

    private static Duration until(OffsetDateTime next, OffsetDateTime now) {
        var wait = Duration.between(now, next).plusSeconds(1);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// With what this person may see; who may not see the dashboard any more gets nothing.
    private void send(Mailing mailing, SignedIn person) {
        var mail = CurrentUser.callAs(person, () -> text.getObject().of(mailing.dashboardId(), person));
        mail.ifPresent(one -> mails.send(one, WORTH));
    }
}
