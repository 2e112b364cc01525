package io.weiche.calendar.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.calendar.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The door of calendars. Whoever knows the secret in the address reads what its user has planned, and nothing else;
/// the secret is never logged and never answered.
@RestController
class CalendarDoor {
    private final Subscriptions subscriptions;

    CalendarDoor(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /// Calendars ask again and again: those that have the same already are not sent it anew.
    ///
    /// @param done also what was done lately
    @GetMapping("/calendar/{key}.ics")
    @Requires(Right.ANYONE)
    ResponseEntity<byte[]> read(
            @PathVariable String key, @RequestParam(defaultValue = "false") boolean done, HttpServletRequest request) {
        var file = subscriptions.read(key, done, request.getRemoteAddr());
        return ResponseEntity.ok()
                .eTag(DigestUtils.sha256Hex(file))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.parseMediaType("text/calendar;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"weiche.ics\"")
                .body(file);
    }
}
