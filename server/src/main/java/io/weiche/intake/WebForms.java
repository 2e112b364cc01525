package io.weiche.intake;

import static io.weiche.db.tables.Tables.WEB_FORM;

import io.weiche.access.Access;
import io.weiche.access.AccountKey;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.accounts.Limit;
import io.weiche.db.tables.tables.records.WebFormRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Sources;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The account's web forms.
@Service
public class WebForms {
    private final DSLContext db;
    private final Sources sources;
    private final Users users;
    private final Access access;
    private final Audit audit;
    private final Accounts accounts;

    WebForms(DSLContext db, Sources sources, Users users, Access access, Audit audit, Accounts accounts) {
        this.accounts = accounts;
        this.db = db;
        this.sources = sources;
        this.users = users;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<WebForm> list() {
        access.require(Right.EDIT_SETTINGS);
        return db.selectFrom(WEB_FORM)
                .where(WEB_FORM.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .orderBy(WEB_FORM.ID)
                .fetch(WebForms::form);
    }

    /// For the public page: no rights are asked, whoever knows the key may fill in the form.
    @Transactional(readOnly = true)
    public Optional<WebForm> findActive(String key) {
        return db.selectFrom(WEB_FORM)
                .where(WEB_FORM.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_FORM.KEY.eq(key))
                .and(WEB_FORM.ACTIVE)
                .fetchOptional(WebForms::form)
                .filter(_ -> !accounts.get().suspended());
    }

    /// The form every account begins with.
    @Transactional
    public void openFirst(Language language, long responsibleId) {
        db.insertInto(WEB_FORM)
                .set(WEB_FORM.ACCOUNT_ID, CurrentAccount.require().value())
                .set(WEB_FORM.KEY, AccountKey.create(CurrentAccount.require()).text())
                .set(WEB_FORM.TITLE, language.pick("Kontakt", "Contact us"))
                .set(
                        WEB_FORM.INTRO,
                        language.pick(
                                "Schreiben Sie uns, wir melden uns so schnell wie möglich.",
                                "Write to us, and we will get back to you as soon as we can."))
                .set(
                        WEB_FORM.THANK_YOU,
                        language.pick(
                                "Vielen Dank! Ihre Anfrage ist angekommen.", "Thank you! Your inquiry has arrived."))
                .set(
                        WEB_FORM.SOURCE_ID,
                        sources.findByCode("WEBFORM").map(Sources.Source::id).orElse(null))
                .set(WEB_FORM.RESPONSIBLE_ID, responsibleId)
                .execute();
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public WebForm change(long id, @Nullable Integer expectedVersion, UnaryOperator<WebForm> change) {
        access.require(Right.EDIT_SETTINGS);
        var before = list().stream().filter(form -> form.id() == id).findFirst().orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before);
        if (next.active() && !before.active()) {
            accounts.requireRoom(Limit.CHANNELS, (int)
                    list().stream().filter(WebForm::active).count());
        }
        if (next.responsibleId() != before.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        if (next.sourceId() != null) {
            sources.require("sourceId", next.sourceId());
        }
        var updated = db.update(WEB_FORM)
                .set(WEB_FORM.TITLE, next.title())
                .set(WEB_FORM.INTRO, next.intro())
                .set(WEB_FORM.THANK_YOU, next.thankYou())
                .set(WEB_FORM.ACTIVE, next.active())
                .set(WEB_FORM.SOURCE_ID, next.sourceId())
                .set(WEB_FORM.RESPONSIBLE_ID, next.responsibleId())
                .set(WEB_FORM.VERSION, WEB_FORM.VERSION.plus(1))
                .where(WEB_FORM.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_FORM.ID.eq(id))
                .and(WEB_FORM.VERSION.eq(before.version()))
                .execute();
        if (updated == 0) {
            throw Etags.changedMeanwhile(before.version() + 1);
        }
        audit.write("web-form-changed", "web-form:" + id, null, null);
        return list().stream().filter(form -> form.id() == id).findFirst().orElseThrow();
    }

    private static WebForm form(WebFormRecord row) {
        return new WebForm(
                row.getId(),
                row.getVersion(),
                row.getKey(),
                row.getTitle(),
                row.getIntro(),
                row.getThankYou(),
                row.getActive(),
                row.getSourceId(),
                row.getResponsibleId());
    }
}
