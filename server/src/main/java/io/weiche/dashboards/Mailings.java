package io.weiche.dashboards;

import io.weiche.access.CurrentUser;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.BadInput;
import io.weiche.mail.Mails;
import io.weiche.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Dashboards that come by mail. There is nothing to change about one: it is ended, and another begun.
@Service
public class Mailings {
    private static final int MOST = 20;

    private final MailingStore store;
    private final Dashboards dashboards;
    private final Users users;
    private final Accounts accounts;
    private final Mails mails;
    private final Jobs jobs;

    Mailings(MailingStore store, Dashboards dashboards, Users users, Accounts accounts, Mails mails, Jobs jobs) {
        this.store = store;
        this.dashboards = dashboards;
        this.users = users;
        this.accounts = accounts;
        this.mails = mails;
        this.jobs = jobs;
    }

    /// Those the current user began or gets.
    @Transactional(readOnly = true)
    public List<Mailing> list() {
        return store.list(CurrentUser.requireId());
    }

    /// @throws BadInput when somebody is to get it who cannot see the dashboard
    @Transactional
    public Mailing open(long dashboardId, MailingRhythm rhythm, int hour, List<Long> people) {
        var me = CurrentUser.requireId();
        var dashboard = dashboards.get(dashboardId);
        if (!mails.available()) {
            throw Problem.conflict("No mail server is set up.");
        }
        if (store.count(me) >= MOST) {
            throw Problem.conflict("At most " + MOST + " mailings are possible. End some first.");
        }
        refuseStrangers(people);
        if (!dashboard.content().shared() && people.stream().anyMatch(person -> person != dashboard.ownerId())) {
            throw BadInput.of("people", "not-shared", "Share the dashboard first: others cannot see it.");
        }
        var now = store.now().atZoneSameInstant(accounts.get().timeZone());
        var next = rhythm.after(now, hour).toOffsetDateTime();
        var mailing = store.insert(new Mailing(
                0, me, dashboardId, rhythm, hour, people.stream().distinct().toList(), next, null));
        jobs.start(MailingJob.NAME, mailing.id());
        return mailing;
    }

    private void refuseStrangers(List<Long> people) {
        var known = users.list().stream().filter(User::active).map(User::id).collect(Collectors.toSet());
        if (people.isEmpty() || !known.containsAll(new HashSet<>(people))) {
            throw BadInput.of("people", "unknown-value", "These must be people of the account who can sign in.");
        }
    }

    /// Ends it, for all when it is one's own, else for oneself.
    @Transactional
    public void end(long id) {
        var me = CurrentUser.requireId();
        var mailing = store.lock(id).orElseThrow(Problem::notFound);
        if (mailing.ownerId() == me || CurrentUser.require().administrator()) {
            store.delete(id);
        } else if (mailing.people().contains(me)) {
            store.deletePerson(id, me);
        } else {
            throw Problem.notFound();
        }
    }
}
