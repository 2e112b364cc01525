package io.weiche.bitrix24.web;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.call.Done;
import io.weiche.bitrix24.wire.PhpJson;
import io.weiche.bitrix24.wire.RestError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// What stands around every answer.
final class Envelope {
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private Envelope() {}

    static ResponseEntity<byte[]> of(Done done, Account account) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("result", done.answer().result());
        if (done.answer().next() != null) {
            body.put("next", done.answer().next());
        }
        if (done.answer().total() != null) {
            body.put("total", done.answer().total());
        }
        body.put("time", done.times().shown(account.timeZone()));
        if (!done.warnings().isEmpty()) {
            body.put("warnings", done.warnings());
        }
        return answer(200, body);
    }

    static ResponseEntity<byte[]> of(RestError error) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("error", error.code());
        body.put("error_description", error.text());
        return answer(error.status(), body);
    }

    /// An error in the shape of version 3.
    static ResponseEntity<byte[]> version3(int status, String code, String message) {
        return answer(status, Map.of("error", Map.of("code", code, "message", message, "validation", List.of())));
    }

    private static ResponseEntity<byte[]> answer(int status, Map<String, ?> body) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .body(PhpJson.write(body));
    }
}
