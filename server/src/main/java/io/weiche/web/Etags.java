package io.weiche.web;

import io.weiche.kernel.BadInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Versions of records as entity tags.
public final class Etags {
    private Etags() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// @param ifMatch header `If-Match`; absent or `*` means any version
    /// @return the version the caller saw, or null when it does not matter
    public static @Nullable Integer expectedVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw BadInput.of("If-Match", "wrong-type", "This must be the entity tag of the record.");
        }
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
