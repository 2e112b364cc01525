package io.weiche.setup.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.UserDraft;
import io.weiche.access.web.SessionAnswers;
import io.weiche.access.web.SessionPayload;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.setup.DemoData;
import io.weiche.setup.Setup;
import io.weiche.setup.SetupLinks;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Problem;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The set-up page's door. Open to whoever has the one-time link.
@RestController
@RequestMapping("/api/v1/setup")
class SetupController {
    private final SetupLinks links;
    private final Setup setup;
    private final SessionAnswers sessions;

    SetupController(SetupLinks links, Setup setup, SessionAnswers sessions) {
        this.links = links;
        this.setup = setup;
        this.sessions = sessions;
    }

    @GetMapping("/{token}")
    @Requires(Right.ANYONE)
    SetupRequest.Link look(@PathVariable String token) {
        if (!links.valid(token)) {
            throw Problem.notFound();
        }
        return new SetupRequest.Link(true);
    }

    @PostMapping
    @Requires(Right.ANYONE)
    @Takes(
            value = SetupRequest.class,
            required = {"token", "account", "administrator"})
    @Answers(status = 201)
    ResponseEntity<SessionPayload> open(
            @RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var token = body.requireLine("token", Texts.NAME);
        if (!links.valid(token)) {
            throw Problem.notFound();
        }
        var account = account(body);
        var administrator = administrator(body, account.language());
        var demo = body.bool("demo");
        var demoLeads = body.integer("demoLeads", 0, DemoData.MOST_LEADS);
        body.refuseUnknown();
        var wanted = Boolean.TRUE.equals(demo) ? (demoLeads == null ? DemoData.LEADS : demoLeads) : null;
        var session = within("administrator", () -> setup.open(token, account, administrator, wanted));
        return ResponseEntity.status(HttpStatus.CREATED).body(sessions.begin(request, response, session));
    }

    /// Names refused fields by their place in the body.
    private static <T> T within(String parent, Supplier<T> work) {
        try {
            return work.get();
        } catch (BadInput refused) {
            throw refused.within(parent);
        }
    }

    private static AccountDraft account(JsonBody body) {
        var part = body.object("account");
        if (part == null) {
            throw BadInput.required("account");
        }
        var name = part.text("name");
        var country = part.text("country");
        var language = part.text("language");
        var zone = part.text("timeZone");
        var currency = part.text("currency");
        var plan = part.text("plan");
        part.refuseUnknown();
        return within(
                "account",
                () -> AccountDraft.of(
                        name,
                        country,
                        Language.ofCode("language", language == null ? "de" : language),
                        zone,
                        currency,
                        plan == null ? Plan.PROFESSIONAL : Plan.ofWord("plan", plan)));
    }

    private static UserDraft administrator(JsonBody body, Language language) {
        var part = body.object("administrator");
        if (part == null) {
            throw BadInput.required("administrator");
        }
        var draft = new UserDraft(
                part.line("firstName", Texts.NAME),
                part.line("lastName", Texts.NAME),
                UserDraft.requireEmail("administrator.email", part.text("email")),
                language,
                part.text("password"),
                List.of());
        part.refuseUnknown();
        return draft;
    }
}
