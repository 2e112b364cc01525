package io.weiche.forms.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.config.Config;
import io.weiche.forms.FormField;
import io.weiche.forms.FormRule;
import io.weiche.forms.FormStatistics;
import io.weiche.forms.Submissions;
import io.weiche.forms.Submitted;
import io.weiche.forms.WebForm;
import io.weiche.forms.WebForms;
import io.weiche.intake.ChannelRule;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Settings of web forms, and what came in through them.
@RestController
@RequestMapping("/api/v1")
class WebFormController {
    private final WebForms forms;
    private final FormStatistics statistics;
    private final Submissions submissions;
    private final Accounts accounts;
    private final Config config;

    WebFormController(
            WebForms forms, FormStatistics statistics, Submissions submissions, Accounts accounts, Config config) {
        this.forms = forms;
        this.statistics = statistics;
        this.submissions = submissions;
        this.accounts = accounts;
        this.config = config;
    }

    /// @param url address of its own page
    /// @param embedUrl address of the script that shows it on other sites
    /// @param views within thirty days, like starts and sent
    record FormPayload(
            long id,
            int version,
            String key,
            String url,
            String embedUrl,
            String title,
            @Nullable String intro,
            @Nullable String thankYou,
            @Nullable String redirectUrl,
            boolean active,
            String language,
            List<FormField> fields,
            List<FormRule> rules,
            @Nullable Long sourceId,
            long responsibleId,
            boolean byRule,
            ChannelRule.@Nullable Repeat repeat,
            WebForm.Creates creates,
            @Nullable Long pipelineId,
            int minimumSeconds,
            boolean proofOfWork,
            long views,
            long starts,
            long sent) {}

    record Preview(String html) {}

    private FormPayload payload(WebForm form, Map<Long, FormStatistics.Total> totals) {
        var total = totals.getOrDefault(form.id(), FormStatistics.Total.none(form.id()));
        return new FormPayload(
                form.id(),
                form.version(),
                form.key(),
                config.publicUrl() + "/f/" + form.key(),
                config.publicUrl() + FormScripts.EMBED,
                form.title(),
                form.intro(),
                form.thankYou(),
                form.redirectUrl(),
                form.active(),
                form.language().code(),
                form.definition().fields(),
                form.definition().rules(),
                form.sourceId(),
                form.responsibleId(),
                form.byRule(),
                form.repeat(),
                form.creates(),
                form.pipelineId(),
                form.minimumSeconds(),
                form.proofOfWork(),
                total.views(),
                total.starts(),
                total.sent());
    }

    @GetMapping("/forms")
    @Requires(Right.EDIT_SETTINGS)
    Page<FormPayload> list() {
        var totals = statistics.totals();
        return Page.whole(
                forms.list().stream().map(form -> payload(form, totals)).toList());
    }

    @GetMapping("/forms/{id}")
    @Requires(Right.EDIT_SETTINGS)
    ResponseEntity<FormPayload> get(@PathVariable long id) {
        var form = forms.get(id);
        return Etags.ok(payload(form, statistics.totals()), form.version());
    }

    /// Views, starts and submissions of the last thirty days.
    @GetMapping("/forms/{id}/statistics")
    @Requires(Right.EDIT_SETTINGS)
    Page<FormStatistics.Day> days(@PathVariable long id) {
        return Page.whole(statistics.days(id));
    }

    @PostMapping("/forms")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = FormRequests.Form.class, required = "title")
    @Answers(status = 201)
    ResponseEntity<FormPayload> open(@RequestBody JsonNode json) {
        var blank = forms.blank(accounts.get().language(), CurrentUser.requireId());
        var form = forms.open(FormBody.read(JsonBody.of(json), blank));
        return ResponseEntity.created(URI.create("/api/v1/forms/" + form.id()))
                .eTag(Etags.of(form.version()))
                .body(payload(form, Map.of()));
    }

    @PatchMapping("/forms/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(FormRequests.Form.class)
    ResponseEntity<FormPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var form = forms.change(id, Etags.expectedVersion(ifMatch), now -> FormBody.read(body, now));
        return Etags.ok(payload(form, statistics.totals()), form.version());
    }

    /// What came in through it stays.
    @DeleteMapping("/forms/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        forms.delete(id);
    }

    /// The page of a form that is not stored.
    @PostMapping("/forms/preview")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(FormRequests.Form.class)
    Preview preview(@RequestBody JsonNode json) {
        var blank = forms.blank(accounts.get().language(), CurrentUser.requireId());
        var form = FormBody.read(JsonBody.of(json), blank);
        forms.check(form.definition());
        return new Preview(FormPage.preview(form));
    }

    /// What was sent that became this inquiry, in the words of the form.
    @GetMapping("/inquiries/{id}/submission")
    @Requires(Right.SIGNED_IN)
    Submitted submission(@PathVariable long id) {
        return submissions.get(id);
    }
}
