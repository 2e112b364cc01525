package io.weiche.forms;

import io.weiche.access.Access;
import io.weiche.access.AccountKey;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.accounts.Limit;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The account's web forms.
@Service
public class WebForms {
    private static final int MOST = 200;

    private final WebFormStore store;
    private final ConsentStore consents;
    private final FormTargets targets;
    private final Sources sources;
    private final Pipelines pipelines;
    private final Users users;
    private final Access access;
    private final Audit audit;
    private final Accounts accounts;

    WebForms(
            WebFormStore store,
            ConsentStore consents,
            FormTargets targets,
            Sources sources,
            Pipelines pipelines,
            Users users,
            Access access,
            Audit audit,
            Accounts accounts) {
        this.store = store;
        this.consents = consents;
        this.targets = targets;
        this.sources = sources;
        this.pipelines = pipelines;
        this.users = users;
        this.access = access;
        this.audit = audit;
        this.accounts = accounts;
    }

    @Transactional(readOnly = true)
    public List<WebForm> list() {
        access.require(Right.EDIT_SETTINGS);
        return store.list();
    }

    @Transactional(readOnly = true)
    public WebForm get(long id) {
        access.require(Right.EDIT_SETTINGS);
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// A form as the public sees it.
    ///
    /// @param consents the present version of each consent, by field
    /// @param nowSeconds by the clock of the database
    public record Shown(WebForm form, Map<String, Integer> consents, long nowSeconds) {
        /// What names the submission of a page that is shown now.
        public String token() {
            return Token.create(form.secret(), nowSeconds).text();
        }
    }

    /// For the public page: no rights are asked, whoever knows the key may fill in the form.
    @Transactional(readOnly = true)
    public Optional<Shown> findActive(String key) {
        return store.findActive(key)
                .filter(_ -> !accounts.get().suspended())
                .map(form -> new Shown(form, consents.latest(form.id()), store.nowSeconds()));
    }

    /// What a form begins with, for somebody to change. Not stored.
    public WebForm blank(Language language, long responsibleId) {
        return new WebForm(
                0,
                0,
                "",
                language.pick("Kontakt", "Contact us"),
                language.pick(
                        "Schreiben Sie uns, wir melden uns so schnell wie möglich.",
                        "Write to us, and we will get back to you as soon as we can."),
                language.pick("Vielen Dank! Ihre Anfrage ist angekommen.", "Thank you! Your inquiry has arrived."),
                null,
                true,
                language,
                FormDefinition.standard(language),
                sources.findByCode("WEBFORM").map(Sources.Source::id).orElse(null),
                responsibleId,
                false,
                null,
                WebForm.Creates.MODE,
                null,
                0,
                false,
                new UUID(0, 0));
    }

    /// The form every account begins with.
    @Transactional
    public void openFirst(Language language, long responsibleId) {
        store.insert(keyed(blank(language, responsibleId)));
    }

    private static WebForm keyed(WebForm form) {
        return new WebForm(
                0,
                0,
                AccountKey.create(CurrentAccount.require()).text(),
                form.title(),
                form.intro(),
                form.thankYou(),
                form.redirectUrl(),
                form.active(),
                form.language(),
                form.definition(),
                form.sourceId(),
                form.responsibleId(),
                form.byRule(),
                form.repeat(),
                form.creates(),
                form.pipelineId(),
                form.minimumSeconds(),
                form.proofOfWork(),
                form.secret());
    }

    /// @throws io.weiche.kernel.BadInput naming the field or the rule that cannot be
    @Transactional
    public WebForm open(WebForm draft) {
        access.require(Right.EDIT_SETTINGS);
        var present = store.list();
        if (present.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " forms are possible.");
        }
        check(null, draft);
        var id = store.insert(keyed(draft));
        var form = store.find(id).orElseThrow();
        consents.keep(form);
        audit.write("web-form-opened", "web-form:" + id, null, told(form));
        return form;
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public WebForm change(long id, @Nullable Integer expectedVersion, UnaryOperator<WebForm> change) {
        var before = get(id);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before);
        check(before, next);
        if (!store.update(next)) {
            throw Etags.changedMeanwhile(before.version() + 1);
        }
        consents.keep(next);
        var after = get(id);
        audit.write("web-form-changed", "web-form:" + id, told(before), told(after));
        return after;
    }

    /// Without what lets people in.
    private static Map<String, @Nullable Object> told(WebForm form) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("title", form.title());
        told.put("intro", form.intro());
        told.put("thankYou", form.thankYou());
        told.put("redirectUrl", form.redirectUrl());
        told.put("active", form.active());
        told.put("language", form.language());
        told.put("definition", form.definition());
        told.put("sourceId", form.sourceId());
        told.put("responsibleId", form.responsibleId());
        told.put("byRule", form.byRule());
        told.put("repeat", form.repeat());
        told.put("creates", form.creates());
        told.put("pipelineId", form.pipelineId());
        told.put("minimumSeconds", form.minimumSeconds());
        told.put("proofOfWork", form.proofOfWork());
        return told;
    }

    /// What came in through it stays.
    @Transactional
    public void delete(long id) {
        var form = get(id);
        store.delete(id);
        audit.write("web-form-deleted", "web-form:" + id, told(form), null);
    }

    /// @throws io.weiche.kernel.BadInput naming the field or the rule that cannot be
    @Transactional(readOnly = true)
    public void check(FormDefinition definition) {
        access.require(Right.EDIT_SETTINGS);
        DefinitionChecks.check(definition, targets.custom());
    }

    private void check(@Nullable WebForm before, WebForm next) {
        if (next.active() && (before == null || !before.active())) {
            accounts.requireRoom(Limit.CHANNELS, (int)
                    store.list().stream().filter(WebForm::active).count());
        }
        if (before == null || next.responsibleId() != before.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        if (next.sourceId() != null) {
            sources.require("sourceId", next.sourceId());
        }
        if (next.pipelineId() != null && (before == null || !Objects.equals(before.pipelineId(), next.pipelineId()))) {
            pipelines.require("pipelineId", next.pipelineId()).firstStage();
        }
        if (before == null || !next.definition().equals(before.definition())) {
            DefinitionChecks.check(next.definition(), targets.custom());
        }
    }
}
