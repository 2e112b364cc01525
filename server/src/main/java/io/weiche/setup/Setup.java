package io.weiche.setup;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Accounts;
import io.weiche.dashboards.Dashboards;
import io.weiche.db.Statistics;
import io.weiche.forms.WebForms;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.CrmModes;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import io.weiche.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens an account with everything it begins with. The same use case for the set-up page and the command.
@Service
public class Setup {
    private final Accounts accounts;
    private final Users users;
    private final SignIns signIns;
    private final Pipelines pipelines;
    private final Sources sources;
    private final CrmModes modes;
    private final WebForms forms;
    private final Dashboards dashboards;
    private final DemoData demo;
    private final SetupLinks links;
    private final TransactionTemplate transaction;
    private final Statistics statistics;

    Setup(
            Accounts accounts,
            Users users,
            SignIns signIns,
            Pipelines pipelines,
            Sources sources,
            CrmModes modes,
            WebForms forms,
            Dashboards dashboards,
            DemoData demo,
            SetupLinks links,
            TransactionTemplate transaction,
            Statistics statistics) {
        this.accounts = accounts;
        this.users = users;
        this.signIns = signIns;
        this.pipelines = pipelines;
        this.sources = sources;
        this.modes = modes;
        this.forms = forms;
        this.dashboards = dashboards;
        this.demo = demo;
        this.links = links;
        this.transaction = transaction;
        this.statistics = statistics;
    }

    /// @param administratorId the first user
    public record Opened(AccountId account, long administratorId) {}

    /// @param demoLeads how many leads of demo data, null for none
    public Opened open(AccountDraft draft, UserDraft administrator, @Nullable Integer demoLeads) {
        var account = accounts.nextId();
        var userId = CurrentAccount.callAs(
                account,
                () -> CurrentUser.callAsSystem(
                        () -> learning(demoLeads, transaction.execute(_ -> fill(draft, administrator, demoLeads)))));
        if (userId == null) {
            throw new IllegalStateException("an account without an administrator");
        }
        links.close();
        return new Opened(account, userId);
    }

    /// Through the one-time link, which is used up.
    ///
    /// @throws Problem not-found when the link is wrong or used
    public SignIns.Session open(
            String token, AccountDraft draft, UserDraft administrator, @Nullable Integer demoLeads) {
        if (!links.valid(token)) {
            throw Problem.notFound();
        }
        var opened = openOnce(token, draft, administrator, demoLeads);
        return CurrentAccount.callAs(
                opened.account(), () -> signIns.openSession(opened.administratorId(), SignIns.Via.SETUP));
    }

    private Opened openOnce(String token, AccountDraft draft, UserDraft administrator, @Nullable Integer demoLeads) {
        var account = accounts.nextId();
        var userId = CurrentAccount.callAs(
                account,
                () -> CurrentUser.callAsSystem(() -> learning(demoLeads, transaction.execute(_ -> {
                    // in the transaction, so that a refused input does not use the link up
                    if (!links.use(token)) {
                        throw Problem.notFound();
                    }
                    return fill(draft, administrator, demoLeads);
                }))));
        if (userId == null) {
            throw new IllegalStateException("an account without an administrator");
        }
        return new Opened(account, userId);
    }

    /// The planner knows nothing of a stock that came all at once.
    private @Nullable Long learning(@Nullable Integer demoLeads, @Nullable Long userId) {
        if (demoLeads != null) {
            statistics.refresh();
        }
        return userId;
    }

    private long fill(AccountDraft draft, UserDraft administrator, @Nullable Integer demoLeads) {
        accounts.open(draft);
        var userId = users.openFirst(administrator, draft.language());
        var pipelineId = pipelines.openDefaults(draft.language());
        sources.openDefaults(draft.language());
        modes.openFirst(pipelineId);
        forms.openFirst(draft.language(), userId);
        dashboards.openFirst(draft.language(), userId);
        if (demoLeads != null) {
            demo.fill(userId, demoLeads);
        }
        return userId;
    }
}
