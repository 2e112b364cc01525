package io.weiche.bitrix24.wire;

/// Ends a call with an error in the words of the compatible interface. What was done in its transaction is undone.
public final class RestError extends RuntimeException {
    private final int status;
    private final String code;
    private final boolean passing;

    /// @param code always a text; empty for business errors of the old methods
    /// @param text what is wrong, in English; never repeats a value that was sent
    public RestError(int status, String code, String text) {
        this(status, code, text, false);
    }

    private RestError(int status, String code, String text, boolean passing) {
        super(text);
        this.status = status;
        this.code = code;
        this.passing = passing;
    }

    /// The database is busy or went away.
    public static RestError busy() {
        return new RestError(500, "INTERNAL_SERVER_ERROR", "The database does not answer.", true);
    }

    /// A business error of the old methods, which have no codes.
    public static RestError plain(String text) {
        return new RestError(400, "", text);
    }

    public static RestError notFound() {
        return plain("Not found");
    }

    public static RestError mustBeArray(String parameter) {
        return plain("Parameter '" + parameter + "' must be array.");
    }

    /// A parameter that newer methods cannot do without.
    public static RestError missing(String parameter) {
        return new RestError(400, "100", "Could not find value for parameter {" + parameter + "}");
    }

    public static RestError invalidArgument(String text) {
        return new RestError(400, "INVALID_ARG_VALUE", text);
    }

    public static RestError methodNotFound() {
        return new RestError(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
    }

    public static RestError noAuthorisation() {
        return new RestError(401, "NO_AUTH_FOUND", "Wrong authorization data");
    }

    /// Whether the same call may succeed a moment later.
    public boolean passing() {
        return passing;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
