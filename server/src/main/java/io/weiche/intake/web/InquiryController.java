package io.weiche.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.TokenScope;
import io.weiche.access.Users;
import io.weiche.accounts.Account;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.Utm;
import io.weiche.intake.Channel;
import io.weiche.intake.InboxFilter;
import io.weiche.intake.Inquiries;
import io.weiche.intake.Inquiry;
import io.weiche.intake.InquiryDraft;
import io.weiche.intake.InquiryResult;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.leads.LeadGate;
import io.weiche.pipelines.Sources;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The common door of inquiries, and their list.
@RestController
@RequestMapping("/api/v1/inquiries")
class InquiryController {
    private static final int EXTERNAL_ID = 250;

    private final Inquiries inquiries;
    private final Sources sources;
    private final Users users;
    private final Accounts accounts;
    private final CustomInput custom;

    InquiryController(Inquiries inquiries, Sources sources, Users users, Accounts accounts, CustomInput custom) {
        this.inquiries = inquiries;
        this.sources = sources;
        this.users = users;
        this.accounts = accounts;
        this.custom = custom;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Became(
            @Nullable Long leadId,
            @Nullable Long dealId,
            @Nullable Long contactId,
            @Nullable Long companyId) {}

    /// @param rule that decided whether it becomes a lead or a deal; null: the mode did
    record ResultPayload(
            long inquiryId, Became became, boolean known, boolean logged, LeadGate.@Nullable DecidingRule rule) {}

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Scoped({TokenScope.INQUIRIES, TokenScope.WRITE})
    @Takes(InquiryRequest.class)
    @Answers(status = {200, 201})
    ResponseEntity<ResultPayload> take(@RequestBody JsonNode json) {
        var result = inquiries.take(draft(JsonBody.of(json)));
        return ResponseEntity.status(result.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(payload(result));
    }

    static ResultPayload payload(InquiryResult result) {
        return new ResultPayload(
                result.inquiryId(),
                new Became(result.leadId(), result.dealId(), result.contactId(), result.companyId()),
                result.known(),
                result.logged(),
                result.rule());
    }

    private InquiryDraft draft(JsonBody body) {
        var account = accounts.get();
        var channel = body.choice("channel", Channel.class);
        var externalId = body.line("externalId", EXTERNAL_ID);
        var responsibleId = body.id("responsibleId");
        var draft = new InquiryDraft(
                channel == null ? Channel.API : channel,
                externalId,
                source(body),
                body.line("title", Texts.TITLE),
                person(body),
                body.line("company", Texts.NAME),
                ContactPointInput.read(body, ContactPoints.NONE, account.country()),
                body.block("message"),
                Utm.read(body, "utm"),
                amount(body, account),
                responsibleId == null ? CurrentUser.requireId() : users.requireActive("responsibleId", responsibleId),
                null,
                custom.read(body, RecordKind.LEAD, CustomValues.NONE),
                responsibleId == null ? InquiryDraft.Handling.BY_RULE : InquiryDraft.Handling.NAMED);
        body.refuseUnknown();
        if (draft.person().isEmpty()
                && draft.company() == null
                && draft.points().all().isEmpty()
                && draft.title() == null
                && draft.message() == null) {
            throw BadInput.of("person", "required", "Say at least who asks, how to reach them or what they want.");
        }
        return draft;
    }

    private static @Nullable Money amount(JsonBody body, Account account) {
        if (!body.has("amount")) {
            return null;
        }
        FieldGroup.AMOUNT.requireInput("amount");
        return body.money("amount", account.currency());
    }

    /// By number or by code.
    private @Nullable Long source(JsonBody body) {
        var node = body.node("sourceId");
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return sources.requireCode("sourceId", node.stringValue());
        }
        var id = body.id("sourceId");
        return id == null ? null : sources.require("sourceId", id);
    }

    private static PersonName person(JsonBody body) {
        var person = body.object("person");
        if (person == null) {
            return PersonName.NONE;
        }
        var name = new PersonName(
                person.line("honorific", 50),
                person.line("firstName", Texts.NAME),
                person.line("middleName", Texts.NAME),
                person.line("lastName", Texts.NAME));
        person.refuseUnknown();
        return name;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<Inquiry> list(
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) InboxFilter.@Nullable View view,
            @RequestParam(defaultValue = "ALL") InboxFilter.Whose whose,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return inquiries.list(new InboxFilter(channel, view, whose), Limits.of(limit), cursor);
    }
}
