package io.weiche.accounts;

import static io.weiche.db.tables.Sequences.ACCOUNT_ID_SEQ;
import static io.weiche.db.tables.Tables.ACCOUNT;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Remembered;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The account of the current work: its settings and its plan.
@Service
public class Accounts {
    /// Nearly every request asks for it.
    private static final String READ = """
            select account_id, name, country, language, time_zone, currency, plan, suspended_at is not null as suspended,
                keeps_offline, version
            from account where account_id = :account""";

    private final DSLContext db;
    private final JdbcClient sql;
    private final Remembered<AccountId, Account> remembered = new Remembered<>();

    Accounts(DSLContext db, JdbcClient sql) {
        this.db = db;
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Account get() {
        return remembered.of(CurrentAccount.require(), this::read);
    }

    private Account read() {
        return sql.sql(READ)
                .param("account", CurrentAccount.require().value())
                .query((row, _) -> new Account(
                        new AccountId(row.getLong("account_id")),
                        row.getString("name"),
                        row.getString("country"),
                        Language.ofCode("language", row.getString("language")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("currency"),
                        Plan.ofWord("plan", row.getString("plan")),
                        row.getBoolean("suspended"),
                        row.getBoolean("keeps_offline"),
                        row.getInt("version")))
                .single();
    }

    /// Writes the row of a new account; the number must come from [#nextId] and be the current account.
    @Transactional
    public void open(AccountDraft draft) {
        db.insertInto(ACCOUNT)
                .set(ACCOUNT.ACCOUNT_ID, CurrentAccount.require().value())
                .set(ACCOUNT.NAME, draft.name())
                .set(ACCOUNT.COUNTRY, draft.country())
                .set(ACCOUNT.LANGUAGE, draft.language().code())
                .set(ACCOUNT.TIME_ZONE, draft.timeZone().getId())
                .set(ACCOUNT.CURRENCY, draft.currency())
                .set(ACCOUNT.PLAN, draft.plan().name())
                .execute();
    }

    /// Changes name, country, language, time zone or currency. The plan is not the account's to change.
    @Transactional
    public Account change(UnaryOperator<AccountDraft> change) {
        var now = read();
        var next = change.apply(new AccountDraft(
                now.name(), now.country(), now.language(), now.timeZone(), now.currency(), now.plan()));
        var updated = db.update(ACCOUNT)
                .set(ACCOUNT.NAME, next.name())
                .set(ACCOUNT.COUNTRY, next.country())
                .set(ACCOUNT.LANGUAGE, next.language().code())
                .set(ACCOUNT.TIME_ZONE, next.timeZone().getId())
                .set(ACCOUNT.CURRENCY, next.currency())
                .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .where(ACCOUNT.ACCOUNT_ID.eq(now.id().value()))
                .and(ACCOUNT.VERSION.eq(now.version()))
                .execute();
        if (updated == 0) {
            throw Etags.changedMeanwhile(now.version() + 1);
        }
        return read();
    }

    /// Whether browsers keep what they have shown. What they keep goes when they ask the server the next time.
    @Transactional
    public Account keepOffline(boolean allowed) {
        db.update(ACCOUNT)
                .set(ACCOUNT.KEEPS_OFFLINE, allowed)
                .where(ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .execute();
        return read();
    }

    /// Books another plan; an operator's verb. Losing an entitlement converts nothing by itself (crm.md 17.2).
    @Transactional
    public void book(Plan plan) {
        db.update(ACCOUNT)
                .set(ACCOUNT.PLAN, plan.name())
                .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .where(ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .execute();
    }

    public boolean exists() {
        return db.fetchExists(
                ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()));
    }

    /// Lets nobody in, or everybody again; an operator's verb.
    ///
    /// @param reason for the operator's list; null: the account is open
    @Transactional
    public void suspend(@Nullable String reason) {
        db.update(ACCOUNT)
                .set(
                        ACCOUNT.SUSPENDED_AT,
                        reason == null ? DSL.inline((OffsetDateTime) null) : DSL.currentOffsetDateTime())
                .set(ACCOUNT.SUSPENDED_REASON, reason)
                .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .where(ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .execute();
    }

    /// Refuses one more of something than the plan allows. What is there already stays and works, whatever is booked
    /// later (crm.md 17).
    ///
    /// @param present how many there are
    /// @throws Problem plan-limit-reached
    public void requireRoom(Limit limit, int present) {
        var plan = get().plan();
        var allowed = plan.allowed(limit);
        if (allowed.isPresent() && present >= allowed.getAsInt()) {
            throw new Problem(
                            ProblemType.PLAN_LIMIT_REACHED,
                            "The plan " + plan + " includes " + allowed.getAsInt() + " of " + limit + ".")
                    .with("limit", limit.name())
                    .with("allowed", allowed.getAsInt())
                    .with("plan", plan.name());
        }
    }

    /// The number of the next account. Numbers are never used again. Needs no current account.
    public AccountId nextId() {
        return new AccountId(db.nextval(ACCOUNT_ID_SEQ));
    }
}
