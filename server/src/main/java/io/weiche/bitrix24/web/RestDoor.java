package io.weiche.bitrix24.web;

import io.weiche.access.AccountKey;
import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.access.TokenKind;
import io.weiche.accounts.Accounts;
import io.weiche.bitrix24.call.Batch;
import io.weiche.bitrix24.call.Command;
import io.weiche.bitrix24.call.Dispatcher;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.Granted;
import io.weiche.bitrix24.call.MethodName;
import io.weiche.bitrix24.call.Repeat;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.apache.commons.codec.binary.Hex;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door of the compatible interface. Every method answers to GET and POST alike. Whoever knows the secret in the
/// address works as its user, with that user's rights; the secret is never logged and never answered.
@RestController
class RestDoor {
    private static final Set<String> VERBS = Set.of("GET", "POST");

    private final SignIns signIns;
    private final Accounts accounts;
    private final Dispatcher dispatcher;
    private final Batch batch;
    private final RestLimit limit;

    RestDoor(SignIns signIns, Accounts accounts, Dispatcher dispatcher, Batch batch, RestLimit limit) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.dispatcher = dispatcher;
        this.batch = batch;
        this.limit = limit;
    }

    @RequestMapping({"/rest", "/rest/**"})
    @Requires(Right.ANYONE)
    ResponseEntity<byte[]> answer(HttpServletRequest request) {
        var start = Instant.now();
        if (RestAddress.isVersion3(request.getRequestURI())) {
            return Envelope.version3(404, RestAddress.VERSION_3_NOT_FOUND, "Method not found!");
        }
        try {
            if (!VERBS.contains(request.getMethod())) {
                throw new RestError(405, "INVALID_REQUEST", "Only GET and POST are answered.");
            }
            limit.enter(request.getRemoteAddr());
            var address = RestAddress.of(request.getRequestURI());
            var key = AccountKey.parse(address.secret()).orElseThrow(RestAddress::invalidCredentials);
            return CurrentAccount.callAs(key.account(), () -> {
                var caller = recognise(key, address);
                return CurrentUser.callAs(
                        caller.user(),
                        () -> Granted.callWith(
                                Hex.encodeHexString(key.hash()), caller.scopes(), () -> run(request, address, start)));
            });
        } catch (RuntimeException e) {
            return Envelope.of(Errors.of(e));
        }
    }

    private SignIns.Recognised recognise(AccountKey key, RestAddress address) {
        return signIns.byToken(key, TokenKind.WEBHOOK)
                .filter(found ->
                        address.userId().equals(String.valueOf(found.user().userId())))
                .orElseThrow(RestAddress::invalidCredentials);
    }

    private ResponseEntity<byte[]> run(HttpServletRequest request, RestAddress address, Instant start) {
        var params = RequestParams.of(request);
        var repeat = Repeat.of(request.getHeader("Idempotency-Key"), params.text("bx24_request_id"));
        var account = accounts.get();
        var done = address.method().equals(MethodName.BATCH)
                ? batch.run(params, repeat, account, start)
                : dispatcher.run(new Command(address.method(), params, repeat), account, start);
        return Envelope.of(done, account);
    }
}
