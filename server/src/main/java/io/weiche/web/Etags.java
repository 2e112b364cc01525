package io.weiche.web;

import io.weiche.kernel.BadInput;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Versions of records as entity tags.
public final class Etags {
    /// What no record ever has: a tag of something else matches nothing (RFC 9110, 13.1.1).
    private static final int NO_VERSION = -1;

    /// One of a list; a version without its quotes is understood too.
    private static final Pattern TAG = Pattern.compile("\\G\\s*+(?:(?:W/)?\"([^\"]*+)\"|([0-9]++))\\s*+(?:,|$)");

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private Etags() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// Of several tags the highest version counts: versions only grow, so whoever names one has seen that it was there,
    /// and no lower one can still be in force. That proxies which compress weaken tags changes nothing.
    ///
    /// @param ifMatch header `If-Match`; absent or `*` means any version
    /// @return the version the caller saw, [#NO_VERSION] for tags that are none of ours, null for any
    /// @throws BadInput when it is no list of entity tags
    public static @Nullable Integer expectedVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tags = TAG.matcher(ifMatch);
        int highest = NO_VERSION;
        int end = 0;
        do {
            if (!tags.find()) {
                throw BadInput.of("If-Match", "wrong-type", "This must be the entity tag of the record.");
            }
            highest = Math.max(highest, version(tags.group(1) == null ? tags.group(2) : tags.group(1)));
            end = tags.end();
        } while (end < ifMatch.length());
        return highest;
    }

    private static int version(String tag) {
        return VERSION.matcher(tag).matches() ? Integer.parseInt(tag) : NO_VERSION;
    }

    /// For changes of records: everybody has to say which version they saw, or `*` for any.
    ///
    /// @throws Problem 428 when the header is missing
    public static @Nullable Integer requireVersion(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED, "Send If-Match with the entity tag you read, or * for any.");
        }
        return expectedVersion(ifMatch);
    }

    public static <T> ResponseEntity<T> ok(T body, int version) {
        return ResponseEntity.ok().eTag(of(version)).body(body);
    }

    /// The answer to whoever opened it.
    public static <T> ResponseEntity<T> created(String address, T body, int version) {
        return ResponseEntity.created(URI.create(address)).eTag(of(version)).body(body);
    }

    /// @param expected the version the caller saw, null for any
    /// @throws Problem version-conflict
    public static void refuseOther(@Nullable Integer expected, int version) {
        if (expected != null && expected != version) {
            throw changedMeanwhile(version);
        }
    }

    public static Problem changedMeanwhile(int version) {
        return new Problem(ProblemType.VERSION_CONFLICT, "Somebody changed the record after you read it.")
                .with("version", version);
    }
}
