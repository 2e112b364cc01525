package io.weiche.bitrix24.web;

import io.weiche.bitrix24.call.MethodName;
import io.weiche.bitrix24.wire.RestError;
import java.util.Arrays;
import java.util.regex.Pattern;

/// An address of the compatible interface: `/rest/{userId}/{secret}/{method}`, with or without a slash at the end.
///
/// @param secret never shown
record RestAddress(String userId, String secret, String method) {
    private static final String BASE = "/rest";
    private static final Pattern USER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SECRET = Pattern.compile("[a-zA-Z0-9]{1,100}");

    /// What version 3 of the original answers to everything we do not have: it knows no CRM methods at all.
    static final String VERSION_3_NOT_FOUND = "BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION";

    static boolean isUnder(String path) {
        return path.startsWith(BASE + "/") || path.equals(BASE);
    }

    static boolean isVersion3(String path) {
        return path.startsWith(BASE + "/api/") || path.equals(BASE + "/api");
    }

    /// @param path as it came, not decoded
    /// @throws RestError when it is no such address, or one of an authorisation we do not have
    static RestAddress of(String path) {
        var parts = Arrays.stream(path.substring(BASE.length()).split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() == 1) {
            throw RestError.noAuthorisation();
        }
        if (parts.size() != 3 || !USER.matcher(parts.get(0)).matches()) {
            throw RestError.methodNotFound();
        }
        if (!SECRET.matcher(parts.get(1)).matches()) {
            throw invalidCredentials();
        }
        return new RestAddress(parts.get(0), parts.get(1), MethodName.of(parts.get(2)));
    }

    static RestError invalidCredentials() {
        return new RestError(401, "INVALID_CREDENTIALS", "Invalid request credentials");
    }

    @Override
    public String toString() {
        return "RestAddress[" + method + "]";
    }
}
