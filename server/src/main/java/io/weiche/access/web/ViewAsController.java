package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Begins and ends looking as somebody else.
@RestController
@RequestMapping(ViewAsController.PATH)
class ViewAsController {
    static final String PATH = "/api/v1/view-as";

    private final SignIns signIns;
    private final Looking looking;

    ViewAsController(SignIns signIns, Looking looking) {
        this.signIns = signIns;
        this.looking = looking;
    }

    record ViewAsRequest(long userId) {}

    /// @param seenAs null: as oneself
    record ViewAsPayload(@Nullable Long seenAs, @Nullable String name) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    ViewAsPayload get(HttpServletRequest request) {
        return ViewAsFilter.seen(request, signIns)
                .map(user -> new ViewAsPayload(user.userId(), user.name()))
                .orElse(new ViewAsPayload(null, null));
    }

    /// Needs the session of a browser: programs have the rights of their token.
    @PostMapping
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = ViewAsRequest.class, required = "userId")
    ViewAsPayload begin(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var userId = body.id("userId");
        body.refuseUnknown();
        if (userId == null) {
            throw BadInput.required("userId");
        }
        if (userId == CurrentUser.requireId()) {
            throw BadInput.of("userId", "same", "That is how you see it anyway.");
        }
        var user = signIns.signedIn(userId)
                .orElseThrow(() -> BadInput.of("userId", "unknown-user", "There is no active user with this number."));
        var recognised = (SignIns.Recognised) request.getAttribute(SignIns.Recognised.ATTRIBUTE);
        if (recognised.credential().kind() != null) {
            throw new Problem(ProblemType.CONFLICT, "This needs a browser that is signed in.");
        }
        looking.begin(userId, request, response);
        return new ViewAsPayload(user.userId(), user.name());
    }

    @DeleteMapping
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(HttpServletRequest request, HttpServletResponse response) {
        looking.end(request, response);
    }
}
